// Scans against all that has spoiled them elsewhere: layouts, Caps Lock, buttons, dialogs, people who type.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyboard, keysOf, typedOf } from './gun.mjs';
import { house } from './house.mjs';

const R1 = 'NTG-2026-R1';

/** The SSCC of the demonstration's carton with a number, as a scanner sends it. */
function label(number) {
  const body = `09521234${String(number).padStart(9, '0')}`;
  const sum = [...body].reverse().reduce((s, d, i) => s + Number(d) * (i % 2 ? 1 : 3), 0);
  return `]C100${body}${(10 - (sum % 10)) % 10}`;
}

const many = Array.from({ length: 200 }, (_, i) => label(i + 1));

/** The door of R1, with what a person sees there. */
async function atTheDoor(t, more = {}) {
  const h = await house(t, { until: 'load', room: `load/${R1}`, ...more });
  const { page, say } = h;
  h.button = (key, params) => page.getByRole('button', { name: say(key, params), exact: true });
  h.counts = async (n) => {
    const counted = page.locator('.running', { hasText: new RegExp(`^${n}$`) }).waitFor({ timeout: 40_000 });
    await counted.catch(async (late) => assert.fail(`${late.message}: ${await page.locator('div.bar').innerText()}`));
  };
  h.answers = (level, text) => page.locator(`.bar.${level} [role="status"]`).filter({ hasText: text }).waitFor();
  /** What was scanned, the first first, as the log of the sitting shows it. */
  h.logged = async () => {
    await page.getByRole('button', { name: new RegExp(`${say('scan.log')}|${say('scan.tab_unknown')}`) }).click();
    await page.getByRole('tab', { name: say('scan.log') }).click();
    return (await page.locator('#tray .code').allTextContents()).reverse();
  };
  await page.locator('[aria-pressed="true"]').filter({ hasText: 'LKCU 420017 7' }).waitFor();
  return h;
}

/** So many scans, ten a second by their own clock. */
const tenASecond = (texts, how) =>
  texts.flatMap((text, i) => keysOf(text, how).map((key) => ({ ...key, at: key.at + i * 100 })));

for (const host of ['us', 'lo', 'th', 'fr', 'zh']) {
  test(`200 of 200 scans on a ${host} keyboard, in order, with a button in focus`, async (t) => {
    const h = await atTheDoor(t);
    await h.button('load.close').focus();
    await keyboard(h.page).play(tenASecond(many.slice(0, 100), { host }));
    await keyboard(h.page).play(tenASecond(many.slice(100), { host, capsLock: true }));
    await h.counts(200);
    assert.deepEqual(await h.logged(), many);
    assert.equal(await h.page.getByRole('dialog').count(), 0, 'the button that had the focus was pressed');
  });
}

test('a dialog opens in the middle, somebody types into its field: no scan and no character is lost', async (t) => {
  const h = await atTheDoor(t);
  const text = 'Gate 4, behind the cold store; ask for Mr Bounmy';
  await h.button('load.change_departure').focus();
  await keyboard(h.page).play(tenASecond(many.slice(0, 50)));
  const open = (name) => [...document.querySelectorAll('button')].find((one) => one.innerText === name).click();
  await h.page.evaluate(`setTimeout(() => (${open})(${JSON.stringify(h.say('load.change_plan'))}), 2512)`);
  await keyboard(h.page).play(tenASecond(many.slice(50, 100)));
  const field = h.page.getByLabel(h.say('load.place'));
  await field.fill('');
  await field.focus();
  await keyboard(h.page).play(tenASecond(many.slice(100)), typedOf(text, { everyMS: 173 }));
  await h.counts(200);
  assert.equal(await field.inputValue(), text);
  await h.page.keyboard.press('Escape');
  assert.deepEqual(await h.logged(), many);
});

test('a person who types forty milliseconds after a scan types every character, where the caret is', async (t) => {
  const h = await atTheDoor(t);
  await h.button('load.change_plan').click();
  const field = h.page.getByLabel(h.say('load.place'));
  await field.fill('ab');
  await h.page.keyboard.press('ArrowLeft');
  for (const [i, how] of [{}, { suffix: '\t' }, { suffix: '' }].entries()) {
    const keys = keysOf(label(i + 1), how);
    const after = typedOf(`${i}`).map((key) => ({ ...key, at: key.at + keys.at(-1).at + 40 }));
    await keyboard(h.page).send(keys, after);
  }
  await h.counts(3);
  assert.equal(await field.inputValue(), 'a012b');
  assert.equal(await field.evaluate((f) => f === document.activeElement && f.selectionStart), 4);
});

test('a scan over a selection leaves field and selection as they were; a choice too', async (t) => {
  const h = await atTheDoor(t);
  await h.button('load.change_plan').click();
  const field = h.page.getByLabel(h.say('load.place'));
  await field.fill('Vientiane');
  await field.evaluate((f) => f.setSelectionRange(2, 5, 'backward'));
  await h.scan(label(1));
  await h.counts(1);
  const left = await field.evaluate((f) => [f.value, f.selectionStart, f.selectionEnd, f.selectionDirection]);
  assert.deepEqual(left, ['Vientiane', 2, 5, 'backward']);
});

test('quick fingers and a key that is held down are no scan', async (t) => {
  const h = await atTheDoor(t);
  await h.button('load.change_plan').click();
  const field = h.page.getByLabel(h.say('load.place'));
  await field.fill('');
  await keyboard(h.page).send(typedOf('handling of cartons', { everyMS: 45, holdMS: 60 }));
  await keyboard(h.page).send(typedOf('the quick', { everyMS: 28, holdMS: 90 })); // rolled over: three keys down at once
  await h.page.waitForFunction((f) => document.activeElement.value === f, 'handling of cartonsthe quick');
  const key = { code: 'KeyX', key: 'x', text: 'x' };
  const session = await h.page.context().newCDPSession(h.page);
  const begin = Date.now() / 1000;
  for (let i = 0; i < 20; i++) {
    const held = { type: 'keyDown', ...key, autoRepeat: i > 0, timestamp: begin + i * 0.03 };
    await session.send('Input.dispatchKeyEvent', held);
  }
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, timestamp: begin + 0.6 });
  await h.page.waitForFunction((f) => document.activeElement.value === f, `handling of cartonsthe quick${'x'.repeat(20)}`);
  assert.equal(await h.page.locator('.bar [role="status"]').innerText(), '');
});

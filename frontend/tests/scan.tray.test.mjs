// The tray of unknown codes, the volume of the tones, and fields that take keys in ways of their own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';

const first = ']C100095212340000000013';

async function desk(t, more = {}) {
  const h = await house(t, { until: 'load', room: 'stock', ...more });
  const button = (key, params) => h.page.getByRole('button', { name: h.say(key, params), exact: true });
  h.finds = (number) => h.page.locator('.bar.ok [role="status"]').filter({ hasText: number }).waitFor();
  return Object.assign(h, { button });
}

test('a code that nobody knew waits in the tray until somebody says what became of it', async (t) => {
  const h = await desk(t);
  await h.button('scan.log').click();
  const pane = h.page.getByRole('complementary');
  await pane.getByText(h.say('scan.log_none')).waitFor();
  await pane.getByRole('tab', { name: h.say('scan.tab_unknown') }).click();
  await pane.getByText(h.say('scan.unknown_none')).waitFor();
  await h.scan('NOBODY-1');
  await h.page.locator('.panel').waitFor();
  await h.page.keyboard.press('Enter');
  await pane.getByText('NOBODY-1').waitFor();
  await h.button('scan.unknown_codes', { count: 1 }).waitFor();
  await pane.getByRole('button', { name: h.say('scan.look_again') }).click();
  await pane.getByRole('alert').filter({ hasText: 'NOBODY-1' }).waitFor();
  await pane.getByRole('button', { name: h.say('scan.settle'), exact: true }).click();
  await h.page.keyboard.press('Tab');
  assert.deepEqual(await h.axe(), []);
  await pane.getByRole('button', { name: h.say('scan.settle_save') }).click();
  await pane.locator('.field.wrong').waitFor(); // a note must say something
  await pane.getByLabel(h.say('scan.note')).fill('label of another firm');
  await h.page.keyboard.press('Control+Enter');
  await pane.getByText(h.say('scan.unknown_none')).waitFor();
  await h.button('scan.log').waitFor();
});

test('the volume of the tones is kept on this computer', async (t) => {
  const h = await desk(t, { room: 'settings/computer' });
  const slider = h.page.getByRole('slider', { name: h.say('scan.volume') });
  await slider.fill('0');
  await h.page.getByText(h.say('scan.volume_off')).waitFor();
  await h.page.reload();
  await slider.waitFor();
  assert.equal(await slider.inputValue(), '0');
  for (const key of ['ok', 'warn', 'stop']) await h.button(`setting.sound_${key}`).click();
});

/** Puts something into the page that takes keys. */
const planted = (h, html) => h.page.evaluate((html) => {
  document.querySelector('main').insertAdjacentHTML('afterbegin', html);
  document.querySelector('#planted').focus();
}, html);

test('a choice keeps what was chosen when a scan begins with the letter of another', async (t) => {
  const h = await desk(t);
  await planted(h, '<select id="planted"><option>Banana</option><option>Papaya</option></select>');
  await h.scan('PALLET-77');
  await h.page.locator('.panel').waitFor();
  assert.equal(await h.page.locator('#planted').inputValue(), 'Banana');
});

test('a written text keeps its words and the caret', async (t) => {
  const h = await desk(t);
  await planted(h, '<div id="planted" contenteditable>six <b>boxes</b> here</div>');
  await h.page.evaluate(() => getSelection().setBaseAndExtent(document.querySelector('#planted b').firstChild, 2,
    document.querySelector('#planted b').firstChild, 2));
  await h.scan(first);
  await h.finds('0000001');
  await h.type('XY');
  assert.equal(await h.page.locator('#planted').innerHTML(), 'six <b>boXYxes</b> here');
});

test('what an input method composes of a scan does not stay in the field', async (t) => {
  const h = await desk(t);
  await planted(h, '<input id="planted" value="水果">');
  await h.page.locator('#planted').evaluate((field) => field.setSelectionRange(1, 1));
  const session = await h.page.context().newCDPSession(h.page);
  const begin = Date.now();
  const press = (type, key, code, i) => session.send('Input.dispatchKeyEvent',
    { type, key, code, windowsVirtualKeyCode: key === 'Enter' ? 13 : 229, timestamp: (begin + i * 2) / 1000 });
  const sent = [...'palletzz'].flatMap((letter, i, all) => [
    press('rawKeyDown', 'Process', `Key${letter.toUpperCase()}`, i),
    session.send('Input.imeSetComposition',
      { text: all.slice(0, i + 1).join(''), selectionStart: i + 1, selectionEnd: i + 1 }),
    press('keyUp', 'Process', `Key${letter.toUpperCase()}`, i),
  ]);
  await Promise.all([...sent, press('rawKeyDown', 'Enter', 'Enter', 8), press('keyUp', 'Enter', 'Enter', 8)]);
  await h.page.locator('.panel').getByText(h.say('scan.read', { code: 'palletzz' })).waitFor();
  const left = await h.page.locator('#planted').evaluate((f) => [f === document.activeElement, f.value, f.selectionStart]);
  assert.deepEqual(left, [true, '水果', 1]);
});

test('Space that begins a scan presses no button, and a typed one does', async (t) => {
  const h = await desk(t);
  await planted(h, '<button id="planted">no</button>');
  await h.page.locator('#planted').evaluate((one) => one.addEventListener('click', () => (one.textContent += '!')));
  await h.scan(' 0000001');
  await h.finds('0000001');
  assert.equal(await h.page.locator('#planted').innerText(), 'no');
  await h.page.keyboard.press('Space');
  await h.page.getByText('no!', { exact: true }).waitFor();
  await h.page.keyboard.press('Enter');
  await h.page.getByText('no!!', { exact: true }).waitFor();
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { anotherDesk, atTheDoor, door, label, other, R1, sscc, tenASecond } from './door.mjs';
import { hubctl, PIN } from './house.mjs';

const run = promisify(execFile);
const lots = ['LNT-BAN-261103-01', 'LNT-BAN-261103-02', 'LNT-BAN-261104-03'];
const loose = 'Loose at COLD-1';

/** Puts cartons of the first lot on a pallet, before anybody opens the window: number 0002521. */
async function onPallet(dir) {
  const at = ['--data', dir];
  const env = { ...process.env, HUBCTL_PIN: PIN };
  await run(hubctl, [...at, 'user', 'sign-in', 'Sengdao'], { env });
  await run(hubctl, [...at, 'pack', 'pallet', '--from', '0000025', '--to', '0000048', '--at', 'COLD-1'], { env });
}

/** Plans other goods for the shipment: lines of item, grade and packages. */
async function replanned(h, lines) {
  await h.page.evaluate(async ([reference, lines]) => {
    const door = globalThis.go.app.Load;
    const { plan } = await door.Open(reference);
    const price = plan.lines[0];
    await door.Replan({ ...plan, lines: lines.map((line) => ({ ...price, ...line })) }, crypto.randomUUID());
  }, [R1, lines]);
}

/** Waits until a group holds so many packages. */
const holds = (h, where, lot, packages) =>
  h.group(where, lot).getByRole('cell', { name: String(packages), exact: true }).waitFor();

test('each scan takes from what is missing and from where it stood, and undo gives it back', async (t) => {
  const h = await atTheDoor(t, { prepare: onPallet });
  await h.misses('2,520');
  const next = h.page.locator('.next');
  await next.getByText('Pallet 0002521 at COLD-1').waitFor();
  await next.getByText('24 packages').waitFor();
  await holds(h, loose, lots[0], 876);
  await h.scan(label(1));
  await h.misses('2,519');
  await holds(h, loose, lots[0], 875);
  await h.page.getByText(h.say('load.lot_figures', { loaded: 1, waiting: 899 })).waitFor();
  await h.scan('0002521');
  await h.misses('2,495');
  await h.counts(25);
  assert.equal(await h.group('Pallet', lots[0]).count(), 0, 'the pallet stands there no more');
  await next.getByText(loose).waitFor();
  await h.page.keyboard.press('F9');
  await h.misses('2,519');
  await h.counts(1);
  await holds(h, 'Pallet 0002521', lots[0], 24);
  await h.page.keyboard.press('F9');
  await h.misses('2,520');
  await holds(h, loose, lots[0], 876);
});

test('the row that was scanned last is marked and in sight, however far one has scrolled', async (t) => {
  const h = await atTheDoor(t);
  await tenASecond(h, Array.from({ length: 12 }, (_, i) => label(i + 1)));
  await h.counts(12);
  const inside = h.page.getByRole('rowgroup', { name: h.say('load.loaded_in', { transport: door }) });
  await inside.focus();
  await h.page.keyboard.press('End');
  await inside.getByRole('cell', { name: '0000001', exact: true }).waitFor();
  await h.scan(label(13));
  const marked = inside.locator('.marked');
  await marked.getByRole('cell', { name: '0000013', exact: true }).waitFor();
  const [row, list] = [await marked.boundingBox(), await inside.boundingBox()];
  assert.ok(row.y >= list.y && row.y + row.height <= list.y + list.height + 1, 'the marked row is in sight');
});

test('ten scans a second keep the figures right, pallet and refusals among them', async (t) => {
  const h = await atTheDoor(t, { prepare: onPallet });
  const scans = [...Array.from({ length: 20 }, (_, i) => label(i + 1)), '0002521', label(5), label(901), label(902)];
  await tenASecond(h, scans);
  await h.counts(46);
  await h.misses('2,474');
  await holds(h, loose, lots[0], 856);
  await holds(h, loose, lots[1], 808);
  await h.page.evaluate(() => new Promise((rest) => setTimeout(rest, 900))); // read again after the run: still right
  assert.equal(await h.missing.innerText(), '2,474');
  assert.equal(await h.running.innerText(), '46');
});

test('two desks that load the same shipment see one another’s scans', async (t) => {
  const h = await atTheDoor(t);
  const khamla = await anotherDesk(t, h, 'Khamla');
  await khamla.page.keyboard.press('2');
  await khamla.opened(other);
  const mine = Array.from({ length: 15 }, (_, i) => label(i + 1));
  const theirs = Array.from({ length: 15 }, (_, i) => label(i + 1001));
  await Promise.all([tenASecond(h, mine), tenASecond(khamla, theirs)]);
  for (const desk of [h, khamla]) {
    await desk.counts(15);
    await desk.misses('2,490');
    await holds(desk, loose, lots[0], 885);
    await holds(desk, loose, lots[1], 795);
  }
  await khamla.page.keyboard.press('F9');
  await h.misses('2,491');
  await h.scan(label(1001 + 14)); // it is free again, also for the other desk
  await khamla.misses('2,490');
});

test('the filter leaves out what is loaded whole, and what is not here is told', async (t) => {
  const h = await atTheDoor(t);
  await replanned(h, [{ grade: 'A', packages: 2 }, { grade: 'B', packages: 5 }]);
  await h.misses('7');
  await h.page.getByText(h.say('load.absent', { count: 5 })).waitFor();
  await h.scan(label(1));
  await h.scan(label(2));
  await h.misses('5');
  await holds(h, loose, lots[0], 898);
  const line = h.page.getByRole('row').filter({ has: h.page.getByRole('rowheader', { name: /grade A/ }) });
  assert.deepEqual(await line.getByRole('cell').allInnerTexts(), ['2', '2', '0']);
  await h.page.keyboard.press('m');
  await line.waitFor({ state: 'detached' });
  assert.equal(await h.group(loose, lots[0]).count(), 0, 'nobody needs more of grade A');
  await h.page.getByText(h.say('load.next_none')).waitFor();
  assert.deepEqual(await h.axe(), []);
  await h.page.keyboard.press('F9');
  await line.waitFor();
  await h.page.getByRole('button', { name: h.say('load.missing_only') }).click();
  await holds(h, loose, lots[0], 899);
});

test('what is missing is seen without scrolling, also of many goods on a small screen', async (t) => {
  const h = await atTheDoor(t, { viewport: { width: 1366, height: 768 } });
  await replanned(h, ['A', 'B', 'reject'].map((grade) => ({ grade, packages: 400 })));
  await h.misses('1,200');
  for (const figure of [h.missing, h.running, ...(await h.page.locator('.lines .strong').all())]) {
    const box = await figure.boundingBox();
    const shown = await figure.evaluate((e) => {
      const { x, y, width, height } = e.getBoundingClientRect();
      return e.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    assert.ok(shown && box.y + box.height <= 768, `${await figure.innerText()} is in sight`);
  }
  assert.equal(await h.page.locator('.lines .strong').count(), 3);
});

test('a group lists its units by the page, and those that go in leave it', async (t) => {
  const h = await atTheDoor(t);
  const list = h.page.getByRole('rowgroup', { name: h.say('load.waiting') });
  await list.focus();
  await h.page.keyboard.press('ArrowDown');
  await h.page.keyboard.press('Enter');
  const units = h.page.getByRole('rowgroup', { name: loose });
  await units.getByRole('cell', { name: '0000001', exact: true }).waitFor();
  await h.scan(label(1));
  await units.getByRole('cell', { name: '0000001', exact: true }).waitFor({ state: 'detached' });
  await h.page.keyboard.press('F9');
  await units.getByRole('cell', { name: '0000001', exact: true }).waitFor();
  await units.focus();
  const last = units.getByRole('cell', { name: '0000900', exact: true });
  for (let pages = 0; pages < 20 && (await last.count()) === 0; pages++) {
    const before = await h.page.getByRole('table', { name: loose }).getAttribute('aria-rowcount');
    await h.page.keyboard.press('End');
    await h.page.waitForFunction(([name, rows]) => {
      const table = document.querySelector(`[role=table][aria-label="${name}"]`);
      return table?.getAttribute('aria-rowcount') !== rows || table.textContent.includes('0000900');
    }, [loose, before]);
  }
  await last.waitFor();
  await h.page.keyboard.press('Escape');
  await holds(h, loose, lots[0], 900);
});

test('a unit is found by its last digits, with where it stands', async (t) => {
  const h = await atTheDoor(t, { prepare: onPallet });
  await h.page.keyboard.press('/');
  const field = h.page.getByRole('searchbox', { name: h.say('load.find') });
  await field.and(h.page.locator(':focus')).waitFor();
  await h.type('0030');
  const found = h.page.getByRole('table', { name: h.say('load.found') });
  await found.getByRole('row').filter({ hasText: '0000030' }).getByText('Pallet 0002521 at COLD-1').waitFor();
  await h.scan(label(1));
  await h.misses('2,519');
  assert.equal(await field.inputValue(), '0030', 'a scan types nothing');
  await field.fill(sscc(900).slice(-6));
  await found.getByRole('row').filter({ hasText: '0000900' }).getByText(loose).waitFor();
  await field.fill('777777');
  await h.page.getByText(h.say('load.find_none', { end: '777777' })).waitFor();
  await h.page.keyboard.press('Escape');
  await h.group(loose, lots[0]).waitFor();
  assert.equal(await field.inputValue(), '');
});

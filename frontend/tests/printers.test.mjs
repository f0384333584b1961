import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { house, hubctl, PIN } from './house.mjs';
import { simulatePrinter } from './printersim.mjs';
import { draw, read } from './zpl.mjs';

const run = promisify(execFile);
const button = (h, key, params) => h.page.getByRole('button', { name: h.say(key, params), exact: true });
const press = (h, key, params) => button(h, key, params).press('Enter');
const cards = (h) => h.page.getByRole('list', { name: h.say('printer.printers') }).getByRole('listitem');
const field = (h, key) => h.page.getByLabel(h.say(key), { exact: false });

/** Gives hubctl an order for a house before its pages open, as an administrator. */
const hub = (dir, ...order) => run(hubctl, ['--data', dir, ...order], { env: { ...process.env, HUBCTL_PIN: PIN } });

/** The printers of a house before its pages open. */
const withPrinters = (...all) => async (dir) => {
  await hub(dir, 'user', 'sign-in', 'Phet');
  for (const [name, address] of all) await hub(dir, 'printer', 'add', name, address);
};

/** Types an address into the first step and asks whoever is there. */
async function address(h, host, port) {
  await field(h, 'printer.host').fill(host);
  await field(h, 'printer.port').fill(port);
  await press(h, 'printer.check');
}

test('a printer is set up in five steps, tested, moved and darkened, and used on this computer', async (t) => {
  const printer = await simulatePrinter(t);
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/printers' });
  await h.page.getByText(h.say('printer.empty')).waitFor();
  await press(h, 'printer.add');
  assert.deepEqual(await h.axe(), []);
  await address(h, printer.host, printer.port);
  await h.page.getByText('ZT230-SIMULATED, firmware V1.0.0').waitFor();
  await h.page.getByText(h.say('printer.is_ready'), { exact: true }).waitFor();

  await press(h, 'printer.next');
  await press(h, 'printer.test');
  await h.page.getByText(h.say('printer.tested')).waitFor();
  const [first] = await printer.labels();
  const found = await read(first, join(h.dir, 'label.png'));
  const said = found.map(({ text, symbologyIdentifier }) => `${symbologyIdentifier}${text}`).sort();
  assert.deepEqual(said, [']C09999', ']C100995212349999999998', ']Q1TEST 203 dpi']);

  // The paper cuts the upper scale at 1.5 mm, and half a millimetre of white stands above the nought of the left one.
  await press(h, 'printer.next');
  await field(h, 'printer.left_edge').last().fill('1,5');
  await field(h, 'printer.top_is').selectOption('white');
  await press(h, 'printer.move');
  await h.page.getByText(h.say('printer.mm_wrong')).waitFor();
  await field(h, 'printer.top_edge').last().fill('0.5');
  await press(h, 'printer.move');
  await h.page.getByText(h.say('printer.moved', { right: '1.50', down: '\u22120.50' })).waitFor();
  await press(h, 'printer.test');
  await h.page.getByText(h.say('printer.tested')).waitFor();
  sameButMoved(draw(first), draw((await printer.labels())[1]), 12, -4);

  // A label that is moved off its edge is not drawn, and why is said.
  await field(h, 'printer.right').first().fill('19');
  await h.page.getByRole('alert').filter({ hasText: /over its edge/ }).waitFor();
  await field(h, 'printer.right').first().fill('1.5');
  await h.page.getByRole('img', { name: h.say('printer.preview') }).waitFor();
  assert.deepEqual(await h.axe(), []);

  await press(h, 'printer.next');
  await press(h, 'printer.print_steps');
  await h.page.getByText(h.say('printer.tested_many', { count: 5, steps: '\u22126, \u22123, 0, +3, +6' })).waitFor();
  const darkness = (await printer.labels()).slice(2).map((zpl) => /\^MD(-?\d+)/.exec(zpl)?.[1] ?? '0');
  assert.deepEqual(darkness, ['-6', '-3', '0', '3', '6']);
  assert.deepEqual(await h.axe(), []);
  await press(h, 'printer.take', { step: '+3' });
  await press(h, 'printer.darker');

  await press(h, 'printer.next');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').waitFor();
  await field(h, 'printer.name').fill('Packing-2');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByText(h.say('printer.saved', { name: 'Packing-2' })).waitFor();
  const card = cards(h).filter({ hasText: 'Packing-2' });
  await card.getByText('right 1.50 mm').waitFor();
  await card.getByText(h.say('printer.used_here')).waitFor();
  assert.equal(await h.page.evaluate(() => localStorage.getItem('tradehub.printer')), 'Packing-2');

  // Removed, and put back as it was.
  await press(h, 'printer.remove');
  await h.page.getByText(h.say('printer.removed', { name: 'Packing-2' })).waitFor();
  assert.equal(await h.page.evaluate(() => localStorage.getItem('tradehub.printer')), null);
  await press(h, 'printer.put_back');
  await card.getByText('darkness +4').waitFor();
  assert.equal(await h.page.evaluate(() => localStorage.getItem('tradehub.printer')), 'Packing-2');
});

/** The ladders of two test labels are the same, but so many dots apart. */
function sameButMoved(before, after, right, down) {
  let dark = 0;
  for (let y = 31 * 8; y < 40 * 8; y++) {
    for (let x = 7 * 8; x < 80 * 8; x++) {
      dark += before.dark(x, y) ? 1 : 0;
      assert.equal(after.dark(x + right, y + down), before.dark(x, y), `dot ${x}, ${y}`);
    }
  }
  assert.ok(dark > 500, `${dark} dark dots`);
}

test('each state of a printer is told in words, on its page and at the foot of every page', async (t) => {
  const printer = await simulatePrinter(t);
  const prepare = withPrinters(['Z1', printer.address]);
  const h = await house(t, { until: 'deliver', as: 'Khamla', room: 'settings/printers', prepare });
  const card = cards(h).filter({ hasText: 'Z1' });
  const foot = h.page.getByRole('contentinfo');
  await card.getByText(h.say('printer.is_ready'), { exact: true }).waitFor();
  await foot.getByText(h.say('status.printer_ready', { name: 'Z1' })).waitFor();
  assert.equal(await button(h, 'printer.add').count(), 0, 'who looks after no settings sets no printer up');
  for (const [order, state, sentence] of [
    ['break paper-out', 'paper_out'], ['break ribbon-out', 'ribbon_out'], ['break head-open', 'head_open'],
    ['break paused', 'paused'], ['break over-temperature', 'over_temperature'], ['break buffer-full', 'buffer_full'],
    ['break mute', 'silent'], ['off', 'away', 'device.printer_missing'],
  ]) {
    await printer.order(order);
    await card.getByText(h.say(`printer.is_${state}`), { exact: true }).waitFor();
    const called = sentence ? `${printer.host}:${printer.port}` : 'Z1'; // who is not there has no name, only an address
    await card.getByText(h.say(sentence ?? `device.${state}`, { printer: called }).split('. ')[0]).waitFor();
    await foot.getByText(h.say('status.device_is', { name: 'Z1', state: h.say(`printer.is_${state}`) })).waitFor();
    await printer.order(order === 'off' ? 'on' : 'mend');
    await card.getByText(h.say('printer.is_ready'), { exact: true }).waitFor();
  }
  // Two things at once are both told, the more urgent first; a paused printer is let go on from here.
  await printer.order('break paused');
  await printer.order('break head-open');
  await card.getByText(h.say('printer.is_head_open'), { exact: true }).waitFor();
  await card.getByText(h.say('printer.is_paused'), { exact: true }).waitFor();
  await press(h, 'printer.test');
  await card.getByRole('alert').filter({ hasText: /head of .* is open/ }).waitFor();
  await press(h, 'printer.go_on');
  await card.getByText(h.say('printer.is_paused'), { exact: true }).waitFor({ state: 'detached' });
  assert.deepEqual(await h.axe(), []);
  await printer.order('mend');
  await card.getByText(h.say('printer.is_ready'), { exact: true }).waitFor();
  await press(h, 'printer.test');
  await card.getByText(h.say('printer.tested')).waitFor();
  assert.equal((await printer.labels()).length, 1);
});

/** Somebody who listens where a printer should be, and speaks another language. */
function stranger(t) {
  const server = createServer((line) => line.on('data', () => line.write('220 good day\r\n')).on('error', () => {}));
  t.after(() => server.close());
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(String(server.address().port))));
}

test('one that is not there, no printer, or a name that is taken is refused where it stands', async (t) => {
  const printer = await simulatePrinter(t);
  const gone = await simulatePrinter(t);
  await gone.order('off');
  const prepare = withPrinters(['Z1', printer.address]);
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/printers', prepare });
  await press(h, 'printer.add');
  await address(h, gone.host, gone.port);
  await h.page.getByText(h.say('printer.is_away'), { exact: true }).waitFor();
  await h.page.getByText(/^No printer answers at 127\.0\.0\.1/).waitFor();
  await address(h, '127.0.0.1', await stranger(t));
  await h.page.getByText(/is no ZPL printer/).waitFor();
  await printer.order('break mute');
  await address(h, printer.host, printer.port);
  await h.page.getByText(h.say('printer.is_silent'), { exact: true }).waitFor();
  await printer.order('mend');

  await h.page.getByLabel(h.say('printer.by_computer')).check();
  await h.page.getByText(h.say('printer.no_queue')).or(h.page.getByRole('alert')).or(field(h, 'printer.queue')).first()
    .waitFor();
  await h.page.getByLabel(h.say('printer.by_file')).check();
  await h.page.getByRole('textbox', { name: h.say('printer.path') }).fill(join(h.dir, 'labels.zpl'));
  await press(h, 'printer.check');
  await h.page.getByText(h.say('printer.is_ready'), { exact: true }).waitFor();
  await h.page.getByRole('button', { name: h.say('printer.step_name') }).press('Enter');
  await field(h, 'printer.name').fill('Z1');
  await press(h, 'printer.save');
  await h.page.getByRole('alert').filter({ hasText: 'Z1' }).waitFor();
  await field(h, 'printer.name').fill('File');
  await press(h, 'printer.save');
  await cards(h).filter({ hasText: 'File' }).waitFor();
  await h.page.getByRole('contentinfo').getByText(h.say('status.printers_ready', { count: 2 })).waitFor();
});

test('a backup that is due is told at the foot of the page', async (t) => {
  const h = await house(t, { until: '', as: 'Phet', room: 'today' });
  await h.page.getByRole('contentinfo').getByRole('link', { name: h.say('status.backup_none') }).click();
  await h.page.getByRole('heading', { name: h.say('setting.backup'), exact: true }).waitFor();
});

test('labels of which nobody knows whether they came out are told at the foot of the page', async (t) => {
  const printer = await simulatePrinter(t, '--fault', 'kind=cut,after=2');
  const prepare = async (dir) => {
    await withPrinters(['Z1', printer.address])(dir);
    const labels = ['--from', '0000001', '--to', '0000005', '--destination', 'CN'];
    await assert.rejects(hub(dir, 'label', 'print', '--printer', 'Z1', ...labels), { code: 6 });
  };
  const h = await house(t, { until: 'load', as: 'Khamla', room: 'stock', prepare });
  const foot = h.page.getByRole('contentinfo');
  await foot.getByRole('link', { name: h.say('status.label_unresolved') }).click();
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.today') }).waitFor();
});

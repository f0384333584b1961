// The ways in which scanners send what they read, and what a stop, an undo and the command barcodes do.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { keyboard, keysOf } from './gun.mjs';
import { PIN, house, hubctl } from './house.mjs';

const run = promisify(execFile);
const parted = '10Lot-aZ7\x1d21qWm-9';
const signs = 'AaQqWwZzYyMm-_./:+*%&?=#@!()';

/** The SSCC of the demonstration's carton with a number. */
function sscc(number) {
  const body = `09521234${String(number).padStart(9, '0')}`;
  const sum = [...body].reverse().reduce((s, d, i) => s + Number(d) * (i % 2 ? 1 : 3), 0);
  return body + ((10 - (sum % 10)) % 10);
}

/** A desk in a room where a code is looked up, with what the scan bar says. */
async function desk(t, more = {}) {
  const h = await house(t, { until: 'load', room: 'stock', ...more });
  h.stop = h.page.locator('.panel');
  h.ready = () => h.page.getByText(h.say('scan.ready')).waitFor();
  /** Waits for a stop that shows what was read, and goes on. */
  h.reads = async (code) => {
    await h.stop.getByText(h.say('scan.read', { code }), { exact: true }).waitFor();
    await h.page.keyboard.press('Enter');
    await h.ready();
  };
  h.finds = (number) => h.page.locator('.bar.ok [role="status"]').filter({ hasText: number }).waitFor();
  return h;
}

/** Sets a scanner up before the page opens. */
const taught = (...flags) => async (dir) => {
  const env = { ...process.env, HUBCTL_PIN: PIN };
  await run(hubctl, ['--data', dir, 'user', 'sign-in', 'Phet'], { env });
  await run(hubctl, ['--data', dir, 'scanner', 'add', ...flags], { env });
};

test('a separator is kept however it is sent, and each key is a scanner\'s own', async (t) => {
  const h = await desk(t);
  for (const gs of ['ctrl', 'ctrlShift', 'f8', 'alt', 'raw']) {
    await h.scan(parted, { gs });
    await h.reads('10Lot-aZ7␝21qWm-9');
  }
  await h.scan(parted, { alt: true });
  await h.reads('10Lot-aZ7␝21qWm-9');
  await h.scan(signs);
  await h.reads(signs);
});

test('a scan ends with Enter, with Tab, or with nothing, and the focus stays', async (t) => {
  const h = await desk(t);
  const search = h.page.getByRole('button', { name: h.say('frame.sign_out') });
  await search.focus();
  for (const [i, suffix] of ['\r', '\t', '', '\r\r', ''].entries()) {
    await h.scan(`00${sscc(i + 1)}`, { suffix });
    await h.finds(`000000${i + 1}`);
  }
  assert.equal(await search.evaluate((f) => f === document.activeElement), true);
});

test('a stop waits for Enter of a person or the barcode, and the button is not needed', async (t) => {
  const h = await desk(t);
  await h.scan('NOBODY-KNOWS');
  await h.stop.waitFor();
  await h.scan(`00${sscc(1)}`); // its Enter is the scanner's
  await h.scan(`00${sscc(2)}`);
  await h.page.getByText(h.say('scan.waiting', { count: 2 })).waitFor();
  assert.equal(await h.stop.count(), 1);
  await h.scan('th-go-on');
  await h.finds('0000002');
  await h.scan('NOBODY-KNOWS');
  await h.stop.waitFor();
  await h.scan(`00${sscc(3)}`);
  await h.stop.getByRole('button', { name: h.say('scan.discard', { count: 1 }) }).click();
  assert.equal(await h.page.locator('.edge.stop').count(), 1);
  await h.stop.getByRole('button', { name: h.say('scan.go_on') }).click();
  await h.ready();
  assert.equal(await h.page.locator('.edge.stop, .bar.stop').count(), 0, 'what was read is no longer red');
  await h.scan(`00${sscc(4)}`);
  await h.finds('0000004');
});

test('Enter that goes on after a stop does nothing in the field it was typed in', async (t) => {
  const h = await desk(t, { room: 'receive/new', as: 'Khamla', until: 'pack' });
  const field = h.page.getByLabel(h.say('receive.lot'));
  await field.focus();
  await h.type('L-1');
  await h.scan('NOBODY-KNOWS');
  await h.stop.waitFor();
  await h.type('2');
  await h.page.keyboard.press('Enter');
  await h.ready();
  assert.equal(await field.evaluate((f) => f === document.activeElement && f.value), 'L-12');
});

test('F9 and TH-UNDO take the last scan back; at a stop they only go on', async (t) => {
  const h = await desk(t, { room: 'load/NTG-2026-R1' });
  const counts = (n) => h.page.locator('.running', { hasText: new RegExp(`^${n}$`) }).waitFor();
  await h.page.locator('[aria-pressed="true"]').filter({ hasText: 'LKCU 420017 7' }).waitFor();
  for (const n of [1, 2, 3]) await h.scan(`00${sscc(n)}`);
  await counts(3);
  await h.page.keyboard.press('F9');
  await counts(2);
  await h.scan('TH-UNDO');
  await counts(1);
  await h.scan(`00${sscc(999_999)}`);
  await h.stop.waitFor();
  await h.scan('TH-UNDO');
  await h.ready();
  await counts(1);
  await h.scan('TH-PRINT');
  const [unknown] = h.say('scan.no_command', { command: h.say('scan.command_print') }).split('.');
  await h.page.locator('.bar.warn [role="status"]').filter({ hasText: unknown }).waitFor();
});

test('scanners made for French and German keyboards are read by their layout', async (t) => {
  for (const assumes of ['fr', 'de']) {
    const h = await desk(t, { prepare: taught('gun', '--layout', assumes) });
    await h.scan(signs, { assumes, host: 'lo' });
    await h.reads(signs);
  }
});

test('a known prefix begins a scan, even behind a typed key; its separator is put right', async (t) => {
  const h = await desk(t, { prepare: taught('gun', '--prefix', '~', '--gs', '|', '--suffix', '\\t') });
  await h.scan(`~${parted}`, { gs: '|', suffix: '\t' });
  await h.reads('10Lot-aZ7␝21qWm-9');
  const typed = { type: 'down', code: 'KeyX', key: 'x', at: -10 };
  await keyboard(h.page).send([typed, { ...typed, type: 'up', at: -5 }], keysOf('~A1B', { suffix: '\t' }));
  await h.reads('A1B');
});

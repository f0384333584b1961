// Scanners are taught with the test sheet: those that type, whatever they do to a code, and those with a wire.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { house } from './house.mjs';

const A = '010952123400001310Lot-aZ7\x1d21qWm-9';
const B = 'AaQqWwZzYyMm-_./:+*%&?=#@!()';
const C = 'https://id.gs1.org/01/09521234000013/10/Lot-aZ7/21/qWm-9';
const carton = '00095212340000000013'; // the first of the day

/** The settings of scanners, with what a person sees there. */
async function atScanners(t, more = {}) {
  const h = await house(t, { until: 'load', as: 'Phet', room: 'settings/scanners', ...more });
  const { page, say } = h;
  h.button = (key, params) => page.getByRole('button', { name: say(key, params), exact: true });
  h.press = (key, params) => h.button(key, params).press('Enter');
  h.sees = (text) => page.getByText(text).first().waitFor();
  h.code = (id) => page.getByRole('listitem', { name: say('scanner.code', { code: id }), exact: true });
  h.read = (id) => h.code(id).getByText(say('scanner.good'), { exact: true }).waitFor();
  h.looks = (id) => h.code(id).getByText(say('scanner.wrong'), { exact: true }).waitFor();
  const cards = page.getByRole('list', { name: say('scanner.scanners') }).getByRole('listitem');
  h.card = (name) => cards.filter({ hasText: name });
  h.opens = (number) => page.getByRole('heading', { name: new RegExp(`${number}$`) }).waitFor();
  await h.button('scanner.commands').waitFor();
  return h;
}

/** A gun on a wire: a port of this computer that whoever teaches it connects to. */
async function wired(t) {
  const wires = [];
  let plugged;
  const server = createServer((wire) => {
    wire.on('error', () => {});
    wires.push(wire);
    plugged?.(wire);
  });
  await new Promise((listens) => server.listen(0, '127.0.0.1', listens));
  t.after(() => {
    for (const wire of wires) wire.destroy();
    server.close();
  });
  return {
    address: `tcp:127.0.0.1:${server.address().port}`,
    /** Waits until somebody listens who did not before. */
    next: () => new Promise((resolve) => (plugged = resolve)),
  };
}

/** Guns: what they put in front, how they send the separator, whose keyboard they take the computer's for. */
const guns = [
  { before: '~', gs: '|', assumes: 'us', host: 'lo', layout: 'United States' },
  { before: '$', gs: '§', assumes: 'fr', host: 'th', layout: 'France' },
];

for (const { before, layout, ...gun } of guns) {
  test(`a gun of a keyboard of ${layout} is taught, and understood`, async (t) => {
    const h = await atScanners(t);
    await h.sees(h.say('scanner.empty'));
    await h.press('scanner.teach');
    await h.press('scanner.next');
    await h.sees(h.say('scanner.scan_now', { code: 'A' }));
    for (const [id, code] of Object.entries({ A, B, C })) {
      await h.scan(`${before}${code}`, gun);
      if (id !== 'C') await h.read(id);
    }
    await h.sees(h.say('scanner.understood'));
    await h.sees(h.say('scanner.has_prefix', { mark: before }));
    await h.sees(h.say('scanner.has_gs', { mark: gun.gs }));
    await h.sees(h.say('scanner.has_suffix', { mark: 'Enter' }));
    await h.sees(h.say('scanner.has_layout', { layout }));
    await h.press('scanner.save'); // without a name
    await h.page.getByRole('alert').waitFor();
    await h.page.getByLabel(h.say('scanner.name')).fill('GUN-1');
    await h.page.keyboard.press('Control+Enter');
    await h.sees(h.say('scanner.try_hint', { name: 'GUN-1' }));
    await h.scan(`${before}${A}`, gun);
    await h.sees(h.say('scanner.kind_gtin'));
    await h.sees('(10) BATCH/LOT');
    await h.sees('Lot-aZ7');
    await h.scan(`${before}TH-UNDO`, gun); // it undoes nothing here
    await h.sees(h.say('scanner.kind_command', { command: h.say('scan.command_undo') }));
    assert.deepEqual(await h.axe(), []);
    await h.press('scanner.done');
    await h.sees(h.say('scanner.saved', { name: 'GUN-1' }));
    const told = await h.card('GUN-1').innerText();
    for (const part of [layout, before, gun.gs]) assert.ok(told.includes(part), `${told} does not say ${part}`);
    await h.scan(`${before}${carton}`, gun); // nobody is taught any more: it is what it is everywhere
    await h.opens('0000001');
  });
}

test('what spoils a code is told, code by code, until it is put right', async (t) => {
  const h = await atScanners(t);
  await h.press('scanner.teach');
  await h.page.keyboard.press('Control+Enter');
  await h.sees(h.say('scanner.scan_now', { code: 'A' }));
  await h.scan(A, { gs: 'dropped' });
  await h.looks('A');
  const told = await h.code('A').innerText();
  assert.ok(told.includes(h.say('scan.learn_dropped').split('.')[0]), told);
  await h.scan(A);
  await h.read('A');
  await h.scan(C); // the wrong one
  await h.looks('B');
  await h.scan(B);
  await h.read('B');
  const shown = h.code('A');
  await shown.getByText('Lot-aZ7␝21qWm-9').first().waitFor();
  await shown.getByText(`${h.say('scanner.bytes')} · ${h.say('scanner.keys')}`).click();
  await shown.getByText(/30 31 30 39 .* 1D 32 31/).waitFor();
  await shown.getByText(/Ctrl\+BracketRight/).waitFor();
  assert.deepEqual(await h.axe(), []);
  await h.press('scanner.once_more', { code: 'B' });
  await h.sees(h.say('scanner.scan_now', { code: 'B' }));
  await h.scan(B);
  await h.scan(C);
  await h.sees(h.say('scanner.understood'));
  await h.page.keyboard.press('Escape'); // nothing of it is kept
  await h.sees(h.say('scanner.empty'));
  await h.scan(carton);
  await h.opens('0000001');
});

test('a scanner on a wire is taught, heard everywhere, lost and found again, put away and taken back', async (t) => {
  const gun = await wired(t);
  const h = await atScanners(t);
  await h.press('scanner.teach');
  await h.page.getByLabel(h.say('scanner.by_wire')).check();
  await h.page.getByLabel(h.say('scanner.port'), { exact: true }).selectOption({ label: h.say('scanner.other_port') });
  await h.page.getByLabel(h.say('scanner.address')).fill('COM4');
  await h.press('scanner.next');
  await h.sees(h.say('device.scanner_address', { found: 'COM4' }).split('.')[0]);
  await h.page.getByLabel(h.say('scanner.address')).fill(gun.address);
  let plugged = gun.next();
  await h.press('scanner.next');
  let wire = await plugged;
  await h.scan(A); // a gun that types is not the one
  await h.sees(h.say('scanner.came_typed'));
  const sent = (text) => wire.write(`\x02${text.replaceAll('\x1d', '{GS}')}\x03`);
  for (const [id, code] of Object.entries({ A, B, C })) {
    sent(code);
    if (id !== 'C') await h.read(id);
  }
  await h.sees(h.say('scanner.has_prefix', { mark: 'STX' }));
  await h.sees(h.say('scanner.has_suffix', { mark: 'ETX' }));
  await h.sees(h.say('scanner.has_gs', { mark: '{GS}' }));
  await h.page.getByLabel(h.say('scanner.name')).fill('RING');
  plugged = gun.next();
  await h.press('scanner.save');
  await h.sees(h.say('scanner.try_hint', { name: 'RING' }));
  wire = await plugged;
  sent(A);
  await h.sees('(21) SERIAL');
  await h.press('scanner.done');
  await h.card('RING').getByText(h.say('scanner.state_on')).waitFor();

  await h.go('pack');
  sent(carton);
  await h.opens('0000001');
  await h.go('settings/scanners');
  plugged = gun.next();
  wire.destroy();
  await h.card('RING').getByText(h.say('scanner.state_off', { time: '' }).trim()).waitFor();
  wire = await plugged;
  await h.card('RING').getByText(h.say('scanner.state_on')).waitFor();

  await h.press('scanner.remove');
  await h.sees(h.say('scanner.removed', { name: 'RING' }));
  await h.sees(h.say('scanner.empty'));
  plugged = gun.next();
  await h.press('scanner.put_back');
  wire = await plugged;
  await h.card('RING').getByText(h.say('scanner.state_on')).waitFor();
  sent('00095212340000000020');
  await h.opens('0000002');
});

test('who sets nothing up sees the scanners and prints the sheet of commands', async (t) => {
  const h = await atScanners(t, { as: 'Khamla', language: 'lo' });
  await h.sees(h.say('scanner.empty_look'));
  assert.equal(await h.button('scanner.teach').count(), 0);
  await h.press('scanner.commands');
  const dialog = h.page.getByRole('dialog');
  const [pdf] = await Promise.all([
    h.page.request.get(`${h.url}/documents/scanning/commands?in=lo`),
    dialog.getByTitle(h.say('scanning.commands_title')).waitFor(),
  ]);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  await dialog.getByRole('button', { name: h.say('scanner.keep') }).click();
  await dialog.getByText(/scanner-commands-lo\.pdf/).waitFor();
  assert.deepEqual(await h.axe(), []);
});

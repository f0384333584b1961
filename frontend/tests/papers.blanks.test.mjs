// Pre-printed forms by number, the offsets of the printers that feed them, and the internal copy.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { R1, room, textOf, withOrigin } from './papersdesk.mjs';

const formE = 'certificate_of_origin_form_e';

/** Buys a pad of ten. */
async function buy(r, first = 'E 0045001', last = 'E 0045010') {
  await r.push(r.button(r.page, 'paper.blanks_add').first());
  await r.dialog.getByLabel(r.say('paper.blanks_first')).fill(first);
  await r.dialog.getByLabel(r.say('paper.blanks_last')).fill(last);
  await r.press('Control+Enter');
}

test('blanks are bought, used for what is handed in, and written off', async (t) => {
  const r = await room(t, { prepare: withOrigin, room: 'papers/blanks' });
  await r.page.getByText(r.say('paper.blanks_none')).waitFor();
  assert.deepEqual(await r.axe(), []);
  await buy(r, 'E 0045001', 'F 0045010');
  await r.dialog.getByRole('alert').waitFor();
  const first = r.dialog.getByLabel(r.say('paper.blanks_first'));
  assert.equal(await first.getAttribute('aria-invalid'), 'true');
  await r.press('Escape');
  await buy(r);
  await r.said('paper.blanks_added', { first: 'E 0045001', last: 'E 0045010' });
  await r.page.getByText(r.say('paper.blanks_left', { count: 10 })).waitFor();

  await r.go(`papers/${R1}`);
  await r.issue('commercial_invoice', 'NTG-26-0117');
  await r.push(r.button(r.row(formE), 'paper.submit', { paper: r.the(formE) }));
  const blank = r.dialog.getByLabel(r.say('paper.freeze_blank'));
  await blank.waitFor();
  assert.equal(await blank.inputValue(), 'E 0045001');
  await blank.fill('E 0099999');
  await r.press('Control+Enter');
  await r.dialog.getByRole('alert').waitFor();
  assert.equal(await blank.getAttribute('aria-invalid'), 'true');
  await blank.fill('E 0045001');
  await r.press('Control+Enter');
  await r.said('paper.submitted_as', { paper: r.called(formE), number: `${R1}-1` });
  await r.row(formE).getByText(r.say('paper.on_blank', { serial: 'E 0045001' })).waitFor();

  await r.go('papers/blanks');
  await r.push(r.button(r.page, 'paper.blanks_spoil'));
  const serial = r.dialog.getByLabel(r.say('paper.spoil_serial'));
  await serial.fill('E 0045001');
  await r.press('Control+Enter');
  await r.dialog.getByRole('alert').waitFor(); // no reason
  await r.dialog.getByLabel(r.say('paper.spoil_reason')).fill('jammed in the printer');
  await r.dialog.getByRole('checkbox').check();
  await r.press('Control+Enter');
  await r.said('paper.blank_replaced', { serial: 'E 0045001', next: 'E 0045002' });
  await r.page.getByText(r.say('paper.blanks_gone', { count: 2 })).click();
  await r.page.getByText('jammed in the printer').waitFor();
});

test('a fill is moved as its printer needs it', async (t) => {
  const r = await room(t, { as: 'Phet', room: 'papers/blanks', prepare: withOrigin });
  await r.push(r.button(r.page, 'paper.printer_add'));
  await r.dialog.getByLabel(r.say('paper.printer_name')).fill('Office');
  const across = r.dialog.getByLabel(r.say('paper.printer_x'));
  await across.fill('much');
  await r.press('Control+Enter');
  await r.dialog.getByText(r.say('paper.printer_mm')).waitFor();
  assert.equal(await across.getAttribute('aria-invalid'), 'true');
  await across.fill('1.5');
  await r.dialog.getByLabel(r.say('paper.printer_y')).fill('-0,25');
  await r.press('Control+Enter');
  await r.said('paper.printer_saved', { printer: 'Office' });
  await r.page.getByText(r.say('paper.printer_offset', { x: '1.5', y: '−0.25' }), { exact: false }).waitFor();
  assert.deepEqual(await r.axe(), []);
  await r.push(r.button(r.page.getByRole('listitem', { name: /^Office/ }), 'paper.calibration'));
  const sheet = await r.dialog.getByTitle(r.say('paper.sheet')).getAttribute('src');
  assert.equal((await r.pdf(sheet.slice('/documents/'.length).split('#')[0])).status, 200);
  await r.press('Escape');

  await r.go(`papers/${R1}`);
  await r.push(r.button(r.row('export_declaration'), 'paper.draft'));
  await r.push(r.button(r.page, 'paper.live_fill'));
  await r.push(r.button(r.page, 'paper.live_pdf'));
  await r.dialog.getByLabel(r.say('paper.printer')).selectOption('Office');
  const frame = r.dialog.getByTitle(r.say('paper.sheet'));
  await r.page.waitForFunction((el) => /printer=Office/.test(el.src), await frame.elementHandle());
  const source = await frame.getAttribute('src');
  const { status, bytes } = await r.pdf(source.slice('/documents/'.length).split('#')[0]);
  assert.equal(status, 200);
  assert.match(await textOf(bytes), /NAM THA GREEN/);
  assert.equal((await r.pdf('draft/export-declaration/NTG-2026-R1?fill&printer=Nobody')).status, 404);
  await r.press('Escape');

  await r.go('papers/blanks');
  await r.push(r.button(r.page, 'paper.printer_remove'));
  await r.said('paper.printer_removed', { printer: 'Office' });
});

test('the internal copy tells what was done with a paper', async (t) => {
  const r = await room(t, { prepare: withOrigin });
  await r.issue('commercial_invoice', 'NTG-26-0117');
  await r.more('commercial_invoice', 'NTG-26-0117');
  await r.push(r.button(r.row('commercial_invoice'), 'paper.internal'));
  const source = await r.dialog.getByTitle(r.say('paper.sheet')).getAttribute('src');
  const { status, bytes } = await r.pdf(source.slice('/documents/'.length).split('#')[0]);
  assert.equal(status, 200);
  assert.match(await textOf(bytes), /Noy/);
  await r.press('Escape');
  await r.push(r.button(r.row(formE), 'paper.submit', { paper: r.the(formE) }));
  await r.dialog.locator('input:focus').waitFor();
  await r.press('Control+Enter');
  await r.said('paper.submitted_as', { paper: r.called(formE), number: `${R1}-1` });
  await r.more(formE, `${R1}-1`);
  await r.push(r.button(r.row(formE), 'paper.fill'));
  const fill = await r.dialog.getByTitle(r.say('paper.sheet')).getAttribute('src');
  assert.equal((await r.pdf(fill.slice('/documents/'.length).split('#')[0])).status, 200);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';
import { addPrinter, labelsOn, printShop } from './printshop.mjs';

const unit = (number) => String(number).padStart(7, '0');

test('what is packed gets its labels at once, and each is told', async (t) => {
  const s = await printShop(t);
  await s.pack(12);
  await s.stands('L-0001', 'done');
  await s.printed('L-0001', 12, 12);
  assert.deepEqual(await s.out(), [12, 12]);
  const made = s.page.locator('.last');
  await made.getByText(`12 · ${s.say('label.fate_printed')}`).waitFor();
  assert.equal(await s.button('label.do_many', { count: 12 }).count(), 0, 'a second original is not offered');
  await made.getByRole('button', { name: s.say('label.each') }).click();
  await made.getByRole('row', { name: new RegExp(`${unit(2)}.*${s.say('label.fate_printed')}`) }).waitFor();
  assert.deepEqual(await s.axe(), []);

  await s.go('pack/units');
  await s.row(unit(3)).getByText(s.say('label.fate_printed'), { exact: true }).waitFor();
  await s.page.getByLabel(s.say('label.pick', { unit: unit(3) })).click();
  await s.press('label.do_one');
  await s.dialog.getByRole('button', { name: s.say('label.do_one') }).click();
  await s.dialog.getByText('The label of 0000003 was printed before, in job L-0001.').waitFor();
  assert.deepEqual(await s.out(), [12, 12]);
});

test('nothing is printed where that is switched off, until somebody prints a selection or a range', async (t) => {
  const s = await printShop(t, { atOnce: false });
  await s.pack(9);
  assert.deepEqual(await s.out(), [0, 0]);
  await s.go('today');
  const card = s.page.getByRole('region', { name: s.say('label.today_units') });
  await card.getByText(s.say('label.today_unit_many', { count: 9 })).waitFor();
  await card.getByRole('link').click();
  await s.row(unit(9)).getByText(s.say('label.fate_none'), { exact: true }).waitFor();

  await s.page.getByLabel(s.say('label.pick', { unit: unit(9) })).click();
  await s.page.getByLabel(s.say('label.pick', { unit: unit(6) })).click({ modifiers: ['Shift'] });
  await s.press('label.do_many', { count: 4 });
  await s.dialog.getByRole('img', { name: s.say('label.preview', { unit: unit(6) }) }).waitFor();
  const picture = s.dialog.getByRole('img', { name: s.say('label.preview', { unit: unit(6) }) });
  const width = async () => Math.round((await picture.boundingBox()).width * 25.4 / 96);
  assert.equal(await width(), 100, 'a millimetre on the label is one on the screen');
  await s.dialog.getByRole('button', { name: s.say('label.zoom_in') }).click();
  assert.equal(await width(), 125);
  assert.deepEqual(await s.axe(), []);
  await s.page.keyboard.press('Control+Enter');
  await s.row(unit(9)).waitFor({ state: 'detached' });
  await s.row(unit(5)).waitFor();
  assert.deepEqual(await s.out(), [4, 4]);

  await s.press('label.print_range');
  await s.dialog.getByLabel(s.say('label.from')).fill(unit(1));
  await s.dialog.getByLabel(s.say('label.to')).fill(unit(5));
  await s.press('label.do_range');
  await s.page.getByText(s.say('label.bare_none')).waitFor();
  assert.deepEqual(await s.out(), [9, 9]);
  await s.go('pack/labels');
  await s.page.getByRole('row', { name: /L-0002/ }).getByText(s.say('label.state_done')).waitFor();
});

test('a printer out of paper is told in words, goes on with a new roll, and both desks see it', async (t) => {
  const s = await printShop(t, { flags: ['--fault', 'kind=paper-out,after=5'] });
  await s.pack(20);
  await s.job('L-0001').getByText(s.say('device.paper_out', { printer: 'Z1' }).split('. ')[0]).waitFor();
  await s.printed('L-0001', 5, 20);
  await s.page.getByLabel(s.say('pack.count')).fill('3');
  await s.page.keyboard.press('Control+Enter');
  await s.page.getByText(s.say('label.next_text', { printer: 'Z1' })).waitFor();

  const page = await (await s.page.context().browser().newContext({ locale: 'en-GB' })).newPage();
  t.after(() => page.context().close());
  await page.goto(s.url);
  await page.getByRole('combobox', { name: s.say('signin.name') }).selectOption('Noy');
  await page.getByLabel(s.say('signin.pin')).fill('470813');
  await page.getByRole('button', { name: s.say('signin.sign_in') }).click();
  await page.getByRole('navigation', { name: s.say('frame.rooms') }).waitFor();
  await page.evaluate(() => (location.hash = 'pack/labels'));
  const other = labelsOn({ ...s, page });
  await other.job('L-0001').getByRole('alert').waitFor();
  assert.equal(await other.button('label.pause').count(), 0, 'who may only look may not pause');
  await s.printer.order('mend');
  await page.getByRole('row', { name: /L-0001/ }).getByText(s.say('label.state_done')).waitFor();
  await page.getByRole('row', { name: /L-0002/ }).getByText(s.say('label.state_done')).waitFor();
  assert.deepEqual(await s.out(), [23, 23]);
});

test('a job is paused with nothing in doubt, goes on, and what is left is given up', async (t) => {
  const s = await printShop(t);
  await s.printer.order('slow 100');
  await s.pack(100);
  await s.press('label.pause');
  await s.stands('L-0001', 'waiting');
  const [paused] = await s.out();
  assert.ok(paused > 0 && paused < 100, `${paused} labels came out`);
  await s.printed('L-0001', paused, 100);
  await s.press('label.resume');
  await s.stands('L-0001', 'printing');
  await s.press('label.cancel');
  await s.stands('L-0001', 'done');
  const [all, different] = await s.out();
  assert.equal(all, different);
  assert.ok(all >= paused && all < 100);
  await s.page.getByText(`${all} · ${s.say('label.fate_printed')}`).waitFor();
  await s.printer.order('slow 0');
  await s.press('label.do_many', { count: 100 - all });
  await s.dialog.getByRole('button', { name: s.say('label.do_many', { count: 100 - all }) }).click();
  await s.page.getByText(`100 · ${s.say('label.fate_printed')}`).waitFor();
  assert.deepEqual(await s.out(), [100, 100]);
});

test('a copy is printed with a reason, and its history stays with the unit', async (t) => {
  const s = await printShop(t);
  await s.pack(1);
  await s.stands('L-0001', 'done');
  await s.page.evaluate((n) => (location.hash = n), 'stock');
  await s.page.getByRole('heading', { level: 1, name: s.say('frame.stock') }).waitFor();
  await s.scan(unit(1));
  const pane = s.page.getByRole('complementary');
  await pane.getByText(s.say('label.original')).waitFor();
  await pane.getByRole('button', { name: s.say('label.unit_copy') }).click();
  await pane.getByRole('button', { name: s.say('label.unit_copy_do') }).click();
  await pane.getByText('A reprint needs a reason.').first().waitFor();
  assert.deepEqual(await s.out(), [1, 1]);
  await pane.getByRole('button', { name: s.say('label.reason_torn') }).click();
  assert.deepEqual(await s.axe(), []);
  await s.page.keyboard.press('Control+Enter');
  await pane.getByText(`${s.say('label.fate_printed')}, ${s.say('label.one_copy')}`).waitFor();
  await pane.getByText(`${s.say('label.copy', { number: 1 })}: ${s.say('label.reason_torn')}`).waitFor();
  assert.match(await pane.innerText(), /Khamla, \d+ Nov 2026, \d\d:\d\d, job L-0002/);
  assert.equal((await s.out())[0], 2);
});

test('the label of a pallet is printed when it is built, also by command barcodes', async (t) => {
  const s = await printShop(t);
  await s.pack(4);
  await s.stands('L-0001', 'done');
  await s.go('pack/pallet');
  await s.page.getByText(s.say('pack.pallet_scan')).waitFor();
  for (const number of [1, 2]) await s.scan(unit(number));
  await s.page.getByRole('button', { name: s.say('pack.pallet_take_off', { number: unit(2) }) }).waitFor();
  await s.scan('TH-FINISH');
  await s.page.getByRole('heading', { name: s.say('pack.pallet_made', { number: unit(5) }) }).waitFor();
  await s.stands('L-0002', 'done');
  await s.scan('TH-PRINT');
  await s.page.getByText(`The label of ${unit(5)} was printed before, in job L-0002.`).first().waitFor();
  await s.page.waitForTimeout(150); // an Enter that follows a scan at once is the scanner's
  await s.scan('TH-GO-ON');
  for (const number of [3, 4]) await s.scan(unit(number));
  await s.page.getByRole('button', { name: s.say('pack.pallet_take_off', { number: unit(4) }) }).waitFor();
  await s.scan('TH-NEXT');
  await s.page.getByText(s.say('pack.pallet_scan')).first().waitFor();
  await s.go('pack/units');
  await s.row(unit(6)).getByText(s.say('label.fate_printed'), { exact: true }).waitFor();
  assert.deepEqual(await s.out(), [6, 6]);
});

test('of two printers one is chosen first, and kept', async (t) => {
  const s = await printShop(t, { prepare: async (dir) => addPrinter(dir, 'Z2', 'tcp:127.0.0.1:9') });
  await s.page.evaluate(() => localStorage.removeItem('tradehub.printer'));
  await s.page.reload();
  await s.go('pack');
  await s.page.getByText(s.say('label.printer_wanted')).waitFor();
  await s.page.getByLabel(s.say('label.printer'), { exact: true }).selectOption('Z1');
  await s.page.reload();
  await s.pack(2);
  await s.stands('L-0001', 'done');
  assert.deepEqual(await s.out(), [2, 2]);
});

test('where no printer is set up no unit lacks a label, and the switch says what is to be done first', async (t) => {
  const h = await house(t, { until: 'load', as: 'Phet', room: 'today' });
  await h.page.getByRole('region', { name: h.say('today.shipments') }).waitFor();
  assert.equal(await h.page.getByRole('region', { name: h.say('label.today_units') }).count(), 0);
  await h.go('pack/pallet');
  await h.page.getByLabel(h.say('label.at_once')).check();
  await h.page.getByText(h.say('label.printer_none')).waitFor();
  await h.page.getByRole('link', { name: h.say('label.printer_set_up') }).click();
  await h.page.waitForURL(/#settings\/printers$/);
  await h.go('pack/labels');
  await h.page.getByText(h.say('label.jobs_none')).waitFor();
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { hubctl } from './house.mjs';
import { simulatePrinter } from './printersim.mjs';
import { addPrinter, killedInMidBatch, printShop } from './printshop.mjs';

const bin = join(hubctl, '..');

/** How many labels the dialog asks for, and the number of the first. */
async function doubtful(s) {
  const first = s.dialog.getByRole('button', { name: /^\d+ is missing$/ }).first();
  const [, unit] = /^0*(\d+) /.exec(await first.getAttribute('aria-label'));
  const [, left] = /(\d+) to look for$/.exec(await s.dialog.getByRole('status').innerText());
  return { first: Number(unit), count: Number(left) };
}

/** Waits until the dialog counts so. */
const sum = (s, here, missing, left) =>
  s.dialog.getByText(s.say('label.resolve_sum', { here, missing, left }), { exact: true }).waitFor();

/** The codes on the labels that came out of the printer from one on, as a gun reads them. */
async function scansFrom(s, from) {
  const labels = await s.printer.labels();
  return Promise.all(labels.slice(from).map(async (zpl) => {
    const codes = await s.readLabel(zpl);
    return codes.find((code) => code.startsWith(']C100')) ?? codes[0];
  }));
}

test('a line cut in mid batch: what is here is scanned, the rest is missing, each label is there once', async (t) => {
  const s = await printShop(t, { flags: ['--fault', 'kind=cut,after=20'] });
  await s.pack(60);
  await s.stands('L-0001', 'unresolved');
  await s.job('L-0001').getByText('The line to').first().waitFor();
  const [before] = await s.out();
  await s.press('label.resolve');
  const { first, count } = await doubtful(s);
  assert.ok(count > 0 && count <= 8, `${count} labels are in doubt`);
  assert.deepEqual(await s.axe(), []);
  const sure = first - 1;
  assert.ok(before >= sure, 'what is told as printed is here');
  await s.dialog.getByText(s.say('label.resolve_before', { unit: String(sure).padStart(7, '0') })).waitFor();

  const here = await scansFrom(s, sure);
  await s.scan('0000001'); // its fate is not in doubt
  await s.page.getByText('The fate of the label of 0000001 in job L-0001 is not in doubt').first().waitFor();
  await s.scan('TH-GO-ON');
  for (const code of here) await s.scan(code);
  await sum(s, here.length, 0, count - here.length);
  await s.page.keyboard.press('F9');
  await sum(s, here.length - 1, 0, count - here.length + 1);
  await s.scan(here.at(-1));
  await sum(s, here.length, 0, count - here.length);
  assert.ok(here.length > 0 && here.length < count, `${here.length} of ${count} came out`);
  await s.press('label.resolve_rest', { count: count - here.length });
  await s.press('label.resolve_print');
  await s.dialog.waitFor({ state: 'detached' });
  await s.page.getByText(`60 · ${s.say('label.fate_printed')}`).waitFor();
  assert.deepEqual(await s.out(), [60, 60]);
});

test('a label said to be missing that came out all the same is out twice, as the person said', async (t) => {
  const s = await printShop(t, { flags: ['--fault', 'kind=power-cycle,after=10'] });
  await s.pack(30);
  await s.stands('L-0001', 'unresolved');
  const [came] = await s.out();
  await s.press('label.resolve');
  const { first, count } = await doubtful(s);
  await s.press('label.resolve_rest', { count });
  await s.press('label.resolve_print');
  await s.page.getByText(`30 · ${s.say('label.fate_printed')}`).waitFor();
  assert.deepEqual(await s.out(), [30 + came - first + 1, 30]);
});

test('a printer that is off leaves the job stopped, with the sentence, and it goes on on another one', async (t) => {
  const spare = await simulatePrinter(t);
  const s = await printShop(t, { prepare: (dir) => addPrinter(dir, 'Z2', spare.address) });
  await s.printer.order('off');
  await s.pack(3);
  await s.stands('L-0001', 'waiting');
  await s.job('L-0001').getByText('No printer answers at').waitFor();
  await s.page.reload();
  await s.go('today');
  const card = s.page.getByRole('region', { name: s.say('label.today_jobs') });
  await card.getByRole('link').click();
  await s.job('L-0001').getByText('No printer answers at').waitFor();
  await s.page.getByLabel(s.say('label.resume_on')).selectOption('Z2');
  await s.press('label.resume');
  await s.stands('L-0001', 'done');
  assert.equal((await spare.labels()).length, 3);
  assert.deepEqual(await s.out(), [0, 0]);
});

test('a program killed in mid batch tells the open job on Today, and no label is lost or doubled', async (t) => {
  const s = await printShop(t, {
    prepare: (dir, printer) => killedInMidBatch(dir, printer, { bin, cartons: 60, after: 12 }),
  });
  const [before] = await s.out();
  await s.go('today');
  const card = s.page.getByRole('region', { name: s.say('label.today_jobs') });
  const labels = s.say('label.many_labels', { count: 50 });
  await card.getByText(s.say('label.today_unresolved', { labels })).waitFor();
  await card.getByRole('link').click();
  await s.stands('L-0001', 'unresolved');
  await s.press('label.resolve');
  assert.deepEqual(await doubtful(s), { first: 1, count: 50 });
  for (const code of await scansFrom(s, 0)) await s.scan(code);
  await sum(s, before, 0, 50 - before);
  await s.press('label.resolve_rest', { count: 50 - before });
  await s.press('label.resolve_print');
  await s.stands('L-0001', 'done');
  assert.deepEqual(await s.out(), [60, 60]);
});

test('a label said to be missing that is found before the job goes on is not printed once more', async (t) => {
  const s = await printShop(t, { flags: ['--fault', 'kind=power-cycle,after=10'] });
  await s.pack(30);
  await s.stands('L-0001', 'unresolved');
  await s.press('label.resolve');
  const { first, count } = await doubtful(s);
  const [here] = await scansFrom(s, first - 1);
  await s.press('label.resolve_rest', { count });
  await s.press('label.resolve_save');
  await s.dialog.waitFor({ state: 'detached' });
  await s.stands('L-0001', 'waiting');
  await s.press('label.resolve');
  await sum(s, 0, count, 0);
  await s.scan(here);
  await sum(s, 1, count - 1, 0);
  const [came] = await s.out();
  await s.press('label.resolve_print');
  await s.page.getByText(`30 · ${s.say('label.fate_printed')}`).waitFor();
  assert.deepEqual(await s.out(), [30 + came - first, 30]);
});

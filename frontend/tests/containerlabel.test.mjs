import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printShop } from './printshop.mjs';

test('a sealed container gets its label, once, a copy with a reason, and its fate is told by a scan', async (t) => {
  const s = await printShop(t, { until: 'despatch', atOnce: false, flags: ['--fault', 'kind=cut,after=2'] });
  await s.go('load/NTG-2026-R1');
  const label = s.page.getByRole('group', { name: /^Label of / }).first();
  await label.waitFor();
  const [, number] = /^Label of (\S+)$/.exec(await label.getAttribute('aria-label'));
  await label.getByText(s.say('label.fate_none'), { exact: true }).waitFor();
  await label.getByRole('button', { name: s.say('label.container_print') }).click();
  await s.dialog.getByRole('img').first().waitFor();
  assert.deepEqual(await s.axe(), []);
  await s.dialog.getByRole('button', { name: s.say('label.do_one') }).click();
  await label.getByText(s.say('label.fate_printed'), { exact: true }).waitFor();
  const [zpl] = await s.printer.labels();
  assert.ok((await s.readLabel(zpl)).some((code) => code.includes(number)), 'the number of the container is on it');

  // The copy wants a reason; on its way the line is cut.
  await label.getByRole('button', { name: s.say('label.unit_copy') }).click();
  await s.dialog.getByRole('button', { name: s.say('label.unit_copy_do') }).click();
  await s.dialog.getByText(s.say('labels.reason').split('. ')[0], { exact: false }).first().waitFor();
  await s.dialog.getByRole('button', { name: s.say('label.reason_torn') }).click();
  await s.dialog.getByRole('button', { name: s.say('label.unit_copy_do') }).click();
  await label.getByText(s.say('label.fate_unknown'), { exact: false }).waitFor();
  await label.getByRole('button', { name: s.say('label.unit_open', { job: 'L-0002' }) }).click();
  await s.stands('L-0002', 'unresolved');
  await s.press('label.resolve');
  await s.scan('0000001'); // it has no label in this job
  await s.page.getByText('has no label in job L-0002').first().waitFor();
  await s.scan('TH-GO-ON');
  await s.scan(number);
  await s.dialog.getByText(s.say('label.resolve_sum', { here: 1, missing: 0, left: 0 }), { exact: true }).waitFor();
  await s.press('label.resolve_save');
  await s.dialog.waitFor({ state: 'detached' });
  await s.go('load/NTG-2026-R1');
  await label.getByText(`${s.say('label.fate_printed')}, ${s.say('label.one_copy')}`, { exact: true }).waitFor();
});

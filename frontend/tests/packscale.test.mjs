import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';
import { addPrinter } from './printshop.mjs';
import { simulatePrinter } from './printersim.mjs';
import { simulateScale, withScales } from './scalesim.mjs';

/** The packing bench beside a scale, weighing one by one. */
async function bench(t, { prepare, ...more } = {}) {
  const scale = await simulateScale(t);
  const h = await house(t, {
    until: 'pack', as: 'Khamla', room: 'pack', ...more,
    prepare: async (dir) => {
      await withScales(['BENCH-1', scale.address])(dir);
      await prepare?.(dir);
    },
  });
  h.bar = h.page.getByRole('region', { name: h.say('receive.weigh_bar'), exact: true });
  h.button = (key, params) => h.page.getByRole('button', { name: h.say(key, params) });
  h.shows = (state, figure) => h.bar.locator(`.reading.${state}`, { hasText: figure ?? /./ }).waitFor();
  h.cartons = (n) => h.say(n === 1 ? 'pack.one_carton' : 'pack.many_carton', { count: n });
  /** Waits until so many cartons are told as weighed, in all so heavy. */
  h.sums = async (n, net) => {
    await h.bar.locator('.sum', { hasText: h.cartons(n) }).filter({ hasText: `${net} kg` }).waitFor();
  };
  h.said = (key, params) => h.page.getByText(h.say(key, params)).first().waitFor();
  h.made = (n) => h.page.getByRole('heading', { name: h.say('pack.made', { units: h.cartons(n) }) }).waitFor();
  /** Puts a load on the empty scale. */
  h.put = async (kg) => {
    await scale.order('weigh 0');
    await h.shows('empty');
    await scale.order(`weigh ${kg}`);
  };
  h.lineOf = async (unit, line) => {
    await h.scan(unit);
    await h.page.getByRole('complementary').locator('dd.line', { hasText: line }).waitFor();
  };
  h.pick = async () => {
    await h.page.getByRole('heading', { level: 2, name: 'LNT-BAN-261103-01' }).waitFor();
    await h.page.getByLabel(h.say('pack.how'), { exact: true }).selectOption('each');
    await h.shows('empty', '0.00');
  };
  if (!more.later) await h.pick();
  return { h, scale };
}

test('three cartons are weighed one after the other and packed with their lines', async (t) => {
  const { h, scale } = await bench(t);
  await scale.order('weigh 14.61 moving');
  await h.shows('moving', '14.61');
  await scale.order('weigh 14.65');
  await h.said('pack.scale_taken', { number: 1, kg: '14.65' });
  await h.sums(1, '13.45');
  assert.equal(await h.bar.locator('.sum').evaluate((one) => getComputedStyle(one).fontSize), '40px');
  assert.equal(await h.bar.locator('.figure').evaluate((one) => getComputedStyle(one).fontSize), '64px');
  assert.deepEqual(await h.axe(), []);

  // The load is changed on the scale: it stays one carton. An apple more is no news, two kilograms are.
  await scale.order('weigh 14.75');
  await h.shows('stable', '14.75');
  await h.sums(1, '13.45');
  await scale.order('weigh 15.05');
  await h.said('pack.scale_again', { number: 1, kg: '15.05' });
  await h.sums(1, '13.85');
  await h.put(14.9);
  await h.sums(2, '27.55');
  await h.put(14.8);
  await h.sums(3, '41.15');

  // The last one is taken back, by key and by barcode, and weighed again on request.
  await h.page.keyboard.press('F9');
  await h.said('pack.scale_undone', { number: 3 });
  await h.sums(2, '27.55');
  await h.scan('TH-UNDO');
  await h.sums(1, '13.85');
  await h.page.keyboard.press('F8');
  await h.sums(2, '27.45');
  await h.put(14.9);
  await h.sums(3, '41.15');
  await h.page.keyboard.press('Control+Enter');
  await h.made(3);
  await h.sums(0, '0.0');
  await h.lineOf('0000001', 'S S      15.05 kg');
  await h.lineOf('0000002', 'S S      14.80 kg');
  await h.lineOf('0000003', 'S S      14.90 kg');

  // What stands on the scale is packed: it is not packed again, whatever is put on it.
  await scale.order('weigh 15.9');
  await h.said('pack.scale_packed', { unit: '0000001' });
  await h.sums(0, '0.0');
});

test('what is no weight of a carton is not taken, or said to be unusual', async (t) => {
  const { h, scale } = await bench(t);
  const refused = [['weigh 0 over', 'device.scale_overload'], ['show S S    31.967 lb', 'device.scale_unit']];
  for (const [order, key] of refused) {
    await scale.order('weigh 0');
    await scale.order(order);
    await h.bar.locator('.wrong', { hasText: h.say(key, { unit: 'lb' }) }).waitFor();
    await h.shows('refused', '–');
  }
  await scale.order('weigh 14.65 moving');
  await h.shows('moving', '14.65');
  await h.page.keyboard.press('F8');
  await h.said('receive.weigh_nothing');
  await h.sums(0, '0.0');
  await h.put(19.2);
  await h.said('pack.scale_heavy', { number: 1, net: '18.0', least: '12.5', most: '14.5' });
  await h.page.getByRole('cell', { name: h.say('pack.weight_heavy') }).waitFor();
  await h.sums(1, '18.0');
  await h.put(9);
  await h.said('pack.scale_light', { number: 2, net: '7.8', least: '12.5', most: '14.5' });
  await h.page.keyboard.press('F9');
  await h.page.keyboard.press('F9');
  await h.sums(0, '0.0');

  // An empty carton is weighed for the tare of each.
  await h.button('pack.scale_tare_do').click();
  await h.put(1.3);
  await h.said('pack.scale_tare_taken', { kg: '1.3' });
  assert.equal(await h.page.getByLabel(h.say('pack.tare'), { exact: true }).inputValue(), '1.3');
  await h.put(14.8);
  await h.sums(1, '13.5');

  // The cable is pulled: that is told, and typed weights go on.
  await scale.pull();
  await h.shows('lost', '–');
  const weight = h.page.getByLabel(h.say('pack.weight'), { exact: false }).first();
  await weight.focus();
  await h.page.keyboard.type('14.7', { delay: 60 });
  await h.page.keyboard.press('Enter');
  await h.sums(2, '26.9');
  await h.page.keyboard.press('Control+Enter');
  await h.made(2);
  await h.lineOf('0000001', 'S S      14.80 kg');
  await h.scan('0000002');
  const pane = h.page.getByRole('complementary', { name: /0000002/ });
  await pane.getByText('14.7', { exact: false }).first().waitFor();
  assert.equal(await pane.locator('dd.line').count(), 0, 'a typed weight has no line');
});

test('each carton is packed and labelled as soon as it is weighed, or at the barcode of the next one', async (t) => {
  const printer = await simulatePrinter(t);
  const { h, scale } = await bench(t, { later: true, prepare: (dir) => addPrinter(dir, 'Z1', printer.address) });
  await h.page.evaluate(() => {
    localStorage.setItem('tradehub.printer', 'Z1');
    localStorage.setItem('tradehub.labels.at_once', 'yes');
  });
  await h.page.reload();
  await h.pick();
  const printed = async (n) => {
    while ((await printer.labels()).length < n) await new Promise((soon) => setImmediate(soon));
  };
  await h.put(14.65);
  await h.sums(1, '13.45');
  await h.scan('TH-NEXT');
  await h.made(1);
  await printed(1);
  await h.scan('TH-NEXT'); // nothing is weighed
  await h.said('pack.weights_none');

  await h.bar.getByRole('switch').check();
  await h.put(14.7);
  await printed(2);
  await h.put(14.8);
  await printed(3);
  await h.sums(3, '40.55');
  await h.put(19); // no carton weighs so much: a person looks first
  await h.said('pack.scale_look_first');
  await h.page.keyboard.press('F9');
  await h.put(14.9);
  await printed(4);
  assert.equal(new Set(await printer.labels()).size, 4);
  await h.page.keyboard.press('F9'); // the last carton is taken back
  await h.sums(3, '40.55');
  await h.page.getByText(h.say('pack.undone', { units: h.cartons(1), kg: '13.7', lot: 'LNT-BAN-261103-01' })).first()
    .waitFor();
  await h.lineOf('0000003', 'S S      14.80 kg');
});

test('a pallet is weighed as it was built, and again in the inspector', async (t) => {
  const { h, scale } = await bench(t);
  await h.put(14.65);
  await h.sums(1, '13.45');
  await h.page.keyboard.press('Control+Enter');
  await h.made(1);
  await h.go('pack/pallet');
  await h.scan('0000001');
  await h.page.getByText(h.say('pack.pallet_on', { number: '0000001', lot: 'LNT-BAN-261103-01' })).first().waitFor();
  await h.scan('TH-FINISH');
  await h.page.getByRole('button', { name: h.say('pack.pallet_weigh') }).click();
  const form = h.page.getByRole('form', { name: h.say('pack.pallet_weigh') });
  await form.locator('.reading').waitFor();
  await scale.order('weigh 0');
  await form.locator('.reading.empty').waitFor();
  await scale.order('weigh 36.4');
  const gross = await form.getByLabel(h.say('pack.unit_new_gross')).elementHandle();
  await h.page.waitForFunction((one) => one.value === '36.4', gross);
  await form.getByRole('button', { name: h.say('pack.unit_weigh_save') }).click();
  await h.page.getByText(h.say('pack.pallet_weighed', { kg: '36.4' })).waitFor();

  // In the inspector, over the bench: the load is the unit's, and no carton of the bench.
  await h.go('pack');
  await h.page.getByRole('heading', { level: 2, name: 'LNT-BAN-261103-01' }).waitFor();
  await h.lineOf('0000002', 'S S      36.40 kg');
  await h.scan('0000001');
  const pane = h.page.getByRole('complementary', { name: /0000001/ });
  await pane.getByRole('button', { name: h.say('pack.unit_weigh') }).click();
  await scale.order('weigh 0');
  await pane.locator('.reading.empty').waitFor();
  await scale.order('weigh 14.8');
  const now = await pane.getByLabel(h.say('pack.unit_new_gross')).elementHandle();
  await h.page.waitForFunction((one) => one.value === '14.8', now);
  await h.sums(0, '0.0');
  await pane.getByRole('button', { name: h.say('pack.unit_weigh_save') }).click();
  await pane.locator('dd.line', { hasText: 'S S      14.80 kg' }).waitFor();
});

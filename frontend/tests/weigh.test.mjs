import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';
import { simulateScale, withScales } from './scalesim.mjs';

/** A delivery form beside a scale, with what these tests do there again and again. */
async function gate(t, scales) {
  const named = scales.map((scale, i) => [`FLOOR-${i + 1}`, scale.address]);
  const h = await house(t, { until: 'deliver', as: 'Khamla', room: 'receive/new', prepare: withScales(...named) });
  h.bar = h.page.getByRole('region', { name: h.say('receive.weigh_bar') });
  h.lot = (n) => h.page.getByRole('group', { name: h.say('receive.lot_at', { n }) });
  h.cell = (n, key) => h.lot(n).getByLabel(h.say(key), { exact: false }).first();
  h.button = (key, params) => h.page.getByRole('button', { name: h.say(key, params) });
  h.shows = (state, figure) => h.page.locator(`footer .reading.${state}`, { hasText: figure ?? /./ }).waitFor();
  h.reads = async (n, key, value) => {
    const cell = await h.cell(n, key).elementHandle();
    await h.page.waitForFunction(([one, wanted]) => one.value === wanted, [cell, value]);
  };
  h.says = (key, params) => h.bar.getByText(h.say(key, params)).waitFor();
  await h.bar.waitFor();
  return h;
}

/** Fills in all of a delivery that is no weight. */
async function fillLot(h, n, lot, packages) {
  await h.cell(n, 'receive.item').fill('BAN-CAV');
  await h.cell(n, 'receive.lot').fill(lot);
  await h.cell(n, 'receive.harvested').fill('2026-11-03');
  await h.cell(n, 'receive.packages').fill(packages);
  await h.cell(n, 'receive.package').fill('CT');
  await h.cell(n, 'receive.gross').focus();
}

async function fillHead(h, note) {
  const head = h.page.getByRole('group', { name: h.say('receive.delivery') });
  await head.getByLabel(h.say('receive.cooperative')).first().fill('COOP-LUANG');
  await head.getByLabel(h.say('receive.note')).fill(note);
  await head.getByLabel(h.say('receive.location')).first().fill('COLD-1');
}

test('what comes to rest on the scale fills the lot at hand, and its lines stay with the delivery', async (t) => {
  const scale = await simulateScale(t);
  const h = await gate(t, [scale]);
  await h.shows('empty', '0.00');
  assert.equal(await h.page.locator('footer .figure').evaluate((one) => getComputedStyle(one).fontSize), '64px');
  await fillHead(h, 'LG-WEIGHED-1');
  await fillLot(h, 1, 'LNT-W-1', '120');
  await scale.order('weigh 812.3 moving');
  await h.shows('moving', '812.30');
  assert.equal(await h.cell(1, 'receive.gross').inputValue(), '', 'a moving weight is not taken');
  await scale.order('weigh 812.5');
  await h.reads(1, 'receive.gross', '812.5');
  await h.reads(1, 'receive.tare', '144'); // 120 cartons of 1.2 kg, as the item has it
  await h.says('receive.weigh_taken', { n: 1, kg: '812.5' });
  await h.shows('stable', '812.50');

  // The next load comes when the scale was empty: it adds up.
  await scale.order('weigh 0');
  await h.shows('empty');
  await scale.order('weigh 1000');
  await h.reads(1, 'receive.gross', '1812.5');
  await h.lot(1).getByText(h.say('receive.tare_reckoned', { count: '120', kg: '1.2' })).waitFor();
  await h.lot(1).getByText(h.say('receive.per_package', { kg: '13.904' })).waitFor();
  const weighed = h.page.getByRole('list', { name: h.say('receive.weighings', { n: 1 }) }).getByRole('listitem');
  assert.deepEqual(await weighed.allInnerTexts(), ['812.5', '1,000.0']);
  assert.deepEqual(await h.axe(), []);

  await h.page.keyboard.press('Control+Enter');
  const card = h.page.getByRole('complementary', { name: 'CON-00001' });
  await card.getByText(h.say('receive.as_weighed', { count: 2 })).click();
  await card.getByText('S S     812.50 kg', { exact: false }).waitFor();
  await card.getByText('S S    1000.00 kg', { exact: false }).waitFor();
  await card.getByText(/^812\.5 kg FLOOR-1, /).waitFor();
});

test('a load is taken once: more put on it stands for it, another lot does not get it', async (t) => {
  const scale = await simulateScale(t);
  const h = await gate(t, [scale]);
  await fillLot(h, 1, 'LNT-W-1', '10');
  await scale.order('weigh 100');
  await h.reads(1, 'receive.gross', '100');
  await scale.order('weigh 113.5'); // one carton more on the same pallet
  await h.reads(1, 'receive.gross', '113.5');
  await h.says('receive.weigh_again', { n: 1, kg: '113.5' });
  await h.button('receive.add_lot').click();
  await fillLot(h, 2, 'LNT-W-2', '10');
  await scale.order('weigh 120');
  await h.says('receive.weigh_elsewhere', { n: 1 });
  await h.page.keyboard.press('F8');
  await h.says('receive.weigh_elsewhere', { n: 1 });
  assert.equal(await h.cell(2, 'receive.gross').inputValue(), '');
  await scale.order('weigh 0');
  await h.shows('empty');
  await scale.order('weigh 120');
  await h.reads(2, 'receive.gross', '120');
  assert.equal(await h.cell(1, 'receive.gross').inputValue(), '113.5');

  // A lot whose label is scanned is the one that is weighed next.
  await h.scan('LNT-W-1');
  await scale.order('weigh 0');
  await h.shows('empty');
  await scale.order('weigh 50');
  await h.reads(1, 'receive.gross', '163.5');
  await h.button('receive.weigh_undo').click();
  await h.reads(1, 'receive.gross', '113.5');
  await h.button('receive.weighing_remove', { kg: '113.5' }).click();
  await h.reads(1, 'receive.gross', '');
});

test('a typed figure is not weighed over, and says that it is typed', async (t) => {
  const scale = await simulateScale(t);
  const h = await gate(t, [scale]);
  await fillHead(h, 'LG-TYPED-1');
  await fillLot(h, 1, 'LNT-T-1', '10');
  await h.cell(1, 'receive.gross').fill('150');
  await scale.order('weigh 155');
  await h.says('receive.weigh_typed', { n: 1 });
  assert.equal(await h.cell(1, 'receive.gross').inputValue(), '150');
  await h.page.keyboard.press('F8');
  await h.reads(1, 'receive.gross', '155');
  await h.lot(1).getByText(h.say('receive.weighed'), { exact: true }).waitFor();
  await h.cell(1, 'receive.gross').fill('156');
  await h.lot(1).getByText(h.say('receive.typed'), { exact: true }).first().waitFor();
  await h.lot(1).getByText(h.say('receive.weighings_unused', { count: 1, kg: '155.0' })).waitFor();
  await h.button('receive.weighings_use').click();
  await h.reads(1, 'receive.gross', '155');

  // The empty packages are weighed as well, in place of their reckoned tare.
  await scale.order('weigh 0');
  await h.shows('empty');
  await h.button('receive.weigh_empties').click();
  await scale.order('weigh 12.4');
  await h.reads(1, 'receive.tare', '12.4');
  await h.says('receive.weigh_taken_tare', { n: 1, kg: '12.4' });
  await h.cell(1, 'receive.gross').fill('156');
  await h.page.keyboard.press('Control+Enter');
  const card = h.page.getByRole('complementary', { name: 'CON-00001' });
  await card.getByText(h.say('receive.as_weighed_one')).click();
  await card.getByText('S S      12.40 kg', { exact: false }).waitFor();
});

test('whatever keeps a weight from being taken is told in words, and passes', async (t) => {
  const scale = await simulateScale(t);
  const other = await simulateScale(t, { protocol: 'and' });
  const h = await gate(t, [scale, other]);
  await h.bar.getByLabel(h.say('scale.chooser')).selectOption('FLOOR-1');
  await h.shows('empty');
  await h.page.keyboard.press('F8');
  await h.says('receive.weigh_nothing');
  for (const [order, key] of [['weigh 0 over', 'device.scale_overload'], ['weigh 0 under', 'device.scale_underload'],
    ['weigh 5 mute', null], ['show S S    27.558 lb', 'device.scale_unit']]) {
    if (order.startsWith('show')) await scale.order('weigh 0'); // a mute scale shows nothing
    await scale.order(order);
    const said = key ? h.say(key, { unit: 'lb' }) : h.say('device.scale_silent', { scale: scale.address });
    await h.bar.locator('.wrong', { hasText: said }).waitFor();
    await h.shows('refused', '–');
    assert.equal(await h.button('receive.weigh_take').isDisabled(), true, order);
  }
  assert.equal(await h.cell(1, 'receive.gross').inputValue(), '');

  // The cable is pulled with a load on the scale, and comes back: the load is not taken twice.
  await scale.order('weigh 0');
  await h.shows('empty');
  await fillLot(h, 1, 'LNT-P-1', '10');
  await scale.order('weigh 140');
  await h.reads(1, 'receive.gross', '140');
  await scale.pull();
  await h.shows('lost', '–');
  const back = await simulateScale(t, { listen: `127.0.0.1:${scale.port}` });
  await h.shows('empty');
  await back.order('weigh 60');
  await h.reads(1, 'receive.gross', '200');

  // Another scale is chosen, and stays chosen on this computer. It says so when a tare was taken off.
  await h.bar.getByLabel(h.say('scale.chooser')).selectOption('FLOOR-2');
  await h.shows('empty');
  await other.order('weigh 0');
  await other.order('show ST,NT,+0012.50kg');
  await h.page.locator('footer').getByText(h.say('scale.net')).waitFor();
  await h.bar.locator('p', { hasText: h.say('weighing.net', { scale: 'FLOOR-2', raw: 'ST,NT,+0012.50kg' }) }).waitFor();
  await h.go('receive');
  await h.go('receive/new');
  assert.equal(await h.bar.getByLabel(h.say('scale.chooser')).inputValue(), 'FLOOR-2');
  assert.equal(await h.cell(1, 'receive.gross').inputValue(), '200');
});

test('a scale is set up in four steps, with a test at the end', async (t) => {
  const scale = await simulateScale(t, { protocol: 'and' });
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/scales' });
  const button = (key) => h.page.getByRole('button', { name: h.say(key), exact: true });
  const field = (key) => h.page.getByLabel(h.say(key), { exact: false });
  await h.page.getByText(h.say('scale.empty')).waitFor();
  await button('scale.add').click();
  assert.deepEqual(await h.axe(), []);
  await h.page.getByRole('radio', { name: h.say('scale.by_network') }).check();
  await field('scale.host').fill(scale.host);
  await h.page.getByRole('textbox', { name: h.say('scale.port') }).fill(scale.port);
  await button('scale.connect').click(); // it is asked in another language than it speaks
  const garbled = h.say('device.scale_garbled', { raw: 'ST,+00000.00 kg' });
  await h.page.locator('.reading .wrong', { hasText: garbled }).waitFor();
  await field('scale.protocol').selectOption('and');
  await button('scale.connect').click();
  await h.page.locator('.reading.empty', { hasText: '0.00' }).waitFor();
  await h.page.getByText('ST,+00000.00 kg').waitFor();

  await button('scale.next').click();
  await scale.order('weigh 1.2');
  await h.page.locator('.reading.stable', { hasText: '1.20' }).waitFor();
  await button('scale.tare').click();
  await h.page.locator('.reading.empty').waitFor();
  await button('scale.zero').click();
  await h.page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await h.page.locator('.reading.empty').waitFor();

  await button('scale.next').click();
  await scale.order('weigh 0.3');
  await h.page.locator('.reading.stable', { hasText: '0.30' }).waitFor();
  await button('scale.test_empty_do').click();
  await h.page.getByRole('alert').getByText(/300 g/).waitFor();
  await scale.order('weigh 0');
  await h.page.locator('.reading.empty').waitFor();
  await button('scale.test_empty_do').click();
  await h.page.getByText(h.say('scale.test_passed', { kg: '0.0' })).waitFor();
  const known = h.page.getByRole('textbox', { name: h.say('scale.known') });
  await known.fill('much');
  await button('scale.test_known_do').click();
  await h.page.getByText(/“much” is no weight/).first().waitFor();
  await known.fill('20');
  await scale.order('weigh 21');
  await button('scale.test_known_do').click();
  await h.page.getByRole('alert').getByText(/21000 g/).waitFor();
  await scale.order('weigh 20.02');
  await h.page.locator('.reading.stable', { hasText: '20.02' }).waitFor();
  await button('scale.test_known_do').click();
  await h.page.getByText(h.say('scale.test_passed', { kg: '20.02' })).waitFor();

  await button('scale.next').click();
  await h.page.getByText(h.say('scale.tested')).waitFor();
  await button('scale.save').click();
  await h.page.getByRole('alert').waitFor(); // it has no name
  await field('scale.name').first().fill('FLOOR-1');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByText(h.say('scale.saved', { name: 'FLOOR-1' })).waitFor();
  await h.page.getByText(h.say('scale.used_here'), { exact: true }).waitFor();
  await button('scale.look').click();
  await h.page.locator('.reading.stable', { hasText: '20.02' }).waitFor();
  assert.deepEqual(await h.axe(), []);
  await button('scale.remove').click();
  await h.page.getByText(h.say('scale.empty')).waitFor();
  await button('scale.put_back').click();
  await h.page.getByText(`and:tcp:${scale.host}:${scale.port}`).waitFor();
  await h.page.getByText(h.say('scale.used_here'), { exact: true }).waitFor();
});

test('who sets nothing up sees the scales and looks at what they show', async (t) => {
  const scale = await simulateScale(t);
  const h = await house(t, { until: 'deliver', as: 'Khamla', room: 'settings/scales',
    prepare: withScales(['FLOOR-1', scale.address]) });
  await h.page.getByRole('button', { name: h.say('scale.look') }).click();
  await h.page.locator('.reading.empty').waitFor();
  for (const key of ['scale.add', 'scale.change', 'scale.remove']) {
    assert.equal(await h.page.getByRole('button', { name: h.say(key), exact: true }).count(), 0, key);
  }
});

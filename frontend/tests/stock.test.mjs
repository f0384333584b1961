import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';
import { begin } from './newstation.mjs';

const lot = 'LNT-BAN-261103-01';
const other = 'LNT-BAN-261103-02';

/** The house at the stock, with what these tests do there. */
async function stockRoom(t, options) {
  const h = await house(t, { room: 'stock', ...options });
  h.button = (key, params) => h.page.getByRole('button', { name: h.say(key, params), exact: true });
  h.rows = h.page.getByRole('table', { name: h.say('shelf.rows') }).getByRole('row');
  h.totals = h.page.locator('dl.totals');
  h.done = (key, params) => h.page.getByRole('status').filter({ hasText: h.say(key, params) }).waitFor();
  h.node = (name) => h.page.getByRole('group', { name: h.say('shelf.trace') }).getByRole('button', { name });
  h.goods = (grade) => h.page.locator('.goods').filter({ hasText: `${h.say('shelf.grade')} ${grade}` });
  h.dialog = h.page.getByRole('dialog');
  h.happened = (text) => h.page.getByRole('listitem').filter({ hasText: text });
  return h;
}

test('the stock is searched, narrowed, summed up and opened by keyboard', async (t) => {
  const h = await stockRoom(t);
  await h.totals.getByText('1,930.0').first().waitFor();
  assert.equal(await h.rows.count(), 7);
  await h.page.getByLabel(h.say('shelf.search')).focus();
  await h.type('banana 261104');
  await h.totals.getByText('565.0').first().waitFor();
  await h.page.getByLabel(h.say('shelf.grade'), { exact: true }).selectOption('B');
  await h.totals.getByText('365.0').first().waitFor();
  await h.type('x');
  await h.page.getByLabel(h.say('shelf.search')).fill('nothing is called that');
  await h.page.getByText(h.say('shelf.none_found')).waitFor();
  await h.button('shelf.clear').click();
  await h.totals.getByText('1,930.0').first().waitFor();
  await h.page.getByRole('rowgroup', { name: h.say('shelf.rows') }).focus();
  await h.page.keyboard.press('ArrowDown');
  await h.page.getByRole('complementary').getByText('480.0').first().waitFor();
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('heading', { level: 1, name: h.say('shelf.lot_title', { lot }) }).waitFor();
});

test('the trace of a lot leads from orchard to consignee by arrow keys, and a table says the same', async (t) => {
  const h = await stockRoom(t, { room: `stock/${lot}` });
  await h.node(lot).focus();
  for (const stop of ['LKCU 420017 7', 'NTG-2026-R1', 'YUNGUO']) {
    await h.page.keyboard.press('ArrowRight');
    if (stop.startsWith('LKCU') && !(await h.page.locator('rect:focus').getAttribute('aria-label')).includes(stop)) {
      await h.page.keyboard.press('ArrowDown');
    }
    assert.match(await h.page.locator('rect:focus').getAttribute('aria-label'), new RegExp(stop));
  }
  for (let i = 0; i < 5; i++) await h.page.keyboard.press('ArrowLeft');
  const orchard = await h.page.locator('rect:focus').getAttribute('aria-label');
  assert.match(orchard, /Ban Nam Ha Banana Growers/);
  await h.button('shelf.as_table').click();
  const table = h.page.getByRole('table');
  assert.equal(await table.getByRole('row').count(), 8);
  await table.getByRole('row').filter({ hasText: /^Container.*LKCU 420017 7.*900/ }).waitFor();
  await h.button('shelf.as_drawing').click();
  await h.node('NTG-2026-R1').click();
  await h.page.keyboard.press('Enter');
  await h.page.waitForURL(/#load\/NTG-2026-R1/);
  await h.page.locator('.running').waitFor();
});

test('the history says who did what, and a refused undo says why where it was asked for', async (t) => {
  const h = await stockRoom(t, { room: `stock/${lot}` });
  const packed = h.say('shelf.did_pack', { kg: '12,150.0', from: 'COLD-1', packages: '900' });
  await h.happened(packed).filter({ hasText: 'Khamla' }).waitFor();
  await h.happened(packed).getByRole('button', { name: h.say('shelf.undo') }).click();
  await h.happened(packed).getByRole('alert').filter({ hasText: /is in LKCU4200177/ }).waitFor();
  assert.equal(await h.happened(/Received/).getByRole('button').count(), 0, 'a delivery is never undone');
});

test('the warehouse moves loose goods and undoes its own last step, and adjusts nothing', async (t) => {
  const h = await stockRoom(t, { as: 'Khamla', until: 'load', room: `stock/${lot}` });
  await h.goods('B').waitFor();
  assert.equal(await h.button('shelf.adjust').count(), 0);
  await h.goods('B').getByRole('button', { name: h.say('shelf.move') }).click();
  await h.page.getByLabel(h.say('shelf.move_kg')).fill('500');
  await h.dialog.getByText(h.say('shelf.more_than_loose', { kg: '480.0' })).waitFor();
  await h.page.getByLabel(h.say('shelf.move_kg')).fill('80.5');
  await h.page.getByRole('combobox', { name: h.say('shelf.move_to') }).focus();
  await h.type('vte');
  await h.page.keyboard.press('Tab');
  await h.page.keyboard.press('Control+Enter');
  await h.page.keyboard.press('Control+Enter');
  await h.done('shelf.moved', { kg: '80.5', lot, place: 'VTE-S' });
  const moved = h.say('shelf.did_move', { kg: '80.5', from: 'COLD-1', to: 'VTE-S' });
  await h.happened(moved).waitFor();
  assert.equal(await h.happened(moved).count(), 1, 'pressed twice, it is saved once');
  await h.goods('B').filter({ hasText: '399.5' }).waitFor();
  await h.happened(moved).getByRole('button', { name: h.say('shelf.undo') }).click();
  await h.done('shelf.undone_step');
  await h.goods('B').filter({ hasText: '480.0' }).waitFor();
  await h.happened(h.say('shelf.did_undo_move', { kg: '80.5', to: 'COLD-1' })).waitFor();
});

test('a count is adjusted with a reason and a note, and what was typed outlives a refusal', async (t) => {
  const h = await stockRoom(t, { until: 'load' });
  await h.page.getByRole('rowgroup', { name: h.say('shelf.rows') }).focus();
  await h.page.getByText(lot).first().waitFor();
  await h.page.getByLabel(h.say('shelf.search')).fill(lot);
  await h.page.getByLabel(h.say('shelf.grade'), { exact: true }).selectOption('B');
  await h.rows.filter({ hasText: '480.0' }).first().click();
  await h.button('shelf.adjust').click();
  await h.page.getByLabel(h.say('shelf.counted')).fill('490');
  await h.dialog.getByText(h.say('shelf.difference_more', { kg: '10.0' })).waitFor();
  await h.page.getByLabel(h.say('shelf.reason')).selectOption('shrinkage');
  await h.page.getByLabel(h.say('shelf.note')).fill('counted by Khamla');
  await h.button('shelf.adjust_do').click();
  await h.dialog.getByRole('alert').filter({ hasText: /that is no shrinkage/ }).waitFor();
  assert.equal(await h.page.getByLabel(h.say('shelf.note')).inputValue(), 'counted by Khamla');
  await h.page.getByLabel(h.say('shelf.counted')).fill('470');
  await h.page.keyboard.press('Control+Enter');
  await h.done('shelf.adjusted', { lot, place: 'COLD-1', kg: '470.0' });
  await h.page.getByRole('complementary').getByText('470.0').first().waitFor();
  await h.go(`stock/${lot}`);
  await h.happened(h.say('shelf.did_shrink', { kg: '10.0', from: 'COLD-1', document: 'counted by Khamla' })).waitFor();
});

test('a lot is made from parts of two others, and both ways of it are drawn', async (t) => {
  const h = await stockRoom(t, { until: 'load' });
  await h.button('shelf.make').click();
  await h.page.getByLabel(h.say('shelf.make_number')).fill('CHIPS-01');
  await h.page.getByRole('combobox', { name: h.say('shelf.make_item') }).focus();
  await h.type('banana');
  await h.page.keyboard.press('Tab');
  await h.page.getByLabel(h.say('shelf.grade'), { exact: true }).last().selectOption('B');
  for (const [n, from, takes] of [[1, lot, '100'], [2, other, '60']]) {
    if (n > 1) await h.button('shelf.part_add').click();
    await h.page.getByRole('combobox', { name: h.say('shelf.part', { n }) }).focus();
    await h.type(`${from} B`);
    await h.page.keyboard.press('Tab');
    await h.page.getByLabel(h.say('shelf.part_kg')).nth(n - 1).fill(takes);
  }
  await h.page.getByLabel(h.say('shelf.make_net')).fill('161');
  await h.dialog.getByText(h.say('shelf.gain', { kg: '1.0' })).waitFor();
  await h.page.getByLabel(h.say('shelf.make_net')).fill('144');
  await h.dialog.getByText(h.say('shelf.loss', { kg: '16.0', percent: '10.0' })).waitFor();
  await h.page.keyboard.press('Control+Enter');
  await h.done('shelf.made', { lot: 'CHIPS-01', kg: '144.0', place: 'COLD-1' });
  await h.go('stock/CHIPS-01');
  for (const name of [lot, other, 'Ban Nam Ha Banana Growers', 'Ban Luang Growers', 'COLD-1']) {
    await h.node(name).first().waitFor();
  }
  await h.node(lot).focus();
  await h.page.keyboard.press('Enter');
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('heading', { level: 1, name: h.say('shelf.lot_title', { lot }) }).waitFor();
  await h.node('CHIPS-01').waitFor();
  await h.happened(h.say('shelf.did_went_into', { kg: '100.0', from: 'COLD-1', document: 'CHIPS-01' })).waitFor();
});

test('an officer looks and changes nothing', async (t) => {
  const h = await stockRoom(t, { as: 'Noy', until: 'load', room: `stock/${lot}` });
  await h.goods('B').waitFor();
  await h.happened(/Packed/).waitFor();
  for (const key of ['shelf.move', 'shelf.adjust', 'shelf.make_from', 'shelf.undo']) {
    assert.equal(await h.button(key).count(), 0, key);
  }
});

test('a scan on this page shows the unit', async (t) => {
  const h = await stockRoom(t, { until: 'load' });
  await h.page.getByText(lot).first().waitFor();
  await h.scan(']C100095212340000000013');
  await h.page.getByRole('complementary').getByText('13.5').first().waitFor();
});

test('an unknown lot is refused in a sentence, and an empty station says what comes first', async (t) => {
  const h = await stockRoom(t, { until: null, room: '' });
  await begin(h);
  await h.go('stock');
  await h.page.getByText(h.say('shelf.empty')).waitFor();
  assert.deepEqual(await h.axe(), []);
  await h.go('stock/NO-SUCH-LOT');
  await h.page.getByRole('alert').filter({ hasText: 'NO-SUCH-LOT' }).waitFor();
  await h.button('shelf.back').click();
  await h.button('shelf.receive').click();
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.receive') }).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on the stock, ${theme}`, async (t) => {
    const h = await stockRoom(t, { theme, until: 'load' });
    await h.page.getByText(lot).first().waitFor();
    assert.deepEqual(await h.axe(), []);
    await h.rows.filter({ hasText: '480.0' }).first().click();
    await h.button('shelf.make_from').click();
    assert.deepEqual(await h.axe(), []);
    await h.page.keyboard.press('Escape');
    await h.go(`stock/${lot}`);
    await h.node(lot).waitFor();
    assert.deepEqual(await h.axe(), []);
    await h.button('shelf.as_table').click();
    assert.deepEqual(await h.axe(), []);
  });
}

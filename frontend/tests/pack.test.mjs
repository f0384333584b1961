import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';

const first = '095212340000000013'; // the SSCC of unit 0000001, of the worked example
const at = (h, key, params) => h.page.getByLabel(h.say(key, params), { exact: true });

/** Types as a person does: slower than any scanner. */
const type = (h, text) => h.page.keyboard.type(text, { delay: 60 });

/** Goes by Tab until the focus is where it should be. */
async function tabTo(h, locator) {
  for (let i = 0; i < 30; i++) {
    if (await locator.evaluate((node) => node === document.activeElement)) return;
    await h.page.keyboard.press('Tab');
  }
  assert.fail('Tab does not lead there');
}

/** Packs cartons of the lot at hand by keyboard alone. */
async function packByKey(h, count) {
  const field = h.page.getByLabel(h.say('pack.count'));
  await tabTo(h, field);
  await h.page.keyboard.press('Control+a');
  await type(h, String(count));
  await h.page.keyboard.press('Control+Enter');
}

const madeHeading = (h, count) =>
  h.page.getByRole('heading', { name: h.say('pack.made', { units: h.say('pack.many_carton', { count }) }) });

test('900 cartons are packed by keyboard alone', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla' });
  await h.page.keyboard.press('Control+3');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.pack') }).waitFor();
  await h.page.getByRole('heading', { level: 2, name: 'LNT-BAN-261103-01' }).waitFor();
  await packByKey(h, 900);
  await madeHeading(h, '900').waitFor();
  const card = h.page.getByRole('status').filter({ has: madeHeading(h, '900') });
  const text = await card.innerText();
  assert.match(text, /0000001\s+\(00\) 0 9521234 000000001 3/);
  assert.match(text, /0000900\s+\(00\) 0 9521234 000000900 9/);
  assert.match(text, /12,150\.0/);
  assert.equal(await card.locator('strong').first().innerText(), '001 3');
});

test('more than is there is refused with the sentence, and nothing typed is lost', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack' });
  await h.page.getByRole('heading', { level: 2, name: 'LNT-BAN-261103-01' }).waitFor();
  await h.page.getByLabel(h.say('pack.net')).fill('13.7');
  await packByKey(h, 9000);
  const alert = h.page.getByRole('alert');
  await alert.waitFor();
  assert.match(await alert.innerText(), /Only [\d.]+ kg of lot LNT-BAN-261103-01 grade A lie loose at COLD-1/);
  assert.match(await alert.innerText(), /Nothing was packed/);
  assert.equal(await h.page.getByLabel(h.say('pack.count')).inputValue(), '9000');
  assert.equal(await h.page.getByLabel(h.say('pack.net')).inputValue(), '13.7');
  await packByKey(h, 2);
  await madeHeading(h, '2').waitFor();
  assert.equal(await alert.count(), 0);
});

test('a weight no carton has is told beside its field, before and after', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack' });
  await h.page.getByLabel(h.say('pack.net')).fill('20');
  await h.page.getByText(h.say('pack.unusual_heavy', { least: '12.5', most: '14.5' })).waitFor();
  await packByKey(h, 1);
  await h.page.getByRole('alert').waitFor();
  assert.equal(await h.page.getByLabel(h.say('pack.net')).getAttribute('aria-invalid'), 'true');
  await h.page.getByLabel(h.say('pack.count')).fill('many');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByText(h.say('pack.not_count')).waitFor();
});

test('catch weights are typed and pasted, taken back, and packed as weighed', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack' });
  await at(h, 'pack.how').selectOption('each');
  const weight = h.page.getByLabel(h.say('pack.weight'), { exact: false }).first();
  await weight.focus();
  await type(h, '14.65');
  await h.page.keyboard.press('Enter');
  const sum = (count, gross, net) => h.page.getByText(h.say('pack.weights_sum',
    { units: count === 1 ? h.say('pack.one_carton') : h.say('pack.many_carton', { count }), gross, net }));
  await sum(1, '14.65', '13.45').waitFor();
  await weight.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', '14.7\n14,8 kg\nabc\n14.9\n');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await sum(4, '59.05', '54.25').waitFor();
  assert.equal(await weight.inputValue(), 'abc', 'what is no weight stays to be corrected');
  await h.page.getByRole('button', { name: h.say('pack.weight_back') }).click();
  await sum(1, '14.65', '13.45').waitFor();
  await weight.fill('14.75');
  await h.page.keyboard.press('Enter');
  await h.page.keyboard.press('Control+Enter');
  await madeHeading(h, '2').waitFor();
  await h.page.getByRole('link', { name: h.say('pack.tab_units') }).click();
  await h.page.getByRole('row', { name: /0000002.*13\.55.*14\.75/ }).waitFor();
});

test('what was packed can be undone', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack' });
  await packByKey(h, 5);
  await h.page.getByRole('button', { name: h.say('pack.undo') }).click();
  await h.page.getByText(h.say('pack.undone',
    { units: h.say('pack.many_carton', { count: 5 }), kg: '67.5', lot: 'LNT-BAN-261103-01' })).waitFor();
});

test('a pallet is built by scans and by a range, and shows in the inspector', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack' });
  await packByKey(h, 12);
  await madeHeading(h, '12').waitFor();
  await h.go('pack/pallet');
  await h.page.getByText(h.say('pack.pallet_scan')).waitFor();
  await h.scan(first);
  await h.page.getByText(h.say('pack.pallet_on', { number: '0000001', lot: 'LNT-BAN-261103-01' })).waitFor();
  await h.scan(first);
  await h.page.getByText(h.say('pack.pallet_twice', { number: '0000001' })).first().waitFor();
  await h.scan('0000002');
  await h.page.getByRole('button', { name: h.say('pack.pallet_take_off', { number: '0000002' }) }).waitFor();
  await h.page.keyboard.press('F9');
  await h.page.getByText(h.say('pack.pallet_off', { number: '0000002' })).waitFor();
  await at(h, 'pack.pallet_from').fill('0000005');
  await at(h, 'pack.pallet_to').fill('0000008');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('heading', { name: h.say('pack.pallet_made', { number: '0000013' }) }).waitFor();
  await h.page.getByRole('button', { name: h.say('pack.pallet_show') }).click();
  const pane = h.page.getByRole('complementary');
  for (const number of ['0000001', '0000005', '0000008']) await pane.getByRole('button', { name: number }).waitFor();
  assert.equal(await pane.getByRole('button', { name: /^0000/ }).count(), 5);
});

test('a unit that stands on a pallet already stops the scan, with the sentence', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack' });
  await packByKey(h, 3);
  await madeHeading(h, '3').waitFor();
  await h.go('pack/pallet');
  await h.page.getByText(h.say('pack.pallet_scan')).waitFor();
  await h.scan('0000001');
  await h.page.getByRole('button', { name: h.say('pack.pallet_take_off', { number: '0000001' }) }).waitFor();
  await h.page.keyboard.press('Control+Enter');
  await at(h, 'pack.pallet_from').focus();
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('heading', { name: h.say('pack.pallet_made', { number: '0000004' }) }).waitFor();
  await h.scan('0000001');
  await h.page.getByText('0000001 stands on pallet 0000004 already.').waitFor();
  await h.page.getByText(h.say('scan.paused')).waitFor();
  await h.page.waitForTimeout(100); // an Enter that follows a scan at once is the scanner's
  await h.page.keyboard.press('Enter');
  await h.page.getByText(h.say('scan.ready')).waitFor();
});

test('a scan anywhere opens the unit: weigh it, unpack it with the consequence told, undo', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack' });
  await packByKey(h, 1);
  await h.page.getByRole('heading', { name: h.say('pack.made', { units: h.say('pack.one_carton') }) }).waitFor();
  await h.go('stock');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.stock') }).waitFor();
  await h.scan(first);
  const pane = h.page.getByRole('complementary');
  await pane.getByText('(00) 0 9521234 000000001 3').waitFor();
  assert.match(await pane.innerText(), /Packed at COLD-1[\s\S]*Khamla/);
  assert.deepEqual(await h.axe(), []);

  await pane.getByRole('button', { name: h.say('pack.unit_weigh') }).click();
  await pane.getByLabel(h.say('pack.unit_new_gross')).fill('30');
  await h.page.keyboard.press('Control+Enter');
  await pane.getByRole('alert').waitFor();
  assert.equal(await pane.getByLabel(h.say('pack.unit_new_gross')).inputValue(), '30');
  await pane.getByLabel(h.say('pack.unit_new_gross')).fill('14.6');
  await h.page.keyboard.press('Control+Enter');
  await pane.getByText(h.say('pack.step_weighed_less', { less: '0.1' })).waitFor();

  await pane.getByRole('button', { name: h.say('pack.unit_unpack') }).click();
  await pane.getByText(h.say('pack.unit_unpack_goods',
    { kg: '13.4', lot: 'LNT-BAN-261103-01', place: 'COLD-1' })).waitFor();
  await pane.getByRole('button', { name: h.say('pack.unit_unpack_save') }).click();
  await pane.getByText(h.say('pack.unit_nowhere')).waitFor();
  await pane.getByRole('button', { name: h.say('pack.unit_undo') }).click();
  await pane.getByText(h.say('pack.unit_undone')).waitFor();
  await pane.getByRole('button', { name: h.say('pack.unit_unpack') }).waitFor();
});

test('a scan that no unit carries stops with the sentence, also after rooms that take scans were left', async (t) => {
  const h = await house(t, { until: 'pack', as: 'Khamla', room: 'today' });
  await h.go('stock');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.stock') }).waitFor();
  await h.go('pack');
  await h.page.getByRole('heading', { level: 2, name: 'LNT-BAN-261103-01' }).waitFor();
  await h.scan('0000077');
  await h.page.getByText('No unit here carries 0000077.').waitFor();
  await h.page.getByText(h.say('scan.paused')).waitFor();
});

test('who may only look sees lots and units, and no way to pack', async (t) => {
  const h = await house(t, { until: 'plan', as: 'Noy', room: 'pack/units' });
  await h.page.getByRole('row', { name: /0002520/ }).click();
  const pane = h.page.getByRole('complementary');
  await pane.getByText(h.say('pack.unit_history')).waitFor();
  assert.equal(await pane.getByRole('button', { name: h.say('pack.unit_unpack') }).count(), 0);
  await h.go('pack');
  await h.page.getByText(h.say('pack.not_yours')).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on the three pages of Pack, ${theme}`, async (t) => {
    const h = await house(t, { until: 'pack', as: 'Khamla', room: 'pack', theme });
    await packByKey(h, 9);
    await madeHeading(h, '9').waitFor();
    assert.deepEqual(await h.axe(), []);
    await h.go('pack/pallet');
    await h.page.getByText(h.say('pack.pallet_scan')).waitFor();
    await h.scan('0000001');
    await h.page.getByRole('button', { name: h.say('pack.pallet_take_off', { number: '0000001' }) }).waitFor();
    assert.deepEqual(await h.axe(), []);
    await h.go('pack/units');
    await h.page.getByRole('row', { name: /0000009/ }).waitFor();
    assert.deepEqual(await h.axe(), []);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheDoor, door, label, other, R1, sscc, tenASecond } from './door.mjs';
import { house } from './house.mjs';

const twenty = Array.from({ length: 20 }, (_, i) => i + 1);

test('twenty units at ten a second are all loaded, and press no button', async (t) => {
  const h = await atTheDoor(t);
  await h.button('load.close').focus();
  await tenASecond(h, twenty.map(label));
  await h.counts(20);
  await h.answers('ok', h.say('load.counted', { inside: 20, of: '1,260' }));
  assert.equal(await h.log.count(), 20);
  assert.equal(await h.page.getByRole('dialog').count(), 0, 'the button that had the focus was pressed');
  assert.equal(await h.page.locator('.faults').count(), 0);
  await h.card(door).getByText(h.say('load.of', { planned: '1,260' })).waitFor();
  await h.page.getByText(h.say('load.waiting_count', { count: '2,500' })).waitFor();
});

test('a scan types nothing into the field one is in', async (t) => {
  const h = await atTheDoor(t);
  await h.button('load.change_plan').click();
  const field = h.page.getByLabel(h.say('load.place'));
  const before = await field.inputValue();
  await field.focus();
  await tenASecond(h, twenty.map(label));
  await h.answers('ok', h.say('load.counted', { inside: 20, of: '1,260' }));
  assert.equal(await field.inputValue(), before);
  await h.page.keyboard.press('Escape');
  await h.counts(20);
});

test('what must not go in is refused with tone, edge and sentence, and Enter goes on', async (t) => {
  const h = await atTheDoor(t);
  await h.scan(label(1));
  await h.answers('ok', h.say('load.counted', { inside: 1, of: '1,260' }));
  await h.scan(label(1));
  await h.answers('warn', 'already');
  const wrongDigit = sscc(7).slice(0, -1) + ((Number(sscc(7).at(-1)) + 1) % 10);
  for (const [scan, text] of [
    ['00' + sscc(999_999), sscc(999_999)], // sound, of somebody else
    ['NTG-NOBODY-1', 'NTG-NOBODY-1'],
    [`]C100${wrongDigit}`, wrongDigit],
  ]) {
    await h.scan(scan);
    await h.answers('stop', text);
    await h.page.getByText(h.say('scan.paused')).waitFor();
    await h.page.keyboard.press('Enter');
    await h.page.getByText(h.say('scan.ready')).waitFor();
  }
  await h.counts(1);
  assert.match(await h.log.first().innerText(), new RegExp(h.say('load.read', { scan: '.*' + wrongDigit })));
});

test('scans that come while a stop is read wait, and none is lost', async (t) => {
  const h = await atTheDoor(t);
  await h.scan('00' + sscc(999_999));
  await h.answers('stop', sscc(999_999));
  await h.scan(label(1));
  await h.scan(label(2));
  assert.equal(await h.running.innerText(), '0');
  await h.page.keyboard.press('Enter');
  await h.counts(2);
});

test('F9 takes back the last scan, again and again', async (t) => {
  const h = await atTheDoor(t);
  await tenASecond(h, [1, 2, 3].map(label));
  await h.counts(3);
  await h.page.keyboard.press('F9');
  await h.answers('ok', '0000003');
  await h.counts(2);
  await h.page.keyboard.press('F9');
  await h.counts(1);
  await h.page.keyboard.press('F9');
  await h.counts(0);
  await h.page.keyboard.press('F9');
  await h.answers('warn', 'undo');
});

test('a door is opened by key, by click and by scanning its number', async (t) => {
  const h = await atTheDoor(t);
  await h.page.keyboard.press('2');
  await h.opened(other);
  await h.page.keyboard.press('1');
  await h.opened(door);
  await h.scan('LKCU4200182');
  await h.opened(other);
  await h.answers('ok', other);
  await h.scan(label(1));
  await h.counts(1);
  await h.page.getByRole('button', { name: door }).first().click();
  await h.opened(door);
  await h.scan('0000002'); // begins with no door's key, and a scan that does opens no door
  await h.counts(1);
  await h.scan('2000000000');
  await h.answers('stop', '2000000000');
  await h.page.keyboard.press('Enter');
  await h.scan(label(3));
  await h.counts(2);
  await h.opened(door);
});

test('a unit comes out again by scan and from the list, and F9 puts it back', async (t) => {
  const h = await atTheDoor(t);
  await tenASecond(h, [1, 2, 3].map(label));
  await h.counts(3);
  await h.page.keyboard.press('t');
  await h.page.getByText(h.say('load.taking_out')).waitFor();
  await h.scan(label(2));
  await h.counts(2);
  await h.answers('ok', '0000002');
  await h.page.keyboard.press('F9');
  await h.counts(3);
  await h.page.keyboard.press('Escape');
  const inside = h.page.getByRole('table', { name: h.say('load.loaded_in', { transport: door }) });
  await inside.getByRole('cell', { name: '0000003', exact: true }).click();
  await h.button('load.take_out_unit', { unit: '0000003' }).click();
  await h.counts(2);
});

test('a container is sealed by scanning its seals, and opened again', async (t) => {
  const h = await atTheDoor(t);
  await h.scan(label(1));
  await h.counts(1);
  await h.button('load.seal_title', { transport: door }).click();
  const dialog = h.page.getByRole('dialog');
  const first = dialog.getByLabel(h.say('load.seal_number')).first();
  await first.fill('x');
  await h.page.keyboard.press('Control+Enter');
  await dialog.getByRole('alert').waitFor();
  assert.equal(await first.inputValue(), 'x', 'a refusal keeps what was typed');
  await first.fill('');
  await h.scan('NTG552011');
  await h.scan('LCR0091834');
  assert.equal(await first.inputValue(), 'NTG552011');
  assert.equal(await dialog.getByLabel(h.say('load.seal_number')).nth(1).inputValue(), 'LCR0091834');
  assert.deepEqual(await h.axe(), []);
  await h.page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await h.card(door).getByText('NTG552011').waitFor();
  await h.opened(other); // the only door that is still open
  await h.card(door).getByRole('button', { name: h.say('load.unseal') }).click();
  await h.card(door).getByText(h.say('load.no_seals')).waitFor();
});

test('a short shipment is closed only when that is said, opened again, closed and despatched', async (t) => {
  const h = await atTheDoor(t);
  await h.scan(label(1));
  await h.counts(1);
  await h.button('load.seal_title', { transport: door }).click();
  await h.scan('NTG552011');
  await h.page.keyboard.press('Control+Enter');
  await h.card(other).getByRole('button', { name: h.say('load.remove') }).click();
  await h.card(other).waitFor({ state: 'detached' });
  await h.button('load.close').click();
  const dialog = h.page.getByRole('dialog');
  await dialog.getByText('2,519').first().waitFor();
  await dialog.getByRole('button', { name: h.say('load.short_close', { missing: '2,519' }) }).click();
  await h.button('load.reopen').click();
  await h.button('load.close').click();
  await dialog.getByRole('button', { name: h.say('load.short_close', { missing: '2,519' }) }).click();
  await h.button('load.despatch').click();
  await h.page.getByRole('dialog', { name: h.say('load.despatch_title', { shipment: R1 }) }).waitFor();
  await dialog.getByText('NTG552011').waitFor();
  await dialog.getByText('Lao marketplace').waitFor();
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByText(h.say('load.state_despatched'), { exact: true }).first().waitFor();
  assert.equal(await h.button('load.despatch').count(), 0);
});

test('a departure, a shipment and a container are planned by keyboard', async (t) => {
  const h = await house(t, { until: 'load', room: 'load', as: 'Noy' });
  const { page, say } = h;
  const field = (key) => page.getByRole('dialog').getByLabel(say(key)).first();
  const save = () => page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: say('load.plan_departure') }).click();
  await save();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  for (const [key, text] of [['load.reference', 'TRUCK-1'], ['load.vehicle', 'KK 0937'], ['load.from', 'Nateuy'],
    ['load.to', 'Mengla'], ['load.date', '2026-11-07'], ['load.time', '06:30']]) await field(key).fill(text);
  await field('load.mode_of_transport').selectOption('road');
  await save();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: say('load.plan_shipment') }).click();
  await field('load.reference').fill('NTG-2026-T9');
  await field('load.departure').selectOption('TRUCK-1');
  await field('load.consignee').fill('yung');
  await page.keyboard.press('Tab');
  await field('load.place').fill('Mengla');
  await field('load.item').fill('ban');
  await page.keyboard.press('Tab');
  await field('load.count').fill('10');
  await field('load.price').fill('half');
  await save();
  await page.getByText('“half” is no price.').first().waitFor();
  await field('load.price').fill('0.52');
  assert.deepEqual(await h.axe(), []);
  await save();
  await page.getByRole('heading', { level: 1, name: 'NTG-2026-T9' }).waitFor();
  await page.getByText('FCA Mengla').waitFor();

  await page.getByRole('button', { name: say('load.add_transport') }).click();
  await h.type('csqu3054384');
  assert.equal(await field('load.number').count(), 1);
  await field('load.number').fill('csqu 305438-4');
  await page.getByText('its check digit should be 3').waitFor();
  await field('load.number').fill('csqu 305438-3');
  await page.getByText(say('load.number_good')).waitFor();
  await field('load.tare').fill('4800');
  await field('load.max_gross').fill('34000');
  await save();
  await page.locator('[aria-pressed="true"]').filter({ hasText: 'CSQU 305438 3' }).waitFor();
  await page.getByText('4,800.0 of 34,000.0 kg').waitFor();
  assert.equal(await page.getByRole('button', { name: say('load.close') }).count(), 0, 'an officer does not load');
});

test('the list goes to a shipment by Enter, and by scanning a container', async (t) => {
  const h = await house(t, { until: 'load', room: 'load', as: 'Khamla' });
  assert.equal(await h.page.getByRole('button', { name: h.say('load.plan_shipment') }).count(), 0);
  await h.page.getByRole('row', { name: R1 }).waitFor();
  await h.scan(label(1));
  await h.page.locator('.bar.stop').waitFor();
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('rowgroup', { name: h.say('load.list') }).focus();
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('heading', { level: 1, name: R1 }).waitFor();
  await h.page.keyboard.press('Escape');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.load') }).waitFor();
  await h.scan('lkcu4200182');
  await h.page.locator('[aria-pressed="true"]').filter({ hasText: other }).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious at the door, ${theme}`, async (t) => {
    const h = await atTheDoor(t, { theme });
    await h.scan(label(1));
    await h.scan(label(1));
    await h.answers('warn', 'already');
    assert.deepEqual(await h.axe(), []);
    await h.page.keyboard.press('Escape');
    await h.page.getByRole('heading', { level: 1, name: h.say('frame.load') }).waitFor();
    assert.deepEqual(await h.axe(), []);
  });
}

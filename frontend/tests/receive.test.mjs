import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { house } from './house.mjs';
import { changed } from './workbook.mjs';

const luang = await readFile(fileURLToPath(new URL('../../templates/demo/r1/luang.xlsx', import.meta.url)));
const firstSheet = 'xl/worksheets/sheet1.xml';

/** A house on the morning before the deliveries, with what these tests do there again and again. */
async function morning(t, more = {}) {
  const h = await house(t, { until: 'deliver', as: 'Khamla', room: 'receive', ...more });
  const title = { receive: 'frame.receive', 'receive/new': 'receive.new', 'receive/import': 'receive.import' };
  await h.page.getByRole('heading', { level: 1, name: h.say(title[more.room ?? 'receive']) }).waitFor();
  h.button = (key, params) => h.page.getByRole('button', { name: h.say(key, params) });
  h.field = (key) => h.page.getByLabel(h.say(key)).first();
  h.press = (...keys) => keys.reduce((before, key) => before.then(() => h.page.keyboard.press(key)), Promise.resolve());
  /** Types into one field after the other; an empty text leaves a field as it is. */
  h.fill = async (...texts) => {
    for (const text of texts) {
      if (text) await h.type(text);
      await h.press('Enter');
    }
  };
  /** Goes on by Tab until the focus is on what is called so. */
  h.tabTo = async (name) => {
    for (let i = 0; i < 60; i++) {
      await h.press('Tab');
      if ((await h.page.evaluate(() => document.activeElement?.textContent ?? '')).includes(name)) return;
    }
    throw new Error(`Tab never came to ${name}`);
  };
  h.choose = (name, buffer) => h.page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
  h.deliveries = async () => {
    await h.go('receive');
    await h.page.getByRole('table', { name: h.say('receive.deliveries') }).waitFor();
    return h.page.getByRole('table', { name: h.say('receive.deliveries') }).getByRole('row').allInnerTexts();
  };
  return h;
}

test('a delivery is typed, corrected and saved once without a mouse', async (t) => {
  const h = await morning(t);
  await h.page.getByText(h.say('receive.empty')).waitFor();
  await h.tabTo(h.say('receive.new'));
  await h.press('Enter');
  await h.page.getByRole('heading', { level: 1, name: h.say('receive.new') }).waitFor();
  const day = h.field('receive.received_on');
  await h.page.waitForFunction((one) => one.value !== '', await day.elementHandle());
  const today = await day.inputValue();
  await h.fill('lu', 'LG-2611-010', '', 'co', 'LN 3307', 'Somsak', '');
  assert.equal(await h.field('receive.cooperative').inputValue(), 'Ban Luang Growers');
  await h.fill('ba', 'LNT-BAN-07', String(Number(today.slice(8))), 'LA-BAN-O-0011', '', '120', 'CT', '1812.5', '144');
  const net = h.page.locator('footer [aria-label]');
  assert.match(await net.innerText(), /1,668\.5\s*kg/);
  assert.equal(await net.evaluate((one) => getComputedStyle(one).fontSize), '64px');
  await h.page.getByText(h.say('receive.per_package', { kg: '13.904' })).waitFor();
  await h.fill('1500', '120');
  await h.type('40');
  await h.page.getByText(h.say('receive.grades_left', { kg: '8.5' })).waitFor();
  await h.press('Enter'); // after the last field a second lot begins, with the item of the first
  await h.fill('', 'LNT-BAN-08', '', '', '', '10', '', '160.5');
  await h.type('12'); // tare; to be graded later
  await h.page.getByText(h.say('receive.unusual', { kg: '14.85', min: '12.5', max: '14.5' })).waitFor();
  await h.press('Control+Enter');
  await h.page.getByRole('alert').getByText(/8\.5/).waitFor();
  const wrong = h.page.locator(':focus');
  assert.deepEqual([await wrong.getAttribute('aria-invalid'), await wrong.inputValue()], ['true', '1500']);
  await h.type('1508.5');
  await h.press('Control+Enter', 'Control+Enter');
  const booked = h.say('receive.booked', { number: 'CON-00001', kg: '1,817.0', lots: 2 });
  await h.page.getByText(booked).waitFor();
  const rows = await h.deliveries();
  assert.equal(rows.length, 2, 'pressed twice, it is saved once');
  assert.match(rows[1], /CON-00001[\s\S]*Ban Luang Growers[\s\S]*1,817\.0/);
});

test('a refused delivery keeps what was typed, and the refusal stands at its field', async (t) => {
  const h = await morning(t, { room: 'receive/new' });
  const save = () => h.press('Control+Enter');
  await h.field('receive.note').focus();
  await save();
  for (const label of ['cooperative', 'note', 'location']) {
    const field = h.field(`receive.${label}`);
    assert.equal(await field.getAttribute('aria-invalid'), 'true', label);
  }
  await h.field('receive.cooperative').focus();
  await h.fill('nam', 'NH-1', '', 'co', '', '', '');
  await h.fill('PAPAYA', 'LOT-1', '2030-01-01', '', '', '10', 'QQ', '100');
  await save();
  const at = async (key) => {
    const field = h.page.getByRole('group', { name: h.say('receive.lot_at', { n: 1 }) }).getByLabel(h.say(key)).first();
    return [await field.getAttribute('aria-invalid'), await field.inputValue()];
  };
  await h.page.getByRole('alert').getByText(/PAPAYA/).waitFor();
  assert.deepEqual(await at('receive.item'), ['true', 'PAPAYA']);
  assert.deepEqual(await at('receive.harvested'), ['true', '2030-01-01']);
  assert.deepEqual(await at('receive.package'), ['true', 'QQ']);
  await h.go('stock');
  await h.go('receive/new');
  assert.deepEqual(await at('receive.item'), ['true', 'PAPAYA'], 'another room was opened meanwhile');
  assert.equal((await h.deliveries()).length, 1, 'nothing was saved');
});

test('a lot is taken off and put back, and a code that is scanned fills the form', async (t) => {
  const h = await morning(t);
  await h.scan('COOP-NAMHA');
  await h.page.getByText(h.say('receive.scan_cooperative', { name: 'Ban Nam Ha Banana Growers' })).waitFor();
  await h.page.getByRole('heading', { level: 1, name: h.say('receive.new') }).waitFor();
  await h.scan('19521234000010');
  await h.page.getByText(h.say('receive.scan_item', { name: 'Banana, Cavendish, green' })).waitFor();
  assert.equal(await h.field('receive.cooperative').inputValue(), 'Ban Nam Ha Banana Growers');
  assert.equal(await h.field('receive.item').inputValue(), 'Banana, Cavendish, green');
  await h.field('receive.lot').fill('LOT-9');
  await h.press('Control+Delete');
  assert.equal(await h.field('receive.lot').inputValue(), '');
  await h.button('receive.put_back').click();
  assert.equal(await h.field('receive.lot').inputValue(), 'LOT-9');
  await h.scan('NOBODY-KNOWS');
  await h.page.getByText(/NOBODY-KNOWS/).first().waitFor();
});

test('a delivery sheet is shown first and booked then', async (t) => {
  const h = await morning(t);
  await h.tabTo(h.say('receive.import'));
  await h.press('Enter');
  await h.field('receive.location').focus();
  await h.fill('co');
  await h.choose('luang.xlsx', luang);
  await h.page.getByText(h.say('receive.sheet_clean', { name: 'luang.xlsx' })).waitFor();
  await h.page.getByRole('table', { name: h.say('receive.sheet_rows') }).getByText('LNT-BAN-261103-02').waitFor();
  assert.equal((await h.deliveries()).length, 1, 'nothing is saved by looking');
  await h.go('receive/import');
  await h.page.locator('button:focus', { hasText: h.say('receive.save_sheet') }).waitFor();
  await h.press('Control+Enter');
  await h.page.getByText(h.say('receive.booked_one', { number: 'CON-00001', kg: '11,560.0' })).waitFor();
  const card = h.page.getByRole('complementary', { name: 'CON-00001' });
  for (const text of ['LG-2611-009', '12,427.0', '867.0', '11,560.0', '10,935.0', 'Cold store 1']) {
    await card.getByText(text, { exact: true }).first().waitFor();
  }
  await card.getByText(/^Khamla, /).waitFor();
  await h.go('receive/import');
  await h.choose('luang.xlsx', luang);
  await h.page.getByRole('alert').getByText(/LG-2611-009/).waitFor();
  assert.equal(await h.button('receive.save_sheet').count(), 0, 'the same sheet cannot be booked twice');
});

test('a broken sheet shows every wrong cell and saves nothing', async (t) => {
  const h = await morning(t, { room: 'receive/import' });
  const broken = changed(luang, firstSheet, [
    ['<v>578</v>', '<v>578.5</v>'],
    ['<v>11560</v>', '<v>11600</v>'],
    ['<c r="E7" s="7"><v>46329</v>', '<c r="E7" s="7"><v>3</v>'],
  ]);
  await h.choose('broken.xlsx', broken);
  const table = h.page.getByRole('table', { name: h.say('receive.wrong_cells') });
  await table.waitFor();
  const cells = await table.getByRole('row').allInnerTexts();
  for (const [i, wanted] of [/Harvest date/, /F \(Packages\)\s+578\.5/, /Net weight[\s\S]*11600\s+11560/].entries()) {
    assert.match(cells[i + 1] ?? '', wanted);
  }
  assert.equal(await h.button('receive.save_sheet').count(), 0);
  const strange = changed(luang, 'xl/sharedStrings.xml', [['COOP-LUANG', 'COOP-LUANGX']]);
  const file = await h.page.evaluateHandle((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(bytes)], 'strange.xlsx'));
    return data;
  }, [...strange]);
  await h.page.dispatchEvent('main', 'drop', { dataTransfer: file });
  await table.getByText('COOP-LUANGX').waitFor();
  await h.choose('list.csv', Buffer.from('code,name'));
  await h.page.getByRole('alert').getByText(/list\.csv/).waitFor();
  assert.equal((await h.deliveries()).length, 1, 'nothing was saved');
});

test('a lot that came ungraded is graded from its delivery', async (t) => {
  const h = await morning(t, { room: 'receive/import' });
  const ungraded = changed(luang, firstSheet, [
    ['<v>10935</v>', ''], ['<v>405</v>', ''], ['<v>220</v>', ''],
  ]);
  await h.field('receive.location').focus();
  await h.fill('co');
  await h.choose('luang.xlsx', ungraded);
  await h.button('receive.save_sheet').click();
  await h.button('receive.grade_next', { lot: 'LNT-BAN-261103-02' }).first().click();
  const dialog = h.page.getByRole('dialog');
  await dialog.getByText(h.say('receive.grades_left', { kg: '11,560.0' })).waitFor();
  await h.fill('10935', '405');
  await dialog.getByText(h.say('receive.grades_left', { kg: '220.0' })).waitFor();
  await h.type('221');
  await dialog.getByText(h.say('receive.grades_over', { kg: '1.0' })).waitFor();
  await h.press('Control+Enter');
  await dialog.getByRole('alert').waitFor();
  await h.press('Backspace');
  await h.type('0');
  await dialog.getByText(h.say('receive.grades_fit'), { exact: true }).waitFor();
  await h.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  const card = h.page.getByRole('complementary', { name: 'CON-00001' });
  await card.getByText('10,935.0').waitFor();
  await card.getByText(/Khamla/).nth(1).waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious, ${theme}`, async (t) => {
    const h = await house(t, { as: 'Khamla', room: 'receive/CON-00002', theme });
    await h.page.getByRole('complementary').getByText('LG-2611-009').waitFor();
    assert.deepEqual(await h.axe(), []);
    await h.go('receive/new');
    await h.page.getByRole('combobox', { name: h.say('receive.cooperative') }).fill('b');
    assert.deepEqual(await h.axe(), []);
    await h.page.keyboard.press('Control+Enter');
    await h.page.getByRole('alert').waitFor();
    assert.deepEqual(await h.axe(), []);
    await h.go('receive/import');
    const broken = changed(luang, firstSheet, [['<v>578</v>', '<v>x</v>']]);
    await h.page.locator('input[type=file]').setInputFiles({ name: 'b.xlsx', mimeType: '', buffer: broken });
    await h.page.getByRole('table').waitFor();
    assert.deepEqual(await h.axe(), []);
  });
}

test('a sheet that is dropped on the window in another room is read here', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Khamla', room: 'stock' });
  const path = fileURLToPath(new URL('../../templates/demo/r1/luang.xlsx', import.meta.url));
  let asks = 0; // the window tells where a dropped file lies; here its event comes by the bridge's stream, asked again
  await h.page.route('**/bridge/events', (asked) => {
    if (asks++ !== 1) return asked.abort();
    const body = `data: ${JSON.stringify({ name: 'files', data: ['/tmp/notes.txt', path] })}\n\n`;
    return asked.fulfill({ contentType: 'text/event-stream', body });
  });
  await h.page.reload();
  await h.page.getByText('LNT-BAN-261103-02').first().waitFor();
  await h.page.getByText('luang.xlsx').first().waitFor();
});

import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { house } from './house.mjs';
import { changed } from './workbook.mjs';

const field = (h, key) => h.page.getByRole('dialog').getByRole('textbox', { name: h.say(key), exact: true });
const pane = (h) => h.page.getByRole('complementary');
const rows = (h) => h.page.getByRole('rowgroup').getByRole('row');
const chooser = (h) => h.page.getByRole('combobox', { name: h.say('master.register') });

/** The demonstration day before anything is delivered, with somebody in a register. */
const office = (t, register, more = {}) =>
  house(t, { until: 'deliver', as: 'Noy', room: `masters/registers/${register}`, ...more });

/** Saves a register that a page offers, and gives its bytes. */
async function exported(h, register, format) {
  const [file] = await Promise.all([
    h.page.waitForEvent('download'),
    h.page.getByRole('button', { name: h.say(`register.export_${format}`) }).click(),
  ]);
  assert.equal(file.suggestedFilename(), `${register}.${format}`);
  return readFile(await file.path());
}

/** Chooses a file of that content in the import. */
async function choose(h, name, content) {
  const path = join(await mkdtemp(join(tmpdir(), 'register-')), name);
  await writeFile(path, content);
  await h.page.getByLabel(h.say('register.file')).setInputFiles(path);
}

test('a register is chosen by keyboard, says what it is for, and shows what holds on a day', async (t) => {
  const h = await office(t, 'stations');
  await h.page.getByText('Stations of the China–Laos Railway, from south to north.').waitFor();
  const groups = await chooser(h).locator('optgroup').evaluateAll((all) => all.map((g) => g.label));
  assert.deepEqual(groups, ['own', 'goods', 'origin', 'health', 'transport', 'customs', 'checks', 'codes']
    .map((group) => h.say(`register.group_${group}`)));
  await chooser(h).focus();
  await h.type('Certificates by route');
  await h.page.getByText('Which certificate of origin serves from one country to another.').waitFor();
  await h.page.getByText(h.say('master.count', { count: 46, all: 46 })).waitFor();
  await h.page.getByLabel(h.say('master.search')).fill('LA-CN');
  await h.page.getByText(h.say('master.count', { count: 2, all: 46 })).waitFor();
  await h.page.getByLabel(h.say('register.holds_on')).fill('2026-11-24');
  await h.page.getByText(h.say('master.count', { count: 1, all: 45 })).waitFor();
  const row = await rows(h).first().innerText();
  assert.match(row, /form-e form-rcep ldc-certificate/);
  const since = h.say('master.valid_since', { from: '2026-11-24' });
  assert.match(row, new RegExp(`${since}[^]*${h.say('master.confidence_low')}`));
  await h.page.getByLabel(h.say('register.holds_on')).fill('24/11/2026');
  await h.page.getByText(h.say('register.no_date')).waitFor();
});

test('an empty register says what to do, and takes its first row by hand', async (t) => {
  const h = await office(t, 'reference-prices');
  await h.page.getByText(h.say('register.empty')).waitFor();
  const sheet = (await exported(h, 'reference-prices', 'csv')).toString('utf8');
  assert.equal(sheet, '\ufeffcode,hs6,unit,currency,price_scaled,decimals,invoices,days,' +
    'valid_from,valid_to,source,as_of,confidence\n');
  await h.page.getByRole('button', { name: h.say('master.add_row') }).press('Enter');
  await field(h, 'master.code').fill('0803.90-KGM-USD');
  await field(h, 'register.column_currency').fill('USD');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').waitFor();
  await field(h, 'master.source').fill('invoices of October');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  await rows(h).filter({ hasText: '0803.90-KGM-USD' }).waitFor();
  await pane(h).getByText('invoices of October').waitFor();
  await pane(h).getByRole('listitem').filter({ hasText: 'Noy' }).waitFor();
});

test('a CSV file is taken after everything wrong with it was told', async (t) => {
  const h = await office(t, 'units');
  await h.page.getByRole('button', { name: h.say('register.import') }).click();
  const heading = 'code,name_en,dimension,base,base_per_unit,note,valid_from,valid_to,source,as_of,confidence\n';
  const crate = 'ZCR,crate of the firm,count,,,=1+1,2026-01-01,,own decision,2026-11-04,high\n';
  const wrong = 'ZCR,crate,count,,,,2026-13-01,,own decision,2026-11-04,high\nZBG,bag,count\n';
  await choose(h, 'wrong.csv', heading + wrong);
  await h.page.getByText(h.say('master.check_wrong', { count: 2 })).waitFor();
  assert.equal(await h.page.getByRole('alert').getByRole('listitem').count(), 2);
  await choose(h, 'latin.csv', Buffer.from([0x63, 0x6f, 0x64, 0xe9, 0x0a]));
  await h.page.getByRole('alert').filter({ hasText: h.say('exchange.csv_not_text').split('.')[0] }).waitFor();
  await choose(h, 'right.csv', heading + crate);
  await h.page.getByText(h.say('master.check_right', { count: 1 })).waitFor();
  await h.page.getByRole('dialog').getByRole('row').filter({ hasText: h.say('register.change_new') }).waitFor();
  await h.page.getByRole('button', { name: h.say('master.import_save', { count: 1 }) }).press('Enter');
  await h.page.getByText(h.say('master.imported', { count: 1 })).waitFor();
  await h.page.keyboard.press('Escape');
  await h.page.getByLabel(h.say('master.search')).fill('ZCR');
  await rows(h).filter({ hasText: 'crate of the firm' }).waitFor();
  const csv = (await exported(h, 'units', 'csv')).toString('utf8');
  assert.match(csv, /ZCR,.*'=1\+1.*2026-01-01,,own decision,2026-11-04,high/);
});

test('a workbook goes out, is changed, and shows before it is saved what it would change', async (t) => {
  const h = await office(t, 'check-tolerances');
  await rows(h).first().waitFor();
  const book = await exported(h, 'check-tolerances', 'xlsx');
  await h.page.getByRole('button', { name: h.say('register.import') }).click();
  await choose(h, 'same.xlsx', book);
  await h.page.getByText(h.say('master.check_same')).waitFor();
  const texts = (...swaps) => changed(book, 'xl/sharedStrings.xml', swaps);
  await choose(h, 'wrong.xlsx', texts(['>high<', '>sure<']));
  await h.page.getByRole('alert').filter({ hasText: 'check-tolerances' }).waitFor();
  await choose(h, 'new.xlsx', texts(['>phytosanitary_age_days<', '>phytosanitary_most_days<']));
  const change = h.page.getByRole('dialog').getByRole('row').filter({ hasText: 'phytosanitary_most_days' });
  await change.waitFor();
  await h.page.getByText(h.say('register.stay', { count: 24 })).waitFor();
  await change.click();
  await h.page.getByText(`${h.say('register.column_value')}: 14`).last().waitFor();
  await h.page.keyboard.press('Escape');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  await h.page.getByText(h.say('master.count', { count: 25, all: 25 })).waitFor();
});

test('a changed row holds from its day on, and the row before stays on record', async (t) => {
  const h = await office(t, 'units');
  await h.page.getByLabel(h.say('master.search')).fill('KGM kilogram');
  await rows(h).first().click();
  await pane(h).getByRole('button', { name: h.say('master.edit') }).click();
  await field(h, 'master.valid_from').fill('2027-01-01');
  await field(h, 'master.source').fill('');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').waitFor();
  await field(h, 'master.source').fill('Rec 20, rev. 17');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  const since = rows(h).filter({ hasText: h.say('master.valid_since', { from: '2027-01-01' }) });
  await since.waitFor();
  await rows(h).filter({ hasText: h.say('master.valid_until', { to: '2026-12-31' }) }).waitFor();
  await h.page.getByLabel(h.say('register.holds_on')).fill('2026-12-31');
  await since.waitFor({ state: 'detached' });
});

test('a row ends on a day and stays on record', async (t) => {
  const h = await office(t, 'orchards');
  await rows(h).filter({ hasText: 'LA-BAN-O-0011' }).click();
  await pane(h).getByRole('button', { name: h.say('register.end') }).press('Enter');
  const last = field(h, 'register.end_on');
  assert.equal(await last.inputValue(), '2026-12-31');
  await last.fill('2025-06-30');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').filter({ hasText: '2025-06-30' }).waitFor();
  await last.fill('2026-06-30');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  await rows(h).filter({ hasText: '2026-06-30' }).waitFor();
  await h.page.getByLabel(h.say('register.holds_on')).fill('2026-07-01');
  await h.page.getByText(h.say('master.count', { count: 4, all: 4 })).waitFor();
});

test('a list of the firm is added as a row of the register of registers', async (t) => {
  const h = await office(t, 'registers');
  await h.page.getByRole('button', { name: h.say('master.add_row') }).click();
  for (const [key, text] of [['master.code', 'gate-staff'], ['register.column_columns', 'name_en phone'],
    ['register.column_name_en', 'Gate staff'], ['master.source', 'own list']]) await field(h, key).fill(text);
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  await chooser(h).selectOption('gate-staff');
  await h.page.getByText(h.say('register.empty')).waitFor();
  await h.page.getByRole('button', { name: h.say('master.add_row') }).click();
  await h.page.getByRole('dialog').getByLabel('phone').waitFor();
});

test('who may not keep registers reads them and is offered no change', async (t) => {
  const h = await office(t, 'holidays', { as: 'Khamla' });
  await rows(h).first().click();
  await pane(h).getByText(h.say('master.added')).waitFor();
  for (const key of ['master.add_row', 'register.import', 'register.end', 'master.edit']) {
    assert.equal(await h.page.getByRole('button', { name: h.say(key), exact: true }).count(), 0, key);
  }
  assert.ok((await exported(h, 'holidays', 'xlsx')).length > 1000);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious in the registers, ${theme}`, async (t) => {
    const h = await office(t, 'permits', { theme, language: 'lo' });
    await rows(h).first().click();
    await pane(h).waitFor();
    assert.deepEqual(await h.axe(), []);
    await pane(h).getByRole('button', { name: h.say('register.end') }).click();
    assert.deepEqual(await h.axe(), []);
    await h.page.keyboard.press('Escape');
    await h.page.getByRole('button', { name: h.say('register.import'), exact: true }).click();
    const heading = 'code,kind,valid_from,valid_to,source,as_of,confidence\n';
    await choose(h, 'one.csv', `${heading}A1,import permit,,,own,2026-11-04,high\n`);
    await h.page.getByText(h.say('master.check_right', { count: 1 })).waitFor();
    assert.deepEqual(await h.axe(), []);
  });
}

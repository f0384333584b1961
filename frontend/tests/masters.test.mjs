import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { house } from './house.mjs';

/** Goes by Tab to what has the focus when the wanted thing is reached. */
async function tabTo(h, wanted, most = 60) {
  for (let i = 0; i < most; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await h.page.keyboard.press('Tab');
  }
  throw new Error(`Tab did not reach ${wanted}`);
}

const field = (h, key) => h.page.getByRole('dialog').getByLabel(h.say(key), { exact: false });
const pane = (h) => h.page.getByRole('complementary');
const rows = (h) => h.page.getByRole('rowgroup').getByRole('row');

/** Saves a file that a page offers, and gives its text. */
async function downloaded(h, name) {
  const [file] = await Promise.all([
    h.page.waitForEvent('download'),
    h.page.getByRole('button', { name: h.say('master.export') }).click(),
  ]);
  assert.equal(file.suggestedFilename(), name);
  return readFile(await file.path(), 'utf8');
}

test('an officer adds a cooperative in five languages by keyboard, finds it by its Lao name and exports it', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Noy', room: 'masters' });
  const add = h.page.getByRole('button', { name: h.say('master.add_party') });
  await tabTo(h, add);
  await h.page.keyboard.press('Enter');
  await field(h, 'master.code').waitFor();
  const typed = [['master.code', 'COOP-VIENGXAY'], ['master.name_en', 'Ban Viengxay Growers'],
    ['master.name_lo', 'ກຸ່ມຜູ້ປູກບ້ານວຽງໄຊ'], ['master.name_zh', '万赛村种植者'], ['master.name_th', 'กลุ่มผู้ปลูกเวียงไซ'],
    ['master.name_vi', 'Nhóm trồng trọt Viêng Xay']];
  for (const [key, text] of typed) {
    await tabTo(h, field(h, key).first());
    await h.page.keyboard.insertText(text);
  }
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.match(await pane(h).innerText(), /COOP-VIENGXAY[\s\S]*万赛村种植者[\s\S]*Viêng Xay/);

  await tabTo(h, h.page.getByLabel(h.say('master.search')));
  await h.page.keyboard.insertText('ວຽງໄຊ');
  await assert.doesNotReject(h.page.getByText(h.say('master.count', { count: 1, all: 6 })).waitFor());
  assert.match(await rows(h).first().innerText(), /COOP-VIENGXAY/);

  const csv = await downloaded(h, 'parties.csv');
  assert.ok(csv.startsWith('\ufeffcode,name_en,name_lo'), csv.slice(0, 60));
  assert.match(csv, /COOP-VIENGXAY,Ban Viengxay Growers,ກຸ່ມຜູ້ປູກບ້ານວຽງໄຊ,万赛村种植者/);
});

test('what is wrong stands at its field, and nothing typed is lost', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Noy', room: 'masters' });
  await h.page.getByRole('button', { name: h.say('master.add_party') }).click();
  await field(h, 'master.code').fill('COOP-NAMHA');
  await field(h, 'master.name_lo').fill('ບ້ານ');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').waitFor();
  assert.equal(await field(h, 'master.name_en').first().getAttribute('aria-invalid'), 'true');
  await field(h, 'master.name_en').first().fill('Another');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').filter({ hasText: 'COOP-NAMHA' }).waitFor();
  assert.equal(await field(h, 'master.name_lo').inputValue(), 'ບ້ານ');
  await h.page.keyboard.press('Escape');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  await h.page.getByRole('button', { name: h.say('master.add_party') }).click();
  assert.equal(await field(h, 'master.name_lo').inputValue(), 'ບ້ານ');
});

test('an item is found, edited by Enter and shows what changed, when and by whom', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Noy', room: 'masters' });
  await tabTo(h, h.page.getByRole('tab', { name: h.say('master.parties') }));
  await h.page.keyboard.press('ArrowRight');
  await h.page.getByRole('tabpanel', { name: h.say('master.items') }).waitFor();
  await rows(h).first().waitFor();
  await tabTo(h, h.page.getByRole('rowgroup'));
  await h.page.keyboard.press('ArrowDown');
  await pane(h).waitFor();
  await h.page.keyboard.press('Enter');
  const most = field(h, 'master.max_net');
  await most.fill('fourteen');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').filter({ hasText: 'fourteen' }).waitFor();
  assert.equal(await most.getAttribute('aria-invalid'), 'true');
  await most.fill('14.75');
  await field(h, 'master.name_th').fill('กล้วย');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('dialog').waitFor({ state: 'detached' });
  const history = pane(h).getByRole('listitem').first();
  await history.filter({ hasText: '14.75 kg' }).waitFor();
  const told = await history.innerText();
  assert.match(told, /Noy/);
  assert.match(told, new RegExp(`${h.say('master.max_net')}:\\s*14.75 kg\\s*${h.say('master.was', { text: '14.5 kg' })}`));
  assert.match(told, new RegExp(`${h.say('master.name_th')}:\\s*กล้วย`));
  assert.equal(await pane(h).getByRole('listitem').count(), 2);
});

test('who may not edit masters sees them and is offered no change', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Khamla', room: 'masters' });
  await rows(h).first().click();
  await pane(h).getByText(h.say('master.added')).waitFor();
  assert.equal(await h.page.getByRole('button', { name: h.say('master.add_party') }).count(), 0);
  assert.equal(await pane(h).getByRole('button', { name: h.say('master.edit') }).count(), 0);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious in the masters, ${theme}`, async (t) => {
    const h = await house(t, { until: 'deliver', as: 'Noy', theme, room: 'masters' });
    for (const part of ['parties', 'items', 'locations', 'registers/commodities']) {
      await h.go(`masters/${part}`);
      await rows(h).first().click();
      await pane(h).waitFor();
      assert.deepEqual(await h.axe(), [], part);
    }
    await h.go('masters/items');
    await h.page.getByRole('button', { name: h.say('master.add_item') }).click();
    assert.deepEqual(await h.axe(), []);
  });
}

import assert from 'node:assert/strict';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { house } from './house.mjs';

const tab = (h, key) => h.page.getByRole('tab', { name: h.say(key) }).click();
const press = (h, key, params) => h.page.getByRole('button', { name: h.say(key, params), exact: true }).press('Enter');
const rows = (h) => h.page.getByRole('rowgroup').getByRole('row');

test('an administrator adds a person, who signs in, changes the own PIN, and sees only what is his', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/people' });
  await press(h, 'setting.add_person');
  const dialog = h.page.getByRole('dialog');
  await dialog.getByLabel(h.say('setting.person')).fill('Bounmy');
  await dialog.getByLabel(h.say('setting.pin')).fill('123456');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').filter({ hasText: h.say('access.pin_easy').split(':')[0] }).waitFor();
  await dialog.getByLabel(h.say('setting.pin')).fill('470813');
  await h.page.keyboard.press('Control+Enter');
  await rows(h).filter({ hasText: 'Bounmy' }).waitFor();

  await press(h, 'frame.sign_out');
  await h.signIn('Bounmy');
  await h.go('settings');
  for (const part of ['setting.firm', 'setting.people', 'setting.keeping']) {
    assert.equal(await h.page.getByRole('tab', { name: h.say(part) }).count(), 0, part);
  }
  await h.page.getByLabel(h.say('setting.new_pin'), { exact: false }).first().fill('902746');
  await h.page.getByLabel(h.say('setting.pin_again')).fill('902745');
  await press(h, 'setting.change_pin');
  await h.page.getByRole('alert').filter({ hasText: h.say('setting.pin_differs').split('.')[0] }).waitFor();
  await h.page.getByLabel(h.say('setting.new_pin'), { exact: false }).first().fill('902746');
  await h.page.getByLabel(h.say('setting.pin_again')).fill('902746');
  await press(h, 'setting.change_pin');
  await h.page.getByLabel(h.say('signin.name')).selectOption('Bounmy');
  await h.page.getByLabel(h.say('signin.pin')).fill('902746');
  await press(h, 'signin.sign_in');
  await h.page.getByRole('navigation').waitFor();
});

test('roles, sign-in and PIN of a person change, and the last administrator stays', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/people' });
  const pane = h.page.getByRole('complementary');
  await rows(h).filter({ hasText: 'Phet' }).click();
  await pane.getByLabel(h.say('setting.may_sign_in')).uncheck();
  await pane.getByRole('button', { name: h.say('setting.save_person') }).press('Enter');
  await pane.getByRole('alert').filter({ hasText: 'Phet' }).waitFor();
  await rows(h).filter({ hasText: 'Noy' }).click();
  await pane.getByLabel(h.say('setting.role_consolidator')).check();
  await pane.getByLabel(h.say('setting.may_sign_in')).uncheck();
  await pane.getByRole('button', { name: h.say('setting.save_person') }).press('Enter');
  const noy = rows(h).filter({ hasText: 'Noy' });
  await noy.filter({ hasText: h.say('setting.role_consolidator') }).filter({ hasText: h.say('setting.may_not') }).waitFor();
  await pane.getByLabel(h.say('setting.new_pin')).fill('902746');
  await pane.getByRole('button', { name: h.say('setting.give_pin', { name: 'Noy' }) }).press('Enter');
  await pane.getByText(h.say('setting.pin_given', { name: 'Noy' })).waitFor();
});

test('a GS1 prefix is added from a day on; two on one day are refused where they stand', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/firm' });
  const prefix = (n) => h.page.getByLabel(h.say('setting.prefix', { n }), { exact: false }).first();
  const from = (n) => h.page.getByLabel(h.say('setting.prefix_from', { n }), { exact: false });
  await prefix(1).waitFor();
  const first = await from(1).inputValue();
  await press(h, 'setting.add_prefix');
  await prefix(2).fill('9529999');
  await from(2).fill(first);
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').filter({ hasText: first }).waitFor();
  await from(2).fill('2099-01-01');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByText(h.say('setting.saved')).waitFor();
  await h.page.reload();
  assert.equal(await prefix(2).inputValue(), '9529999');
  await h.page.getByText(h.say('setting.prefix_later')).waitFor();
});

test('number series and platforms are changed, and what would forget numbers is refused', async (t) => {
  const h = await house(t, { until: 'load', as: 'Phet', room: 'settings/numbers' });
  const dialog = h.page.getByRole('dialog');
  await rows(h).filter({ hasText: 'unit' }).dblclick();
  await dialog.getByLabel(h.say('setting.last')).fill('10');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').waitFor();
  assert.equal(await dialog.getByLabel(h.say('setting.last')).getAttribute('aria-invalid'), 'true');
  await dialog.getByLabel(h.say('setting.last')).fill('500000');
  await h.page.keyboard.press('Control+Enter');
  await rows(h).filter({ hasText: '500,000' }).waitFor();

  await tab(h, 'setting.channels');
  await press(h, 'setting.add_channel');
  await dialog.getByLabel(h.say('setting.channel_code'), { exact: false }).fill('cross-border');
  await dialog.getByLabel(h.say('setting.channel_name')).fill('Cross-border platform');
  await dialog.getByLabel(h.say('setting.channel_url'), { exact: false }).fill('http://platform.example');
  await h.page.keyboard.press('Control+Enter');
  await h.page.getByRole('alert').waitFor();
  await dialog.getByLabel(h.say('setting.channel_url'), { exact: false }).fill('https://platform.example');
  await h.page.keyboard.press('Control+Enter');
  await rows(h).filter({ hasText: 'cross-border' }).filter({ hasText: h.say('setting.active') }).waitFor();
});

test('the ledger is backed up, checked, rehearsed and restored, and everybody signs in again', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/keeping' });
  const folder = await mkdtemp(join(tmpdir(), 'backups-'));
  const where = h.page.getByLabel(h.say('setting.where'), { exact: false }).first();
  await where.fill('backups');
  await press(h, 'setting.make_backup');
  await h.page.getByRole('alert').filter({ hasText: 'backups' }).waitFor();
  await where.fill(folder);
  await press(h, 'setting.make_backup');
  await h.page.getByText(h.say('setting.made')).waitFor({ timeout: 60_000 });
  const [file] = await readdir(folder);

  await press(h, 'setting.verify_now');
  await h.page.getByText(/The ledger is sound: [\d,]+ entries checked/).waitFor({ timeout: 60_000 });

  // What is done after the backup is gone after the restore.
  await h.go('masters');
  await h.page.getByRole('button', { name: h.say('master.add_party') }).click();
  await h.page.getByRole('dialog').getByLabel(h.say('master.code')).fill('LATER');
  await h.page.getByRole('dialog').getByLabel(h.say('master.name_en')).first().fill('Later');
  await h.page.keyboard.press('Control+Enter');
  await rows(h).filter({ hasText: 'LATER' }).waitFor();

  await h.go('settings/keeping');
  await h.page.getByText(h.say('setting.last_backup').split(':')[0]).waitFor();
  assert.ok(await h.page.getByRole('button', { name: h.say('setting.restore_open') }).isDisabled());
  await h.page.getByLabel(h.say('setting.found')).selectOption(join(folder, file));
  await press(h, 'setting.rehearse');
  await h.page.getByText(h.say('setting.rehearsed')).waitFor({ timeout: 60_000 });
  await press(h, 'setting.restore_open');
  const question = h.page.getByRole('dialog', { name: h.say('setting.restore_title', { file }) });
  await question.waitFor();
  assert.deepEqual(await h.axe(), []);
  await press(h, 'setting.restore_now');
  await question.getByText(/^What was here is kept in/).waitFor({ timeout: 60_000 });
  await press(h, 'setting.sign_in_again');
  await h.signIn('Phet');
  await h.go('masters');
  await rows(h).filter({ hasText: 'COOP-NAMHA' }).waitFor();
  assert.equal(await rows(h).filter({ hasText: 'LATER' }).count(), 0);
});

test('a file that is no backup is refused in words', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/keeping' });
  await h.page.getByLabel(h.say('setting.from')).fill(join(h.dir, 'numbers.json'));
  await press(h, 'setting.rehearse');
  await h.page.getByRole('alert').filter({ hasText: 'numbers.json' }).waitFor();
  assert.ok(await h.page.getByRole('button', { name: h.say('setting.restore_open') }).isDisabled());
});

test('language and colours change at once and stay on this computer', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Khamla', room: 'settings' });
  await press(h, 'setting.dark');
  assert.equal(await h.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await h.page.getByRole('button', { name: 'ລາວ' }).press('Enter');
  await h.page.waitForFunction(() => document.documentElement.lang === 'lo');
  await h.page.reload();
  await h.page.waitForFunction(() => document.documentElement.lang === 'lo');
  assert.equal(await h.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious in the settings, ${theme}`, async (t) => {
    const h = await house(t, { until: 'deliver', as: 'Phet', theme, room: 'settings' });
    for (const part of ['computer', 'firm', 'numbers', 'channels', 'people', 'keeping', 'about']) {
      await h.go(`settings/${part}`);
      await h.page.waitForTimeout(200);
      assert.deepEqual(await h.axe(), [], part);
    }
  });
}

test('gates are guarded or not, and papers are signed with a key that is made here', async (t) => {
  const h = await house(t, { until: 'deliver', as: 'Phet', room: 'settings/firm' });
  const gate = (key) => h.page.getByLabel(h.say(key));
  assert.equal(await gate('setting.guard_b').isChecked(), false);
  await gate('setting.guard_b').check();
  await press(h, 'setting.save_gates');
  await h.page.getByText(h.say('setting.saved')).waitFor();
  await h.page.reload();
  await gate('setting.guard_b').waitFor();
  assert.deepEqual(
    [await gate('setting.guard_a').isChecked(), await gate('setting.guard_b').isChecked()], [false, true],
  );

  await h.page.getByText(h.say('setting.signing_off')).waitFor();
  const years = h.page.getByLabel(h.say('setting.signing_years'));
  await years.fill('99');
  await press(h, 'setting.signing_make');
  await h.page.getByRole('alert').filter({ hasText: '99' }).waitFor();
  await years.fill('3');
  await press(h, 'setting.signing_make');
  await h.page.getByText(h.say('setting.signing_set')).waitFor();
  await h.page.getByText(h.say('setting.signing_on'), { exact: true }).waitFor();
  await press(h, 'setting.signing_remove');
  await h.page.getByText(h.say('setting.signing_off')).waitFor();
  assert.deepEqual(await h.axe(), []);
});

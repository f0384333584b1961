import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atTheDoor, door, label, other, R1 } from './door.mjs';

test('command barcodes open the next door, take back and seal', async (t) => {
  const h = await atTheDoor(t);
  await h.scan('TH-FINISH');
  await h.answers('warn', h.say('load.finish_nothing'));
  await h.scan('TH-NEXT');
  await h.opened(other);
  await h.answers('ok', other);
  await h.scan(label(1));
  await h.counts(1);
  await h.scan('TH-UNDO');
  await h.counts(0);
  await h.scan(label(1));
  await h.counts(1);
  await h.scan('TH-FINISH');
  const dialog = h.page.getByRole('dialog', { name: h.say('load.seal_title', { transport: other }) });
  const seal = dialog.getByLabel(h.say('load.seal_number'));
  await dialog.waitFor();
  await h.scan('TH-NEXT');
  await h.answers('warn', h.say('load.form_open'));
  await h.scan('NTG552011');
  await h.scan('NTG552012');
  await h.scan('TH-UNDO');
  await h.answers('ok', h.say('load.seal_undone', { seal: 'NTG552012' }));
  assert.equal(await seal.count(), 1);
  assert.equal(await seal.inputValue(), 'NTG552011');
  await h.scan('TH-FINISH');
  await dialog.waitFor({ state: 'detached' });
  await h.answers('ok', h.say('load.sealed', { transport: other }));
  await h.card(other).getByText('NTG552011').waitFor();
  await h.opened(door);
  await h.scan('TH-NEXT');
  await h.answers('warn', h.say('load.door_only'));
});

test('a seal that is refused stops, and the command barcode "cancel" leaves the door open', async (t) => {
  const h = await atTheDoor(t);
  await h.scan(label(1));
  await h.counts(1);
  await h.scan('TH-FINISH');
  const dialog = h.page.getByRole('dialog', { name: h.say('load.seal_title', { transport: door }) });
  await dialog.waitFor();
  await h.scan('TH-FINISH'); // no seal was scanned
  await h.page.locator('.bar.stop').waitFor();
  await dialog.getByRole('alert').waitFor();
  await h.scan('TH-GO-ON');
  await h.scan('TH-CANCEL');
  await dialog.waitFor({ state: 'detached' });
  await h.card(door).getByText(h.say('load.no_seals')).waitFor();
});

test('each refusal has its level, its word and what was read, and is still there another day', async (t) => {
  const h = await atTheDoor(t);
  await h.scan(label(1));
  await h.counts(1);
  await h.scan(label(1));
  await h.answers('warn', 'already');
  await h.page.keyboard.press('2');
  await h.opened(other);
  const refused = [[label(1), `${door.replaceAll(' ', '')}, and ${other.replaceAll(' ', '')} is the open door`],
    ['CSQU3054383', `Shipment ${R1} has no CSQU3054383`]];
  for (const [scan, text] of refused) {
    await h.scan(scan);
    await h.answers('stop', text);
    await h.scan('TH-GO-ON');
    await h.log.first().getByText(h.say('load.level_stop')).waitFor();
    await h.log.first().getByText(h.say('load.read', { scan })).waitFor();
  }
  await h.log.filter({ hasText: h.say('load.level_warn') }).first().waitFor();
  await h.page.reload();
  await h.page.getByRole('heading', { level: 1, name: R1 }).or(h.page.getByLabel(h.say('signin.pin'))).waitFor();
  if (await h.page.getByLabel(h.say('signin.pin')).count()) await h.signIn('Sengdao');
  await h.go(`load/${R1}`);
  await h.page.getByText(h.say('load.log_none')).waitFor();
  await h.button('load.log_older').click();
  for (const [, text] of refused) await h.log.filter({ hasText: text }).filter({ hasText: 'Stop:' }).waitFor();
  assert.deepEqual(await h.axe(), []);
});

// A copy of a shipment from the list to its papers, with the keyboard alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';
import { another, R1 } from './papersdesk.mjs';

const copy = 'NTG-2026-R9';
const number = 'LKCU4200304';

/** The warehouse loads two cartons into a container of the copy and seals it. */
async function loaded(h) {
  const khamla = await another(h, 'Khamla');
  const id = () => crypto.randomUUID();
  const unit = {
    number,
    kind: 'container',
    sizeType: '45R1',
    wagon: '',
    tareG: 4_700_000,
    maxGrossG: 34_000_000,
    packages: 2,
  };
  await (
    await another(h, 'Sengdao')
  )('Load/AddTransport', copy, unit, id());
  for (const carton of ['0000001', '0000002']) await khamla('Load/Scan', copy, number, carton, id());
  await khamla('Load/Seal', copy, number, [{ number: 'NTG552099', by: 'shipper' }], id());
  await khamla('Load/Close', copy, false, id());
}

test('a shipment is copied, its facts completed and its papers issued, with the keyboard alone', async (t) => {
  const h = await house(t, { until: 'load', as: 'Sengdao', room: `papers/${R1}` });
  const { page, say } = h;
  const press = (key) => page.keyboard.press(key);
  page.setDefaultTimeout(8000);
  const reach = async (locator) => {
    await locator.waitFor();
    await locator.focus();
  };
  const noy = await another(h, 'Noy'); // who completed the earlier one
  const { base } = await noy('Editor/Open', R1);
  const typed = [
    { pointer: '/facts/lines/0/criterion/code', op: '', value: 'WO' },
    { pointer: '/facts/contract/number', op: '', value: 'YG-2026-04' },
  ];
  await noy('Editor/Save', R1, base, typed, crypto.randomUUID());
  const ways = page.getByRole('navigation', { name: say('edit.ways', { shipment: R1 }) });
  await reach(ways.getByRole('link', { name: say('edit.copy') }));
  await press('Enter');

  const plan = page.getByRole('form', { name: say('edit.copy_plan') });
  await plan.waitFor();
  await page.getByRole('region', { name: /^Taken over: / }).waitFor();
  const left = page.getByRole('region', { name: /^Left behind: / });
  await left.getByText(say('edit.cleared_route')).waitFor();
  assert.deepEqual(await h.axe(), []);
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await press('Control+Enter'); // nothing is filled in: refused, and told
  await plan.getByRole('alert').waitFor();
  await reach(plan.getByLabel(say('load.reference')));
  await h.type(copy);
  await press('Tab');
  await press('ArrowDown'); // the departure
  await reach(plan.getByLabel(say('load.count')));
  await press('Control+A');
  await h.type('2');
  await press('Control+Enter');

  const form = page.getByRole('form', { name: say('edit.title', { shipment: copy }) });
  await form.waitFor();
  await form.getByText(say('edit.copied_from', { shipment: R1 })).waitFor();
  await loaded(h);
  const type = async (at, text) => {
    await reach(form.locator(`[data-fact="${at}"] input`));
    await h.type(text);
    await press('Tab');
  };
  await type('/facts/route/entry/name', 'MOHAN RAILWAY PORT');
  assert.match(await form.locator('[data-fact="/facts/lines/0/criterion/code"] input').inputValue(), /^WO/);
  await type('/facts/certificate_of_origin/signatory', 'SENGDAO V.');
  await press('Control+Enter');
  await page.getByText(say('edit.saved')).waitFor();
  await press('Escape');

  const row = (word) => {
    const name = say(`value.${word}`);
    return page.getByRole('listitem', { name: name.charAt(0).toUpperCase() + name.slice(1), exact: true });
  };
  for (const word of ['commercial_invoice', 'packing_list']) {
    await reach(row(word).getByRole('button', { name: say('paper.issue', { paper: say(`value.${word}`) }) }));
    await press('Enter');
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await press('Control+Enter');
    await row(word).getByText(say('paper.state_issued'), { exact: true }).waitFor();
  }
  const formE = 'certificate_of_origin_form_e';
  await reach(row(formE).getByRole('button', { name: say('paper.submit', { paper: say(`value.${formE}`) }) }));
  await press('Enter');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await press('Control+Enter');
  await row(formE).getByText(say('paper.state_submitted'), { exact: true }).waitFor();
});

// The life of a paper in the window: ours is issued and voided, an authority's handed in, recorded and replaced.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { another, R1, room, withExamples, withOrigin } from './papersdesk.mjs';

const invoice = 'commercial_invoice';
const formE = 'certificate_of_origin_form_e';

test('a folder has one row for each form that the shipment needs, and the others below', async (t) => {
  const r = await room(t);
  await r.row(invoice).waitFor();
  const parts = await r.page.getByRole('article').getByRole('heading', { level: 3 }).allInnerTexts();
  assert.deepEqual(parts, ['group_trade', 'group_origin', 'group_plant_health', 'group_transport', 'group_customs',
    'loaded'].map((part) => r.say(`paper.${part}`)));
  for (const word of [invoice, 'packing_list', 'origin_letter_of_the_cooperatives', formE, 'phytosanitary_certificate',
    'rail_consignment_note', 'wagon_and_container_list', 'weight_note', 'export_declaration']) {
    assert.ok(await r.row(word).isVisible(), `${word} is not in the folder`);
  }
  assert.ok(!(await r.row('truck_manifest').isVisible()), 'a train needs a truck manifest');
  await r.row(formE).getByText(r.say('paper.state_lacks', { count: 3 }), { exact: true }).waitFor();
  await r.row('weight_note').getByText(r.say('paper.state_lacks_one'), { exact: true }).waitFor();
  await r.page.getByText(r.say('paper.other_forms', { count: 13 })).click();
  await r.row('truck_manifest').waitFor();
});

test('what a draft lacks is said in words, and leads to its box', async (t) => {
  const r = await room(t);
  await r.push(r.button(r.row(formE), 'paper.draft'));
  const pane = r.page.getByRole('region', { name: r.say('paper.draft_title', { paper: r.the(formE), shipment: R1 }) });
  await pane.getByText(r.say('paper.live_lacks', { count: 3 })).waitFor();
  const sentence = r.page.getByText(`“${r.say('paper.fact_of', {
    fact: r.say('paper.fact_criterion_code'), whose: r.say('paper.fact_line', { n: 1 }) })}”`, { exact: false });
  await sentence.waitFor();
  const way = pane.getByRole('listitem').filter({ has: sentence }).getByRole('button');
  await r.push(way);
  const at = await r.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  assert.match(at, new RegExp(`: ${r.say('paper.live_missing')}$`), `the way leads to ${at}`);
  assert.match(await r.page.evaluate(() => document.activeElement?.dataset.place ?? ''), /criterion/);
});

test('the fill of a form is drawn alone, and as a PDF', async (t) => {
  const r = await room(t);
  await r.push(r.button(r.row('export_declaration'), 'paper.draft'));
  const frame = r.page.locator('.picture g[data-layer=frame]');
  await frame.first().waitFor({ state: 'attached' });
  await r.push(r.button(r.page, 'paper.live_fill'));
  await frame.first().waitFor({ state: 'detached' });
  assert.ok(await r.page.locator('.picture g[data-layer=fill]').count() > 10);
  await r.push(r.button(r.page, 'paper.live_pdf'));
  const source = await r.dialog.getByTitle(r.say('paper.sheet')).getAttribute('src');
  assert.match(source, /&fill#/);
  assert.equal((await r.pdf(source.slice('/documents/'.length))).status, 200);
});

test('a form is handed in, recorded, touched by a change and replaced, by keyboard', async (t) => {
  const r = await room(t, { prepare: withOrigin });
  await r.issue(invoice, 'NTG-26-0117');
  await r.row(formE).getByText(r.say('paper.state_possible'), { exact: true }).waitFor();
  await r.push(r.button(r.row(formE), 'paper.submit', { paper: r.the(formE) }));
  await r.dialog.locator('input:focus').waitFor();
  await r.press('Enter'); // in the date: not meant
  await r.press('Control+Enter');
  await r.said('paper.submitted_as', { paper: r.called(formE), number: `${R1}-1` });
  await r.row(formE).getByText(r.say('paper.state_submitted'), { exact: true }).waitFor();
  const first = await r.pdf(`form-e/${R1}-1`);

  await r.push(r.button(r.row(formE), 'paper.record'));
  const number = r.dialog.getByLabel(r.say('paper.record_number'));
  await r.dialog.locator('input:focus').waitFor();
  await r.press('Control+Enter');
  await r.dialog.getByRole('alert').waitFor();
  assert.equal(await number.getAttribute('aria-invalid'), 'true', 'an official number is asked for');
  await number.fill('LA-E-2026-018731');
  await r.press('Control+Enter');
  const on = r.dialog.getByLabel(r.say('paper.record_date'));
  await r.page.waitForFunction((id) => document.getElementById(id)?.ariaInvalid === 'true', await on.getAttribute('id'));
  await on.fill('2026-11-05');
  await r.dialog.getByLabel(r.say('paper.record_authority')).fill('DIVISION OF INDUSTRY AND COMMERCE');
  await r.dialog.getByLabel(r.say('paper.record_place')).fill('LUANG NAMTHA');
  await r.push(r.button(r.dialog, 'paper.record_add'));
  await r.dialog.getByRole('combobox', { name: r.say('paper.record_box') }).fill('exporter/name');
  await r.press('Tab');
  await r.dialog.getByText(/NAM THA GREEN/).waitFor(); // ours stands beside
  await r.dialog.getByLabel(r.say('paper.record_theirs')).fill('NAM THA GREEN CO.');
  await r.press('Control+Enter');
  await r.said('paper.recorded_as', { paper: r.called(formE), number: `${R1}-1`, official: 'LA-E-2026-018731' });
  await r.row(formE).getByText(/LA-E-2026-018731/).waitFor();

  const phet = await another(r, 'Phet');
  const buyer = (await phet('Masters/Parties')).find((party) => party.code === 'YUNGUO');
  await phet('Masters/SaveParty', { ...buyer, address: 'NO. 9 WANGJIAYING ROAD, KUNMING, CHINA' }, crypto.randomUUID());
  await r.row(formE).getByText(r.say('paper.touched'), { exact: true }).waitFor();
  await r.row(invoice).getByText(r.say('paper.touched_sold'), { exact: true }).waitFor();

  await r.push(r.button(r.row(formE), 'paper.replace').first());
  await r.dialog.getByText(r.say('paper.replace_title', { paper: r.the(formE), number: `${R1}-1` })).waitFor();
  await r.dialog.locator('input:focus').waitFor();
  await r.press('Control+Enter');
  await r.said('paper.replaced_as', { paper: r.called(formE), number: `${R1}-2` });
  await r.row(formE).getByText(r.say('paper.touched'), { exact: true }).waitFor({ state: 'detached' });
  await r.row(formE).getByText(r.say('paper.version', { version: 2 }), { exact: true }).first().waitFor();
  await r.row(formE).getByText(r.say('paper.versions', { count: 1 })).click();
  await r.row(formE).getByText(r.say('paper.state_replaced'), { exact: true }).waitFor();
  assert.ok((await r.pdf(`form-e/${R1}-1`)).bytes.equals(first.bytes), 'what was handed in has changed');
});

test('what was done with a paper is noted, and stands beside it', async (t) => {
  const r = await room(t);
  await r.issue(invoice, 'NTG-26-0117');
  await r.more(invoice, 'NTG-26-0117');
  await r.push(r.button(r.row(invoice), 'paper.handle'));
  const copies = r.dialog.getByLabel(r.say('paper.handle_copies'));
  await copies.fill('three');
  await r.press('Control+Enter');
  await r.dialog.getByText(r.say('paper.handle_copies_wrong')).waitFor();
  assert.equal(await copies.getAttribute('aria-invalid'), 'true');
  await copies.fill('3');
  await r.dialog.getByLabel(r.say('paper.handle_note')).fill('cabinet 2');
  await r.dialog.getByLabel(r.say('paper.handle_step')).selectOption('filed');
  await r.press('Control+Enter');
  const step = r.say('paper.step_filed');
  await r.said('paper.handled_as', { paper: r.called(invoice), number: 'NTG-26-0117', step });
  await r.row(invoice).getByText(/Filed, .*, Noy/).waitFor();
  await r.push(r.button(r.row(invoice), 'paper.facts'));
  const facts = r.page.getByRole('complementary');
  await facts.getByText(r.say('paper.frozen_handled')).waitFor();
  assert.match(await facts.innerText(), /Filed, .* Noy[^]*3 copies[^]*cabinet 2/);
});

test('copies are ticked off as they are handed over', async (t) => {
  const r = await room(t);
  await r.push(r.tab('paper.tab_prints'));
  await r.page.getByText(r.say('paper.prints_none')).waitFor();
  await r.push(r.tab('paper.tab_papers'));
  await r.issue(invoice, 'NTG-26-0117');
  await r.push(r.tab('paper.tab_prints'));
  const recipient = r.say('paper.to_broker');
  await r.page.getByRole('rowheader', { name: r.say('paper.prints_for', { recipient }) }).waitFor();
  const of = { paper: r.the(invoice), number: 'NTG-26-0117', recipient };
  await r.push(r.button(r.page, 'paper.prints_hand_of', of));
  await r.said('paper.handled_as', { paper: r.called(invoice), number: 'NTG-26-0117', step: r.say('paper.step_handed_over') });
  await r.button(r.page, 'paper.prints_hand_of', of).waitFor({ state: 'detached' });
  await r.page.getByRole('cell', { name: /, Noy$/ }).waitFor();
  assert.deepEqual(await r.axe(), []);
});

test('the forms of authorities are refused in sentences that call facts by name', async (t) => {
  const r = await room(t);
  await r.push(r.button(r.row('export_declaration'), 'paper.submit', { paper: r.the('export_declaration') }));
  await r.dialog.locator('input:focus').waitFor();
  await r.press('Control+Enter');
  await r.refused('forms.missing', { paper: r.the('export_declaration'), at: `“${r.say('paper.fact_customs_office')}”` });
  const said = await r.dialog.getByRole('alert').innerText();
  assert.ok(!said.includes('/facts/'), said);
  await r.press('Escape');
  await r.push(r.button(r.row('weight_note'), 'paper.issue', { paper: r.the('weight_note') }));
  await r.dialog.locator('input:focus').waitFor();
  await r.press('Control+Enter');
  await r.refused('papers.no_invoice', { shipment: R1, paper: r.the('weight_note') });
});

test('a dossier from a file is looked at, and its papers are issued elsewhere', async (t) => {
  const r = await room(t, { prepare: withExamples('t1'), room: 'papers/NTG-2026-T1' });
  await r.said('paper.imported_note');
  const phyto = r.row('phytosanitary_certificate');
  await phyto.getByText(/LA-PC-2026-004589/).first().waitFor();
  assert.equal(await phyto.getByText(r.say('paper.state_recorded'), { exact: true }).count(), 2);
  assert.equal(await r.page.getByRole('button', { name: new RegExp(`^${r.say('paper.submit', { paper: '' })}`) }).count(), 0);
  await r.push(r.button(r.row('origin_letter_of_the_cooperatives'), 'paper.draft'));
  const lines = r.page.getByRole('group', { name: new RegExp(`^${r.say('paper.lines')}`) });
  await lines.getByRole('checkbox').first().waitFor();
  const goods = r.page.getByRole('option', { name: /COFFEE/ });
  await goods.first().waitFor();
  await lines.getByRole('checkbox', { name: /WATERMELONS/ }).check();
  await goods.first().waitFor({ state: 'detached' });
  await r.press('Escape');
});

test('warehouse staff look and change nothing', async (t) => {
  const r = await room(t, { until: '', as: 'Khamla' });
  await r.said('paper.only_officers');
  for (const key of ['paper.take', 'paper.draft', 'paper.replace', 'paper.handle']) {
    assert.equal(await r.button(r.page, key).count(), 0, key);
  }
  await r.push(r.tab('paper.tab_prints'));
  await r.page.getByRole('rowheader', { name: r.say('paper.prints_for', { recipient: r.say('paper.to_consignee') }) }).waitFor();
  assert.equal(await r.page.getByText(r.say('paper.prints_hand'), { exact: true }).count(), 0);
});

for (const [language, theme] of [['en', 'light'], ['lo', 'dark']]) {
  test(`axe finds nothing serious where papers live, ${language} ${theme}`, async (t) => {
    const r = await room(t, { prepare: withOrigin, language, theme });
    await r.issue(invoice, 'NTG-26-0117');
    await r.more(invoice, 'NTG-26-0117');
    assert.deepEqual(await r.axe(), []);
    await r.push(r.button(r.row(formE), 'paper.submit', { paper: r.the(formE) }));
    await r.dialog.locator('input:focus').waitFor();
    assert.deepEqual(await r.axe(), []);
    await r.press('Control+Enter');
    await r.said('paper.submitted_as', { paper: r.called(formE), number: `${R1}-1` });
    await r.push(r.button(r.row(formE), 'paper.record'));
    await r.push(r.button(r.dialog, 'paper.record_add'));
    assert.deepEqual(await r.axe(), []);
    await r.press('Escape');
    await r.push(r.tab('paper.tab_files'));
    await r.page.getByText(r.say('paper.file_dossier'), { exact: true }).waitFor();
    assert.deepEqual(await r.axe(), []);
    await r.push(r.tab('paper.tab_papers'));
    await r.push(r.button(r.row('export_declaration'), 'paper.draft'));
    await r.page.locator('.desk .picture svg').first().waitFor();
    assert.deepEqual(await r.axe(), []);
  });
}

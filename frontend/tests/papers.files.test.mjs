// Files of a shipment and of a departure: saved, and taken over again.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { example, R1, room, textOf, withExamples } from './papersdesk.mjs';

const save = (r, file) => r.button(r.page, 'paper.file_save_of', { file });

test('the papers that count are had as one PDF, and data as files', async (t) => {
  const r = await room(t, { until: '', as: 'Noy' });
  await r.push(r.tab('paper.tab_files'));
  const bundle = await r.saved(save(r, `bundle-${R1}.pdf`));
  assert.equal(bundle.name, `bundle-${R1}.pdf`);
  const text = await textOf(bundle.bytes);
  for (const wanted of ['NTG-26-0117', '17,690.40', 'LNT-BAN-261103-02']) assert.ok(text.includes(wanted), `${wanted} in\n${text}`);
  await r.said('paper.saved_download', { file: bundle.name });
  await r.push(r.button(r.page, 'paper.file_show'));
  const source = await r.dialog.getByTitle(r.say('paper.sheet')).getAttribute('src');
  assert.equal(await textOf((await r.pdf(source.slice('/documents/'.length).split('#')[0])).bytes), text);
  await r.press('Escape');

  const events = JSON.parse((await r.saved(save(r, `epcis-${R1}.jsonld`))).bytes);
  assert.equal(events.type, 'EPCISDocument');
  const despatch = await r.saved(save(r, `ubl-despatch-${R1}.xml`));
  assert.match(despatch.bytes.toString(), /<DespatchAdvice/);
  const path = await r.page.evaluate((of) => globalThis.go.app.DossierFiles.Save('dossier', of), R1); // the window's
  const dossier = JSON.parse(await readFile(path, 'utf8'));
  assert.equal(dossier.reference, R1);
});

test('what a file lacks is said where it was asked for, and facts by their names', async (t) => {
  const r = await room(t);
  await r.push(r.tab('paper.tab_files'));
  assert.equal(await save(r, `bundle-${R1}.pdf`).count(), 0, 'there is no bundle without papers');
  const sad = r.page.getByRole('listitem').filter({ has: save(r, `sad-${R1}.xml`) });
  await sad.getByText(r.say('paper.file_experimental'), { exact: true }).waitFor();
  await r.push(save(r, `sad-${R1}.xml`));
  const said = await sad.getByRole('alert').innerText();
  assert.ok(!said.includes('/facts/') && said.includes('“'), said);
});

test('a dossier is saved, filled in, and taken over again', async (t) => {
  const r = await room(t);
  await r.push(r.tab('paper.tab_files'));
  const { bytes } = await r.saved(save(r, `dossier-${R1}.json`));
  const d = JSON.parse(bytes);
  d.facts.lines[0].criterion.code = 'WO';
  d.facts.route.entry.name = 'Mohan railway port';
  const file = join(r.dir, 'filled.json');
  await writeFile(file, JSON.stringify(d));
  await r.push(r.button(r.page, 'paper.take'));
  await r.dialog.getByLabel(r.say('paper.take_file')).setInputFiles(file);
  await r.dialog.getByText(r.say('paper.take_ours'), { exact: false }).waitFor();
  await r.push(r.button(r.dialog, 'paper.take_now', { count: 1 }));
  await r.said('paper.taken', { shipments: R1 });
  await r.push(r.tab('paper.tab_papers'));
  await r.row('certificate_of_origin_form_e').getByText(r.say('paper.state_lacks_one'), { exact: true }).waitFor();
});

test('a file that cannot be taken over is refused with its places, and nothing is kept', async (t) => {
  const r = await room(t);
  const choose = async (name, content) => {
    const file = join(r.dir, name);
    await writeFile(file, content);
    await r.dialog.getByLabel(r.say('paper.take_file')).setInputFiles(file);
    await r.dialog.getByRole('alert').waitFor();
    return r.dialog.getByRole('alert').innerText();
  };
  await r.push(r.button(r.page, 'paper.take'));
  assert.match(await choose('empty.json', ' '), /The file is empty/);
  assert.match(await choose('broken.json', '{"format": '), /./);
  const d = JSON.parse(await readFile(example('t1'), 'utf8'));
  d.facts.currency = 'DOLLARS';
  d.facts.route.departs_at = 'tomorrow';
  const said = await choose('wrong.json', JSON.stringify(d));
  assert.match(said, /DOLLARS[^]*tomorrow/);
  assert.equal(await r.button(r.dialog, 'paper.take_now', { count: 1 }).count(), 0);
  await r.press('Escape');
  await r.go('papers/NTG-2026-T1');
  await r.page.getByText(r.say('paper.no_such', { shipment: 'NTG-2026-T1' })).waitFor();
});

test('a train is taken over, and its manifest is looked at, printed and saved', async (t) => {
  const r = await room(t, { language: 'en' });
  const train = 'X8106/2026-11-20';
  await r.push(r.button(r.page, 'paper.take'));
  await r.dialog.getByLabel(r.say('paper.take_file')).setInputFiles(example('s1'));
  await r.push(r.button(r.dialog, 'paper.take_now', { count: 25 }));
  await r.said('paper.taken_many', { count: 25 });
  await r.push(r.tab('paper.view_departures'));
  await r.page.getByRole('heading', { level: 2, name: train }).waitFor(); // it leaves last
  const links = r.page.getByRole('link', { name: /-2026-S1-/ });
  assert.equal(new Set(await links.allInnerTexts()).size, 25); // one that is held stands on the board, too
  assert.deepEqual(await r.axe(), []);

  const draft = r.button(r.page, 'paper.departure_draft', { paper: r.the('train_manifest') });
  await r.push(draft);
  const pane = r.page.getByRole('region', {
    name: r.say('paper.draft_title', { paper: r.the('train_manifest'), shipment: train }) });
  await pane.getByRole('option', { name: /LKCU4302224/ }).first().waitFor();
  await pane.getByText(r.say('paper.live_page', { page: 1, pages: 2 }), { exact: true }).waitFor();
  await r.press('PageDown');
  await pane.getByText(r.say('paper.live_page', { page: 2, pages: 2 }), { exact: true }).first().waitFor();
  await r.push(r.button(pane, 'paper.live_pdf'));
  const source = await r.dialog.getByTitle(r.say('paper.sheet')).getAttribute('src');
  const { status, bytes } = await r.pdf(source.slice('/documents/'.length).split('#')[0]);
  assert.equal(status, 200);
  assert.match(await textOf(bytes), /TRAIN MANIFEST[^]*425,250|TRAIN MANIFEST[^]*X8106/);
  await r.press('Escape');
  await r.push(r.button(pane, 'paper.live_close'));

  const saved = await r.saved(r.button(r.page, 'paper.departure_file'));
  assert.equal(JSON.parse(saved.bytes).dossiers.length, 25);
  await r.page.getByRole('link', { name: 'EXP-2-2026-S1-1' }).click();
  await r.page.getByRole('heading', { level: 2, name: 'EXP-2-2026-S1-1' }).waitFor();
});

test('departures tell what there is, and what there is not', async (t) => {
  const r = await room(t, { prepare: withExamples('t1'), room: 'papers/departures/KK4821/2026-11-09', language: 'lo' });
  await r.page.getByRole('heading', { level: 2, name: 'KK4821/2026-11-09' }).waitFor();
  await r.page.getByRole('link', { name: 'NTG-2026-T1' }).waitFor();
  assert.deepEqual(await r.axe(), []);
  await r.go('papers/departures/X9999/2026-01-01');
  await r.page.getByText(r.say('paper.no_such_departure', { departure: 'X9999/2026-01-01' })).waitFor();
  await r.page.getByLabel(r.say('paper.find_departure')).fill('R1');
  assert.equal(await r.page.getByRole('row').filter({ hasText: 'KK4821' }).count(), 0);
});

test('on an empty station the room teaches the next step', async (t) => {
  const r = await room(t, { until: 'deliver', room: 'papers' });
  await r.page.getByText(r.say('paper.no_shipments')).waitFor();
  await r.push(r.tab('paper.view_departures'));
  await r.page.getByText(r.say('paper.departures_none')).waitFor();
});

test('the board of a train tells which containers go, and which is held by what', async (t) => {
  const r = await room(t, { prepare: withExamples('s1'), room: 'papers/departures/X8106/2026-11-20' });
  await r.page.getByText(r.say('paper.board_go', { count: '24' })).waitFor();
  await r.page.getByText(r.say('paper.board_hold', { count: '1' })).waitFor();
  const held = r.page.getByRole('listitem').filter({ hasText: 'LKCU 430925 5' });
  assert.match(await held.innerText(), /phytosanitary/i);
  assert.equal(
    await held.getByRole('link').getAttribute('href'), `#papers/checks/${encodeURIComponent('EXP-5-2026-S1-5@B')}`,
  );
});

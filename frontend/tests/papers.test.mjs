import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { house } from './house.mjs';

const shipment = 'NTG-2026-R1';
const folder = `papers/${shipment}`;

/** What a person does with the papers of the shipment. */
function desk(h) {
  const row = (key) => h.page.getByRole('listitem', { name: h.say(key), exact: true });
  const button = (within, key, params) => within.getByRole('button', { name: h.say(key, params), exact: true });
  const dialog = () => h.page.getByRole('dialog');
  const the = { 'paper.invoice': h.say('paper.the_invoice'), 'paper.list': h.say('paper.the_list') };
  const pdf = async (path) => {
    const answer = await h.page.request.get(`${h.url}/documents/${path}`);
    return { status: answer.status(), type: answer.headers()['content-type'], bytes: await answer.body() };
  };
  const more = async (key, number) => {
    const opener = button(row(key), 'paper.more_about', { paper: the[key], number });
    if (await opener.getAttribute('aria-expanded') === 'false') await opener.click();
  };
  const noted = (text) => h.page.getByText(text, { exact: true }).waitFor();
  const ask = async (key, act = 'paper.issue') => {
    await button(row(key), act, { paper: the[key] }).click();
    await dialog().locator('input:focus').waitFor();
  };
  return { row, button, dialog, the, pdf, noted, ask, more,
    async issue(key, number, act) {
      await ask(key, act);
      await h.page.keyboard.press('Control+Enter');
      await noted(h.say('paper.issued_as', { paper: h.say(key), number }));
    },
    async void(key, number, reason) {
      await more(key, number);
      await ask(key, 'paper.void');
      await dialog().getByLabel(h.say('paper.void_reason')).fill(reason);
      await h.page.keyboard.press('Control+Enter');
      await noted(h.say('paper.voided', { paper: h.say(key), number }));
    },
  };
}

test('an officer looks at drafts, which count for nothing', async (t) => {
  const h = await house(t, { until: 'issue', as: 'Noy', room: 'papers' });
  const d = desk(h);
  await d.row('paper.invoice').getByText(h.say('paper.state_possible')).waitFor();
  assert.match(await d.row('paper.invoice').innerText(), /2,520 packages[^]*34,020\.0 kg net[^]*USD 17,690\.40/);
  for (const [key, kind] of [['paper.invoice', 'commercial-invoice'], ['paper.list', 'packing-list']]) {
    await d.button(d.row(key), 'paper.draft').click();
    await d.button(h.page, 'paper.live_pdf').click();
    const source = await d.dialog().getByTitle(h.say('paper.sheet')).getAttribute('src');
    assert.match(source, new RegExp(`^/documents/draft/${kind}/${shipment}\\?on=2026-\\d\\d-\\d\\d`));
    const { status, type, bytes } = await d.pdf(source.slice('/documents/'.length));
    assert.deepEqual([status, type, bytes.subarray(0, 5).toString()], [200, 'application/pdf', '%PDF-']);
    await d.button(d.dialog(), 'paper.close').click();
    await d.row(key).getByText(h.say('paper.state_possible')).waitFor();
  }
});

test('both papers are issued, printed again byte for byte, voided and issued anew', async (t) => {
  const h = await house(t, { until: 'issue', as: 'Noy', room: folder });
  const d = desk(h);
  await d.ask('paper.invoice');
  await d.dialog().getByText('NTG-26-0117').waitFor(); // the number it will take
  await h.page.keyboard.press('Enter'); // in the date: not meant
  await h.page.keyboard.press('Escape');
  await d.issue('paper.invoice', 'NTG-26-0117');
  await d.issue('paper.list', 'NTG-26-0117');

  const first = await d.pdf('commercial-invoice/NTG-26-0117');
  await d.more('paper.invoice', 'NTG-26-0117');
  await d.button(d.row('paper.invoice'), 'paper.facts').click();
  const facts = h.page.getByRole('complementary');
  await facts.getByText(createHash('sha256').update(first.bytes).digest('hex')).waitFor();
  await facts.getByText('commercial-invoice/1').waitFor();
  assert.match(await facts.innerText(), /Noy/);

  await d.void('paper.list', 'NTG-26-0117', 'wrong price');
  await d.void('paper.invoice', 'NTG-26-0117', 'wrong price');
  await d.row('paper.invoice').getByText(h.say('paper.void_because', { reason: 'wrong price' })).waitFor();
  await d.issue('paper.invoice', 'NTG-26-0118', 'paper.issue_again');
  await d.row('paper.invoice').getByText(h.say('paper.version', { version: 2 })).waitFor();
  await d.row('paper.invoice').getByText(h.say('paper.versions', { count: 1 })).click();
  await h.page.getByRole('button', { name: `${h.say('paper.invoice')} NTG-26-0117` }).click();
  await d.dialog().getByText(h.say('paper.void_says', { reason: 'wrong price' })).waitFor();

  const again = await d.pdf('commercial-invoice/NTG-26-0117');
  assert.ok(again.bytes.equals(first.bytes), 'the bytes of the void invoice have changed');
});

test('what cannot be issued or voided is said where it was asked', async (t) => {
  const h = await house(t, { until: 'issue', as: 'Noy', room: folder });
  const d = desk(h);
  const refused = async (key, params) => {
    const [wrong] = h.say(key, params).split('. ');
    await d.dialog().getByRole('alert').getByText(wrong, { exact: false }).waitFor();
  };
  await d.ask('paper.list');
  await h.page.keyboard.press('Control+Enter');
  await refused('papers.no_invoice', { shipment, paper: 'packing list' });
  await h.page.keyboard.press('Escape');

  await d.ask('paper.invoice');
  const date = d.dialog().getByLabel(h.say('paper.issue_date'));
  await date.fill('2099-01-01');
  await d.dialog().getByText('NTG-26-0117').waitFor();
  await h.page.keyboard.press('Control+Enter');
  await d.dialog().getByRole('alert').waitFor();
  assert.equal(await date.getAttribute('aria-invalid'), 'true');
  assert.equal(await date.inputValue(), '2099-01-01');
  await h.page.keyboard.press('Escape');

  await d.issue('paper.invoice', 'NTG-26-0117');
  await d.more('paper.invoice', 'NTG-26-0117');
  await d.ask('paper.invoice', 'paper.void');
  await h.page.keyboard.press('Control+Enter');
  const reason = d.dialog().getByLabel(h.say('paper.void_reason'));
  await d.dialog().getByRole('alert').waitFor();
  assert.equal(await reason.getAttribute('aria-invalid'), 'true');
  await h.page.keyboard.press('Escape');

  await d.issue('paper.list', 'NTG-26-0117');
  await d.ask('paper.invoice', 'paper.void');
  await reason.fill('wrong price');
  await h.page.keyboard.press('Control+Enter');
  await refused('papers.list_stands', { list: 'NTG-26-0117', number: 'NTG-26-0117' });
  assert.equal(await reason.inputValue(), 'wrong price');
});

test('every figure opens the units behind it, and a copy is saved', async (t) => {
  const h = await house(t, { as: 'Sengdao', room: folder });
  const d = desk(h);
  await d.more('paper.list', 'NTG-26-0117');
  const saved = h.page.waitForEvent('download');
  await d.button(d.row('paper.list'), 'paper.save').click();
  assert.equal((await saved).suggestedFilename(), 'packing-list-NTG-26-0117.pdf');
  const path = await h.page.evaluate(() => globalThis.go.app.Papers.Save('packing-list', 'NTG-26-0117')); // the window's
  assert.ok((await readFile(path)).equals((await d.pdf('packing-list/NTG-26-0117')).bytes));
  await h.page.getByRole('row', { name: /LNT-BAN-261103-01/ }).getByRole('link', { name: '900' }).click();
  await h.page.getByRole('heading', { level: 1, name: /LNT-BAN-261103-01/ }).waitFor();
  assert.match(h.page.url(), /#stock\/LNT-BAN-261103-01$/);
  await h.go(folder);
  await h.page.getByRole('link', { name: 'LKCU 420017 7' }).click();
  await h.page.getByRole('heading', { level: 1, name: shipment }).waitFor();
  assert.match(h.page.url(), new RegExp(`#load/${shipment}$`));
});

test('papers are handed out only to whoever is signed in, and warehouse staff issue none', async (t) => {
  const h = await house(t, { as: 'Khamla', room: folder });
  const d = desk(h);
  await h.page.getByText(h.say('paper.only_officers')).waitFor();
  await d.more('paper.invoice', 'NTG-26-0117');
  assert.equal(await d.button(d.row('paper.invoice'), 'paper.void', { paper: d.the['paper.invoice'] }).count(), 0);
  assert.equal((await d.pdf('commercial-invoice/NTG-26-0117')).status, 200);
  assert.equal((await d.pdf('commercial-invoice/NTG-26-9999')).status, 404);
  assert.equal((await d.pdf(`draft/packing-list/${shipment}`)).status, 403);
  const stranger = await fetch(`${h.url}/documents/commercial-invoice/NTG-26-0117`);
  assert.equal(stranger.status, 403);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on papers, ${theme}`, async (t) => {
    const h = await house(t, { until: 'issue', as: 'Noy', room: folder, theme });
    const d = desk(h);
    await d.row('paper.invoice').waitFor();
    assert.deepEqual(await h.axe(), []);
    await d.ask('paper.invoice');
    await d.dialog().getByText('NTG-26-0117').waitFor();
    assert.deepEqual(await h.axe(), []);
    await h.page.keyboard.press('Control+Enter');
    await d.noted(h.say('paper.issued_as', { paper: h.say('paper.invoice'), number: 'NTG-26-0117' }));
    await d.more('paper.invoice', 'NTG-26-0117');
    await d.button(d.row('paper.invoice'), 'paper.facts').click();
    await h.page.getByRole('complementary').getByText('commercial-invoice/1').waitFor();
    assert.deepEqual(await h.axe(), []);
  });
}

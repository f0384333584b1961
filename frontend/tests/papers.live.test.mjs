// The live sheet of a draft: drawn from the same display list as its PDF, and as new as the ledger.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { house, PIN } from './house.mjs';

const shipment = 'NTG-2026-R1';
const folder = `papers/${shipment}`;
const invoice = { key: 'paper.invoice', the: 'paper.the_invoice', kind: 'commercial-invoice' };
const list = { key: 'paper.list', the: 'paper.the_list', kind: 'packing-list' };

/** The desk with a draft on it, as an officer has it. */
async function draftOn(t, { paper = invoice, ...more } = {}) {
  const h = await house(t, { until: 'issue', as: 'Noy', room: folder, ...more });
  const pane = h.page.getByRole('region', { name: h.say('paper.draft_title', { paper: h.say(paper.the), shipment }) });
  const s = {
    ...h,
    pane,
    desk: h.page.getByRole('region', { name: h.say('paper.live_desk') }),
    opener: (key) => h.page.getByRole('listitem', { name: h.say(key), exact: true })
      .getByRole('button', { name: h.say('paper.draft'), exact: true }),
    box: (name) => pane.getByRole('option', { name }),
    tool: (key) => pane.getByRole('button', { name: h.say(key), exact: true }),
    date: pane.getByLabel(h.say('paper.draft_date')),
    focused: () => h.page.evaluate(() => document.activeElement?.dataset.place?.split('/').slice(2).join('/') ?? ''),
  };
  await s.opener(paper.key).focus();
  await h.page.keyboard.press('Enter');
  await s.desk.locator('.picture svg').first().waitFor();
  return s;
}

/** Somebody else at another screen of the same station. */
async function other(h, name) {
  let cookie = '';
  const call = async (method, ...args) => {
    const headers = cookie ? { cookie } : {};
    const answer = await fetch(`${h.url}/bridge/call/${method}`, { method: 'POST', body: JSON.stringify(args), headers });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const { result, error } = await answer.json();
    assert.equal(error, undefined, method);
    return result;
  };
  await call('Session/SignIn', name, PIN);
  const changeBuyer = async (change) => {
    const buyer = (await call('Masters/Parties')).find((party) => party.code === 'YUNGUO');
    change(buyer);
    await call('Masters/SaveParty', buyer, crypto.randomUUID());
  };
  return { call, changeBuyer };
}

test('a draft lies beside its folder as the sheet that would be printed', async (t) => {
  const s = await draftOn(t);
  const captions = { [invoice.key]: /^Invoice no\./, [list.key]: /^Packing list no\./ };
  for (const { key, the, kind } of [invoice, list]) {
    if (key === list.key) await s.opener(key).click();
    const pane = s.page.getByRole('region', { name: s.say('paper.draft_title', { paper: s.say(the), shipment }) });
    await pane.getByRole('option', { name: captions[key] }).waitFor();
    await pane.getByText(s.say('paper.live_draft'), { exact: true }).waitFor();
    await pane.getByRole('option', { name: /^Consignee[^]*KUNMING YUNGUO IMPORT CO\., LTD\./ }).waitFor();
    await pane.getByRole('option', { name: /DRAFT: not issued, not valid/ }).waitFor();
    await pane.getByRole('listbox', { name: s.say('paper.live_page', { page: 1, pages: 1 }) }).waitFor();
    const drawn = await pane.locator('.picture svg').evaluate((svg) => ({
      contours: [...svg.querySelectorAll('g[data-box=consignee] path')].map((path) => path.getAttribute('d'))
        .join('').split('z').length - 1,
      box: svg.getAttribute('viewBox'),
      others: svg.querySelectorAll('script, foreignObject, text, [onload], [onclick]').length,
    }));
    assert.ok(drawn.contours > 40, `${kind} is drawn of ${JSON.stringify(drawn)}`);
    assert.deepEqual([drawn.box, drawn.others], ['0 0 21000 29700', 0]);
  }
  await s.page.getByRole('button', { name: s.say('paper.live_pdf'), exact: true }).click();
  const source = await s.page.getByRole('dialog').getByTitle(s.say('paper.sheet')).getAttribute('src');
  assert.match(source, new RegExp(`^/documents/draft/${list.kind}/${shipment}\\?on=2026-11-06`));
});

test('the sheet follows its date, and the one before stays until the new one is there', async (t) => {
  const s = await draftOn(t);
  const asked = [];
  s.page.on('request', (request) => /Papers\/Sheet$/.test(request.url()) && asked.push(request.postDataJSON()[2]));
  await s.page.evaluate(() => {
    globalThis.bare = 0;
    const look = () => document.querySelector('.desk .picture svg path') ?? globalThis.bare++;
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  for (const [typed, written] of [['2026-11-05', '5 Nov 2026'], ['2026-11-04', '4 Nov 2026']]) {
    await s.date.fill(typed);
    await s.box(`Date / 日期: ${written}`).waitFor();
  }
  assert.deepEqual(asked, ['2026-11-05', '2026-11-04'], 'each sheet is asked for once');
  assert.equal(await s.page.evaluate(() => globalThis.bare), 0, 'there was a moment without a sheet');
  await s.pane.getByText(/^Changed just now: .*Date/).first().waitFor();
  await s.page.getByRole('button', { name: s.say('paper.issue', { paper: s.say(invoice.the) }), exact: true }).click();
  assert.equal(await s.page.getByRole('dialog').getByLabel(s.say('paper.issue_date')).inputValue(), '2026-11-04');
});

test('the sheet follows what is loaded and what is changed at another desk', async (t) => {
  const s = await draftOn(t, { until: 'load', paper: list });
  const khamla = await other(s, 'Khamla');
  const total = s.box(/^Cartons[^]*: 1$/).last();
  assert.equal(await s.box(/^Cartons[^]*: 1$/).count(), 0);
  await khamla.call('Load/Scan', shipment, 'LKCU4200177', '0000001', crypto.randomUUID());
  await total.waitFor();
  await khamla.call('Load/Scan', shipment, 'LKCU4200177', '0000002', crypto.randomUUID());
  await s.box(/^Cartons[^]*: 2$/).last().waitFor();

  const noy = await other(s, 'Noy');
  await noy.changeBuyer((buyer) => (buyer.address = 'NO. 9 WANGJIAYING ROAD, KUNMING, CHINA'));
  await s.box(/^Consignee[^]*NO\. 9 WANGJIAYING ROAD/).waitFor();
});

test('what cannot be set is said with its box, and found on the sheet', async (t) => {
  const s = await draftOn(t);
  const phet = await other(s, 'Phet');
  await phet.changeBuyer((buyer) => (buyer.name.zh = '\u{13000}'));
  const said = s.pane.getByRole('alert');
  await said.waitFor();
  assert.match(await said.innerText(), /commercial-invoice\/1, box consignee: no font has the characters \u{13000}/u);
  const box = s.box(`Consignee / 收货人: ${s.say('paper.live_wrong')}`);
  const [outline, width] = await box.evaluate((at) => [getComputedStyle(at).outlineStyle, at.clientWidth]);
  assert.ok(outline === 'solid' && width > 100, 'the box is not marked');
  await s.box(/NAM THA GREEN/).first().waitFor(); // the rest of the sheet is there
  assert.ok(await s.tool('paper.live_pdf').isDisabled());
  assert.deepEqual(await s.axe(), []);
  await s.pane.getByRole('button', { name: s.say('paper.live_find', { box: 'consignee' }) }).click();
  assert.equal(await s.focused(), 'consignee');

  await phet.changeBuyer((buyer) => (buyer.name.zh = '昆明云果进口有限公司'));
  await s.box(/^Consignee[^]*昆明云果进口有限公司/).waitFor();
  assert.equal(await said.count(), 0);
});

test('a draft that cannot be made leaves the sheet before, and says so', async (t) => {
  const s = await draftOn(t);
  await s.page.route('**/bridge/call/Papers/Sheet', (asked) => asked.fulfill({ json: {
    error: JSON.stringify([{ code: 'conflict', key: 'papers.currency', params: { currency: 'XXX' } }]) } }));
  await s.date.fill('2026-11-05');
  await s.pane.getByRole('alert').getByText('XXX', { exact: false }).waitFor();
  await s.pane.getByText(s.say('paper.live_stale')).waitFor();
  await s.box('Date / 日期: 6 Nov 2026').waitFor();
});

/** Gives the station a packing list of its own, whose tables are so short that R1 takes several sheets. */
async function shortTables(dir) {
  const from = fileURLToPath(new URL('../../templates/sheets/packing-list/template.toml', import.meta.url));
  const own = (await readFile(from, 'utf8'))
    .replace(/^size = \["180mm", "178mm"\]$/m, 'size = ["180mm", "35mm"]')
    .replace(/^next_size = .*$/m, 'next_size = ["180mm", "35mm"]')
    .replace(/^reserve = .*$/m, 'reserve = "1mm"');
  await mkdir(join(dir, 'templates', 'packing-list'), { recursive: true });
  await writeFile(join(dir, 'templates', 'packing-list', 'template.toml'), own);
}

test('the sheet is worked by keyboard', async (t) => {
  const s = await draftOn(t, { paper: list, prepare: shortTables });
  const rest = await s.pane.locator('.picture').first().boundingBox();
  await s.page.mouse.move(rest.x + 200, rest.y + 150); // boxes that scroll under a pointer at rest change nothing
  const press = (key) => s.page.keyboard.press(key);
  const pages = await s.pane.getByRole('listbox').count();
  assert.ok(pages >= 3, `${pages} pages`);
  const onPage = (page) => s.pane.getByRole('group', { name: s.say('paper.live_pages') })
    .getByText(s.say('paper.live_page', { page, pages }), { exact: true }).waitFor();
  await onPage(1);
  await press('PageDown'); // the desk has the keyboard since it was opened
  await onPage(2);
  await press('PageDown');
  await onPage(3);
  await press('PageUp');
  await onPage(2);

  const width = () => s.pane.locator('[data-page="1"]').evaluate((page) => Math.round(page.getBoundingClientRect().width));
  const fitted = await width();
  await s.type('1');
  assert.equal(await width(), 794); // A4 is 210 mm wide, at 96 pixels to the inch
  await s.type('+');
  assert.equal(await width(), 992);
  await s.type('-0');
  assert.equal(await width(), fitted);

  assert.equal(await s.pane.locator('[role=option][tabindex="0"]').count(), 1);
  await press('Tab');
  assert.equal(await s.focused(), 'title');
  await press('ArrowDown');
  assert.equal(await s.focused(), 'page');
  await s.pane.getByText('page', { exact: true }).waitFor(); // the line below names it
  await press('End');
  assert.equal(await s.focused(), 'foot');
  await press('Home');
  await press('ArrowRight');
  await press('Tab'); // and out of the sheet: it is no trap
  assert.equal(await s.focused(), '');
  await press('Shift+Tab');
  assert.equal(await s.focused(), 'page');
  await press('Escape');
  assert.ok(await s.desk.evaluate((desk) => desk === document.activeElement));
  await press('Escape');
  await s.pane.waitFor({ state: 'detached' });
  assert.ok(await s.opener(list.key).evaluate((button) => button === document.activeElement));
});

test('a draft goes away when its paper is issued', async (t) => {
  const s = await draftOn(t);
  const phet = await other(s, 'Sengdao');
  await phet.call('PaperLife/Freeze', crypto.randomUUID(), { shipment, kind: invoice.kind, on: '2026-11-04', lines: [], replace: false });
  await s.pane.waitFor({ state: 'detached' });
  await s.page.getByRole('listitem', { name: s.say(invoice.key), exact: true }).getByText('NTG-26-0117').waitFor();
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on the live sheet, ${theme}`, async (t) => {
    const s = await draftOn(t, { theme });
    assert.deepEqual(await s.axe(), []);
    const paper = await s.pane.locator('[data-page="1"]').evaluate((page) => getComputedStyle(page).backgroundColor);
    assert.match(paper, /^(rgb\(255, 255, 255\)|(ok)?(lab|lch)\(1(00)? 0 0\))$/); // white, however it is written
  });
}

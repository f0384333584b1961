// The editor as an officer works in it: from facts to boxes and back, nothing lost, two people at once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { another, R1, withExamples } from './papersdesk.mjs';
import { house } from './house.mjs';

/** The editor with somebody in it. */
export async function desk(t, { goal = '', shipment = R1, ...more } = {}) {
  const h = await house(t, {
    until: 'issue',
    as: 'Noy',
    room: `papers/edit/${shipment}${goal ? `@${goal}` : ''}`,
    ...more,
  });
  const { page, say } = h;
  const form = page.getByRole('form', { name: say('edit.title', { shipment }) });
  await form.waitFor();
  const e = {
    ...h,
    form,
    field: (at) => page.locator(`[data-fact="${at}"] :is(input, select, textarea)`),
    press: (key) => page.keyboard.press(key),
    /** The fact that the keyboard is at. */
    at: () => page.evaluate(() => document.activeElement?.closest('[data-fact]')?.dataset.fact ?? ''),
    /** Waits until the keyboard is at a fact. */
    reaches: (at) =>
      page.waitForFunction((fact) => document.activeElement?.closest('[data-fact]')?.dataset.fact === fact, at),
    place: (box) => page.locator(`[role=option][data-place$="/${box}"]`),
    box: (name) => page.getByRole('option', { name }),
    summary: page.locator('details summary').first(),
    dialog: page.getByRole('dialog'),
    kept: () => page.waitForResponse((r) => /Editor\/(Keep|Discard)$/.test(r.url())),
  };
  return e;
}

/** Types into a field with the keyboard, and waits until it is kept. */
async function typed(e, at, text) {
  await e.field(at).focus();
  const kept = e.kept();
  await e.page.keyboard.insertText(text);
  await kept;
}

const entry = '/facts/route/entry/name';
const signatory = '/facts/certificate_of_origin/signatory';

test('a box leads to its fact, and a fact lights its boxes and names the other papers', async (t) => {
  const e = await desk(t, { goal: 'form-e:' });
  const box = e.place('discharge');
  await box.waitFor();
  await box.focus();
  await e.press('Enter');
  await e.page.getByRole('group', { name: /“/ }).waitFor(); // it says more than one fact
  await e.page.keyboard.press('Enter');
  await e.reaches(entry);
  await e.page.locator('[data-place].fresh[data-place*="discharge"]').waitFor();
  const hand = e.page.getByRole('region', { name: e.say('edit.at_hand') });
  const phyto = hand.getByRole('button', { name: /phytosanitary/i });
  await phyto.focus();
  await e.press('Enter');
  await e.page
    .getByRole('region', { name: e.say('edit.sheet_of', { paper: e.say('value.phytosanitary_certificate') }) })
    .first()
    .waitFor();
  await e.page.locator('[data-place].fresh').first().waitFor();
});

test('the sheet follows each key, and typing never waits for it', async (t) => {
  const e = await desk(t, { goal: entry });
  await e.reaches(entry);
  await e.page.locator('.desk[aria-busy=false] .picture svg').first().waitFor(); // the first look is answered
  let asked = 0,
    flying = 0,
    most = 0;
  e.page.on('request', (r) => /Editor\/Try$/.test(r.url()) && (asked++, (most = Math.max(most, ++flying))));
  e.page.on('requestfinished', (r) => /Editor\/Try$/.test(r.url()) && flying--);
  await e.page.keyboard.type('MOHAN RAILWAY PORT', { delay: 45 });
  await e
    .box(/MOHAN RAILWAY PORT/)
    .first()
    .waitFor();
  assert.equal(await e.field(entry).inputValue(), 'MOHAN RAILWAY PORT');
  assert.equal(most, 1, 'more than one look was on its way');
  assert.ok(asked <= 18, `${asked} looks for 18 keys`);
});

test('what is wrong is said beside the field and in the summary, and not saved', async (t) => {
  const e = await desk(t, { goal: '/facts/lots/0/age_days' });
  await e.reaches('/facts/lots/0/age_days');
  await typed(e, '/facts/lots/0/age_days', 'many');
  const words = e.say('editor.no_number', { found: 'many' }).split('. ')[0];
  const beside = e.page.locator('[data-fact="/facts/lots/0/age_days"] .error');
  await beside.getByText(words, { exact: false }).waitFor();
  await e.press('Control+Enter');
  await e.page.waitForFunction(() => document.activeElement?.tagName === 'SUMMARY');
  const line = e.page
    .getByRole('list', { name: e.say('edit.summary_list') })
    .getByRole('listitem')
    .first();
  assert.ok((await line.innerText()).includes(await beside.innerText()), 'the summary has other words');
  await e.press('Tab');
  await e.press('Enter');
  await e.reaches('/facts/lots/0/age_days');
});

test('work that is not saved survives a reload, and is given up when somebody says so', async (t) => {
  const e = await desk(t, { goal: signatory });
  await e.reaches(signatory);
  await typed(e, signatory, 'SENGDAO V.');
  await e.page.getByText(/^Not saved since/).waitFor();
  await e.page.reload();
  await e.form.waitFor();
  await e.page.getByText(/that was not saved is here again: 1 change/).waitFor();
  assert.equal(await e.field(signatory).inputValue(), 'SENGDAO V.');
  await e.page
    .locator('.note')
    .getByRole('button', { name: e.say('edit.discard') })
    .click();
  await e.page.waitForFunction((at) => document.querySelector(`[data-fact="${at}"] input`)?.value === '', signatory);
  await e.page.reload();
  await e.form.waitFor();
  assert.equal(await e.page.getByText(/is here again/).count(), 0);
});

test('leaving by Esc keeps what was typed a moment ago', async (t) => {
  const e = await desk(t, { goal: signatory });
  await e.reaches(signatory);
  const kept = e.kept();
  await e.page.keyboard.insertText('NOY S.');
  await e.press('Escape');
  await kept;
  const ways = e.page.getByRole('navigation', { name: e.say('edit.ways', { shipment: R1 }) });
  await ways.getByText(/^Gate A: blocks \d+, warnings \d+$/).waitFor(); // how the gate ahead stands
  await e.page.getByText(/^Not saved since/).waitFor(); // and it is told
  await e.page.keyboard.press('e');
  await e.form.waitFor();
  assert.equal(await e.field(signatory).inputValue(), 'NOY S.');
});

test('two people save the same fact: mine and theirs, and what each choice does', async (t) => {
  const e = await desk(t, { goal: signatory });
  await e.reaches(signatory);
  await typed(e, signatory, 'NOY S.');
  const other = await another(e, 'Sengdao');
  const opened = await other('Editor/Open', R1);
  await other(
    'Editor/Save',
    R1,
    opened.base,
    [
      { pointer: signatory, op: '', value: 'SENGDAO V.' },
      { pointer: '/facts/certificate_of_origin/signed_at', op: '', value: 'LUANG NAMTHA' },
    ],
    crypto.randomUUID(),
  );
  await e.field(signatory).focus();
  await e.press('Control+Enter');
  await e.dialog.getByText(e.say('edit.mine_does')).waitFor();
  await e.dialog.getByText('SENGDAO V.', { exact: false }).waitFor();
  assert.deepEqual(await e.axe(), []);
  await e.dialog.getByRole('radio').first().focus();
  await e.press('Space');
  await e.press('Control+Enter');
  await e.page.getByText(e.say('edit.saved')).waitFor();
  const now = Object.fromEntries((await other('Editor/Open', R1)).values.map((v) => [v.pointer, v.value]));
  assert.equal(now[signatory], 'NOY S.');
  assert.equal(now['/facts/certificate_of_origin/signed_at'], 'LUANG NAMTHA');
});

test('behind a weight are the units that were scanned, and the scale', async (t) => {
  const at = '/facts/transport/0/loads/0/net_g';
  const e = await desk(t, { goal: at });
  await e.reaches(at);
  await e.press('F4');
  await e.dialog
    .getByRole('table', { name: e.say('edit.behind_loads') })
    .getByText('0000001 – 0000900')
    .waitFor();
  await e.dialog
    .getByRole('table', { name: e.say('edit.behind_weighings') })
    .getByText('12,890.0')
    .waitFor();
  await e.dialog.getByText('Khamla', { exact: false }).first().waitFor();
  assert.deepEqual(await e.axe(), []);
  await e.press('Escape');
  await e.dialog.waitFor({ state: 'detached' });
  await e.form.waitFor(); // Esc was meant for the dialog alone
});

test('rows are added and taken away by keyboard, and come back', async (t) => {
  const e = await desk(t);
  const add = e.page.locator('[data-add="/facts/treatments"] button');
  await add.focus();
  await e.press('Enter');
  await e.reaches('/facts/treatments/0/kind');
  const certificate = '/facts/treatments/0/certificate';
  await typed(e, certificate, 'FUM-2026-114');
  const remove = e.page.getByRole('button', {
    name: e.say('edit.remove', { thing: `${e.say('editor.at_treatments')} 1` }),
  });
  await remove.focus();
  await e.press('Enter');
  await e.field(certificate).waitFor({ state: 'detached' });
  await e.page.waitForFunction(() => document.activeElement?.closest('[data-restore]') !== null);
  await e.press('Enter');
  await e.reaches('/facts/treatments/0/kind');
  assert.equal(await e.field(certificate).inputValue(), 'FUM-2026-114');
});

test('a shipment that came from a file is edited too', async (t) => {
  const e = await desk(t, { shipment: 'NTG-2026-T1', goal: signatory, prepare: withExamples('t1') });
  await e.reaches(signatory);
  assert.ok(await e.field(signatory).isEditable());
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious in the editor, ${theme}`, async (t) => {
    const e = await desk(t, { theme, goal: 'form-e:' });
    await e.place('discharge').waitFor();
    await e.summary.click();
    assert.deepEqual(await e.axe(), []);
  });
}

test('in Lao everything is said in Lao', async (t) => {
  const e = await desk(t, { language: 'lo', goal: entry });
  await e.reaches(entry);
  await e.page.getByRole('button', { name: e.say('edit.save') }).waitFor();
  const said = await e.form.locator('nav, .left').allInnerTexts();
  const latin = said
    .join('\n')
    .split('\n')
    .filter((line) => /^[A-Z][a-z]+ [a-z]+ [a-z]+/.test(line));
  assert.deepEqual(latin, []);
});

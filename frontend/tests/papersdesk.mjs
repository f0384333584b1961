// The room Papers as an officer works in it, for the tests of papers.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { house, hubctl, PIN } from './house.mjs';

const run = promisify(execFile);
export const R1 = 'NTG-2026-R1';
export const example = (name) => fileURLToPath(new URL(`../../templates/dossiers/${name}.json`, import.meta.url));

/** Works the ledger of a folder from the command line, as Noy. */
export async function commandLine(dir) {
  const env = { ...process.env, HUBCTL_PIN: PIN };
  const hub = (...args) => run(hubctl, ['--data', dir, ...args], { env });
  await hub('user', 'sign-in', 'Noy');
  return hub;
}

/** Adds to R1 what a certificate of origin tells, as an officer does by way of a file. */
export async function withOrigin(dir) {
  const hub = await commandLine(dir);
  const file = join(dir, 'r1.json');
  await hub('dossier', 'export', R1, file);
  const d = JSON.parse(await readFile(file, 'utf8'));
  d.facts.lines[0].criterion.code = 'WO';
  d.facts.route.entry.name = 'Mohan railway port';
  Object.assign(d.facts.certificate_of_origin, { form: 'form-e', signatory: 'SENGDAO V.', signed_at: 'LUANG NAMTHA' });
  await writeFile(file, JSON.stringify(d));
  await hub('dossier', 'import', file);
}

/** Takes examples over from their files. */
export const withExamples = (...names) => async (dir) => {
  const hub = await commandLine(dir);
  for (const name of names) await hub('dossier', 'import', example(name));
};

/** The room with somebody in it. */
export async function room(t, more = {}) {
  const h = await house(t, { until: 'issue', as: 'Noy', room: `papers/${R1}`, ...more });
  const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
  const the = (word) => h.say(`value.${word}`);
  const r = {
    ...h,
    the,
    called: (word) => capital(the(word)),
    row: (word) => h.page.getByRole('listitem', { name: capital(the(word)), exact: true }),
    button: (within, key, params) => within.getByRole('button', { name: h.say(key, params), exact: true }),
    dialog: h.page.getByRole('dialog'),
    tab: (key) => h.page.getByRole('tab', { name: h.say(key), exact: true }),
    press: (key) => h.page.keyboard.press(key),
    said: (key, params) => h.page.getByText(h.say(key, params), { exact: true }).first().waitFor(),
  };
  /** Presses a button with the keyboard. */
  r.push = async (button) => {
    await button.focus();
    await r.press('Enter');
  };
  /** Opens what else can be done with a paper. */
  r.more = async (word, number) => {
    const opener = r.button(r.row(word), 'paper.more_about', { paper: the(word), number });
    if ((await opener.getAttribute('aria-expanded')) === 'false') await r.push(opener);
  };
  /** Issues a paper of ours. */
  r.issue = async (word, number) => {
    await r.push(r.button(r.row(word), 'paper.issue', { paper: the(word) }));
    await r.dialog.locator('input:focus').waitFor();
    await r.press('Control+Enter');
    await r.said('paper.issued_as', { paper: r.called(word), number });
  };
  /** Waits until a dialog refuses, with the first sentence of the refusal. */
  r.refused = async (key, params) => {
    const [wrong] = h.say(key, params).split('. ');
    await r.dialog.getByRole('alert').getByText(wrong, { exact: false }).first().waitFor();
  };
  /** What is served at a place of the documents. */
  r.pdf = async (path) => {
    const answer = await h.page.request.get(`${h.url}/documents/${path}`);
    return { status: answer.status(), bytes: await answer.body() };
  };
  /** Presses a button that saves a file, and reads the file. */
  r.saved = async (button) => {
    const download = h.page.waitForEvent('download');
    await r.push(button);
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  return r;
}

/** What stands in a PDF. */
export async function textOf(bytes) {
  const reading = promisify(execFile)('pdftotext', ['-layout', '-', '-'], { maxBuffer: 1 << 26 });
  reading.child.stdin.end(bytes);
  const { stdout } = await reading;
  assert.ok(stdout.length > 0, 'the PDF says nothing');
  return stdout;
}

/** Somebody else at another screen of the same station. */
export async function another(h, name) {
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
  return call;
}

// A station in a folder of its own, its pages in a real browser, and somebody signed in: what every page test begins
// with. Pages and program are the built ones; the bridge serves them on a free port of this computer.
import { execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { keyboard, keysOf } from './gun.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = process.env.TRADEHUB_BIN ?? join(root, 'build', 'bin');
const pages = process.env.TRADEHUB_PAGES ?? join(root, 'frontend', 'dist');
const run = promisify(execFile);

export const hubctl = join(bin, 'hubctl');
export const PIN = '470813';

/** Where to find the browser: Debian's own. */
const browserPath = process.env.TRADEHUB_CHROMIUM ?? '/usr/bin/chromium';
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];

const scratch = await mkdtemp(join(tmpdir(), 'tradehub-pages-'));
const days = new Map();
let browser;

/** The demonstration day, played until an act ("" plays it whole), or a season. Each is played once and copied. */
async function dayUntil(until, season) {
  const name = season ? 'season' : `until-${until || 'end'}`;
  if (!days.has(name)) {
    const dir = join(scratch, name);
    const more = season ? ['--season'] : until ? ['--until', until] : [];
    days.set(name, run(hubctl, ['demo', '--out', dir, ...more]).then(() => dir));
  }
  const copy = await mkdtemp(join(scratch, 'day-'));
  await cp(await days.get(name), copy, { recursive: true });
  return copy;
}

/** Starts the program's bridge over a data folder and gives its address. */
async function serve(dir) {
  const args = ['--serve', '127.0.0.1:0', '--data', dir, '--pages', pages, '--send-every', '0'];
  const program = spawn(join(bin, 'tradehub-bridge'), args);
  const stderr = [];
  program.stderr.on('data', (text) => stderr.push(String(text)));
  const stop = () => new Promise((ended) => {
    program.once('exit', ended);
    program.kill('SIGTERM');
  });
  return new Promise((resolve, reject) => {
    program.stdout.once('data', (text) => resolve({ url: String(text).trim(), stop }));
    program.once('exit', (code) => reject(new Error(`the bridge ended with ${code}: ${stderr.join('')}`)));
  });
}

/** Words of a language as the pages know them, English where a language lacks one. */
export async function catalogue(language = 'en') {
  const all = {};
  for (const lang of ['en', language]) {
    const folder = join(root, 'templates', 'words', lang);
    for (const name of await readdir(folder).catch(() => [])) {
      if (name.endsWith('.json')) Object.assign(all, JSON.parse(await readFile(join(folder, name), 'utf8')));
    }
  }
  return (key, params = {}) => {
    if (!(key in all)) throw new Error(`no catalogue has ${key}`);
    return [all[key]].flat().join(' ').replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole);
  };
}

/**
 * Opens a house for a test. until: the act before which the day stops ("" is the whole day, null an empty station);
 * season: a busy house in place of the one day;
 * as: who signs in (null nobody); room: where to begin. Gives the page and what a user has at hand.
 */
export async function house(t, { until = '', as = 'Sengdao', room = '', language = 'en', theme = 'light', ...more } = {}) {
  const dir = until === null ? await mkdtemp(join(scratch, 'empty-')) : await dayUntil(until, more.season);
  await more.prepare?.(dir);
  const { url, stop } = await serve(dir);
  browser ??= await chromium.launch({ executablePath: browserPath, args: quiet });
  const context = await browser.newContext({ viewport: more.viewport ?? { width: 1366, height: 768 }, locale: 'en-GB' });
  const faults = [];
  t.after(async () => { // the page goes before the program, or it would meet its end as a fault
    const met = [...faults];
    await context.close();
    await stop();
    if (met.length > 0) throw new Error(`the page met faults of its own:\n${met.join('\n')}`);
  });
  const page = await context.newPage();
  await context.route('**/*', (asked) => {
    const to = asked.request().url(); // chrome:// and the like are the browser itself, showing a PDF
    if (to.startsWith(url) || !/^(http|ws)s?:/.test(to)) return asked.continue();
    faults.push(`the page asked for ${to}, which is not of this computer`);
    return asked.abort();
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (m) => m.type() === 'error' && /Content Security|Refused/.test(m.text()) && faults.push(m.text()));
  await page.addInitScript(([theme, language]) => {
    if (window !== window.top) return; // a PDF's own viewer has no storage
    localStorage.setItem('tradehub.theme', localStorage.getItem('tradehub.theme') ?? theme);
    localStorage.setItem('tradehub.language', localStorage.getItem('tradehub.language') ?? language);
  }, [theme, language]);
  const say = await catalogue(language);
  await page.goto(url);
  const h = { page, url, dir, say, hubctl, scan: (text, how) => scan(page, text, how), axe: () => axe(page) };
  /** Types as people do: slower than any scanner. */
  h.type = (text) => page.keyboard.type(text, { delay: 45 });
  h.signIn = async (name) => {
    await page.getByRole('button', { name: say('signin.sign_in') }).waitFor({ timeout: 60_000 });
    await page.getByRole('combobox', { name: say('signin.name') }).selectOption(name);
    await page.getByLabel(say('signin.pin')).fill(PIN);
    await page.getByRole('button', { name: say('signin.sign_in') }).click();
    await page.getByRole('navigation', { name: say('frame.rooms') }).waitFor();
  };
  h.go = async (to) => {
    await page.evaluate((hash) => (location.hash = hash), to);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  if (as && until !== null) await h.signIn(as);
  if (room) await h.go(room);
  return h;
}

/**
 * Types as a scanner does: key events in one burst, ended by Enter, none waiting for the one before. How the scanner is
 * set up, and the computer, gun.mjs tells; a figure is the pause between keys in milliseconds.
 */
export function scan(page, text, how = {}) {
  return keyboard(page).send(keysOf(text, typeof how === 'number' ? { gapMS: how } : how));
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds that is serious or critical on the page as it stands. */
async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.help}\n  ${v.nodes.map((n) => n.target.join(' ')).join('\n  ')}`);
}

/** Ends the browser after the last test, or the process would wait for it. */
after(async () => {
  await browser?.close();
  await rm(scratch, { recursive: true, force: true });
});

// The pages in a browser over the bridge: how long a scan takes until its answer is painted, beside a durable commit of
// one row and an empty call in the same run, and how long a room takes to open.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { median, ms, percentile, ratio, table } from './figures.mjs';
import { withCommits } from './commit.mjs';
import { bin, root } from './ledgers.mjs';
import { watch } from './watch.mjs';

const scans = 500;
const paceMS = 100; // ten a second: faster than anybody works
const openings = 5;
const shipment = 'NTG-2026-R1';
const rooms = ['today', 'receive', 'pack', `load/${shipment}`, 'papers', 'platform', 'stock', 'load', 'masters',
  `papers/${shipment}`, 'settings', 'stock/LNT-BAN-261103-02'];

const pause = (time) => new Promise((next) => setTimeout(next, time));

/** How the browser is started. */
export const launching = {
  executablePath: process.env.TRADEHUB_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'],
};

export async function measurePages(name, dir) {
  const bridge = await serve(dir);
  const browser = await chromium.launch(launching);
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    await page.addInitScript(watch);
    await page.goto(bridge.url);
    await signIn(page);
    await measureRooms(name, page);
    await withCommits((commit) => measureScans(name, page, commit));
  } finally {
    await browser.close();
    await bridge.end();
  }
}

/** Starts the bridge over a data folder. */
export async function serve(dir) {
  const pages = process.env.TRADEHUB_PAGES ?? join(root, 'frontend', 'dist');
  const program = spawn(join(bin, 'tradehub-bridge'), ['--serve', '127.0.0.1:0', '--data', dir, '--pages', pages],
    { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((done) => program.once('exit', done));
  const url = await new Promise((resolve, reject) => {
    program.stdout.once('data', (text) => resolve(String(text).trim()));
    program.once('exit', (code) => reject(new Error(`the bridge ended with ${code}`)));
  });
  return { url, end: () => (program.kill('SIGTERM'), ended) };
}

export async function signIn(page) {
  await page.getByRole('combobox').selectOption('Sengdao');
  await page.locator('input[type=password]').fill('470813');
  await page.locator('button[type=submit]').click();
  await page.getByRole('navigation').waitFor();
  await page.evaluate(() => globalThis.bench.rest(performance.now()));
}

async function measureRooms(name, page) {
  const got = new Map(rooms.map((room) => [room, []]));
  await page.evaluate((to) => globalThis.bench.open(to), rooms.at(-1));
  for (let turn = 0; turn < openings; turn++) {
    for (const room of rooms) got.get(room).push(await page.evaluate((to) => globalThis.bench.open(to), room));
  }
  const rows = [...got].map(([room, times]) => {
    const all = times.map((t) => t.painted);
    const { call, took } = times.at(-1).slowest;
    return [room, ms(median(all)), ms(Math.max(...all)), call, ms(took)];
  });
  const heading = ['', 'p50', 'slowest', 'its longest call', 'takes'];
  table(`Opening a room until its data is painted; ${name}; ${openings} times each`, [heading, ...rows]);
}

async function measureScans(name, page, commit) {
  await page.evaluate((to) => globalThis.bench.open(to), `load/${shipment}`);
  const keys = await page.context().newCDPSession(page);
  const took = { scan: [], commit: [], painted: [], call: [] };
  for (let number = 1; number <= scans; number++) {
    const began = performance.now();
    await type(keys, sscc(number));
    const { level, painted } = await page.evaluate(() => globalThis.bench.answer());
    if (level !== 'ok') {
      const said = await page.locator('.bar').innerText();
      throw new Error(`scan ${number} was answered with ${level}: ${said}`);
    }
    const floor = await page.evaluate(() => globalThis.bench.empty());
    took.scan.push(painted);
    took.painted.push(floor.painted);
    took.call.push(floor.call);
    took.commit.push(await commit());
    await pause(began + paceMS - performance.now());
  }
  const row = (what, values) => [what, ms(median(values)), ms(percentile(values, 99)),
    ratio(median(took.scan), median(values))];
  table(`Last key of a scan to its committed answer painted; ${name}; ${scans} scans`, [
    ['', 'p50', 'p99', 'a scan takes'], row('scan', took.scan), row('durable commit of one row (floor)', took.commit),
    row('empty call, painted (floor)', took.painted), row('empty call alone', took.call)]);
}

/** Types as a scanner does. */
async function type(keys, digits) {
  let at = Date.now() / 1000;
  for (const character of `${digits}\r`) {
    const enter = character === '\r';
    const event = { key: enter ? 'Enter' : character, code: enter ? 'Enter' : `Digit${character}`, timestamp: at };
    const down = keys.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, ...event });
    await Promise.all([down, keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })]);
    at += 0.002;
  }
}

/** The SSCC of the demonstration's carton with a number. */
function sscc(number) {
  const body = `09521234${String(number).padStart(9, '0')}`;
  const sum = [...body].reverse().reduce((s, d, i) => s + Number(d) * (i % 2 ? 1 : 3), 0);
  return body + ((10 - (sum % 10)) % 10);
}

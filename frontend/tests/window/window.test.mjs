// The real window on a display of its own: somebody signs in, scans three cartons, and issues a paper, with nothing
// but keys. What came of it is read from the ledger, by another program.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const bin = process.env.TRADEHUB_BIN ?? join(root, 'build', 'bin');
const pictures = process.env.TRADEHUB_PICTURES ?? join(root, 'build', 'pictures');
const run = promisify(execFile);

/** Asks again until the answer is right; whoever waits for a window has nothing better to ask. */
async function until(what, ask, times = 200) {
  for (let i = 0; i < times; i++) {
    if (await ask().catch(() => false)) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`${what} did not happen`);
}

/** Starts a program of the test and ends it with the test. */
function start(t, command, args, env = process.env) {
  const child = spawn(command, args, { env, stdio: 'ignore' });
  t.after(() => child.kill('SIGTERM'));
  return child;
}

/** A display of its own with a window manager, and what a person has there: keys, a pointer, eyes. */
async function display(t) {
  const name = `:${90 + (process.pid % 400)}`;
  const env = { ...process.env, DISPLAY: name, LANG: 'C.UTF-8', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  start(t, 'Xvfb', [name, '-screen', '0', '1400x900x24'], env);
  const x = (...args) => run('xdotool', args, { env });
  await until('a display', async () => (await x('getdisplaygeometry')).stdout !== '');
  start(t, 'openbox', [], env);
  return { env, x, picture: (file) => run('import', ['-window', 'root', join(pictures, file)], { env }) };
}

/** Opens the window on a data folder and signs somebody in. */
async function open(t, { env, x }, dir, name) {
  const ledger = async (query) => (await run('sqlite3', ['-readonly', join(dir, 'ledger.db'), query])).stdout.trim();
  const window = start(t, join(bin, 'tradehub'), ['--data', dir], env);
  const ended = new Promise((done) => window.once('exit', done));
  const search = async () => (await x('search', '--onlyvisible', '--name', 'Trade Hub')).stdout;
  await until('a window', async () => (await search()) !== '');
  await until('its focus', async () => Boolean(await x('windowactivate', '--sync', (await search()).split('\n')[0])));
  const before = await ledger('SELECT COUNT(*) FROM session');
  const signedIn = async () => (await ledger('SELECT COUNT(*) FROM session')) !== before;
  await until('the sign-in', async () => {
    await x('key', 'Escape', 'ctrl+r'); // from the beginning, however far the page was when the last try began
    await pause(600);
    await x('key', 'Tab');
    await x('type', '--delay', '60', name.slice(0, 4));
    await x('key', 'Tab');
    await x('type', '--delay', '60', '470813');
    await x('key', 'Return');
    await pause(500);
    return signedIn();
  }, 10);
  return { ledger, close: () => (window.kill('SIGTERM'), ended) };
}

const pause = (ms) => new Promise((next) => setTimeout(next, ms));

/** The part of the display in which the button that issues the invoice stands, and how far from its edge to click. */
const invoiceArea = { width: 220, height: 180, left: 1150, top: 430, inside: 20 };

/** Where a button of the accent colour stands in a part of the display. */
async function mainButton({ env }, { width, height, left, top, inside }) {
  const seen = (await run('convert', ['x:root', '-crop', `${width}x${height}+${left}+${top}`, '+repage', '-fuzz', '3%',
    '-fill', 'white', '+opaque', '#185c99', '-fill', 'black', '-opaque', '#185c99', '-format', '%@', 'info:'],
    { env })).stdout;
  const [, wide, high, x, y] = (/^(\d+)x(\d+)\+(\d+)\+(\d+)/.exec(seen) ?? []).map(Number);
  assert.ok(wide > 60 && wide < 500 && high > 20 && high < 60, `no button is seen there: ${seen}`);
  return [x + left + inside, y + top + inside];
}

test('sign in, scan three cartons, and issue a paper in the real window', { timeout: 180_000 }, async (t) => {
  const dir = await mkdtemp(join(tmpdir(), 'tradehub-window-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  await mkdir(pictures, { recursive: true });
  const day = (...until) => run(join(bin, 'hubctl'), ['demo', '--out', dir, ...until]);
  await day('--until', 'load');
  const screen = await display(t);

  const first = await open(t, screen, dir, 'Khamla');
  const loads = () => first.ledger(`SELECT COUNT(*) FROM entry WHERE kind = 'load'`);
  await screen.x('key', 'ctrl+4');
  await until('carton 1 in the ledger', async () => {
    await pause(500);
    await screen.x('type', '--delay', '2', 'LKCU4200177\n'); // a scan of the container opens its shipment and its door
    await pause(500);
    await screen.x('type', '--delay', '2', '0000001\n');
    await pause(300);
    return (await loads()) === '1';
  }, 10);
  for (const carton of [2, 3]) {
    await screen.x('type', '--delay', '2', `000000${carton}\n`);
    await until(`carton ${carton} in the ledger`, async () => Number(await loads()) === carton);
  }
  await pause(500);
  await screen.picture('window-loaded.png');
  assert.equal(await first.close(), 0, 'the window ends in order');

  await day('--until', 'issue'); // the rest of the loading; it finds the three cartons where they are
  const second = await open(t, screen, dir, 'Noy');
  await screen.x('key', 'ctrl+3');
  await pause(1500);
  await screen.x('mousemove', ...(await mainButton(screen, invoiceArea)).map(String), 'click', '1');
  await until('the invoice in the ledger', async () => {
    await pause(900);
    await screen.x('key', 'ctrl+Return');
    return (await second.ledger(`SELECT COUNT(*) FROM entry WHERE kind = 'issue paper'`)) === '1';
  }, 10);
  await pause(800);
  await screen.picture('window-issued.png');
  assert.equal(await second.close(), 0, 'the window ends in order');
  await run(join(bin, 'hubctl'), ['ledger', 'verify', '--data', dir]);
});

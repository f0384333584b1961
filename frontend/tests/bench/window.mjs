// From the start of the real window to its first painted page, and what memory it holds then, beside a bare window.
// The display keeps its picture in a file that is looked at, so that looking costs the window next to nothing.
import { spawn } from 'node:child_process';
import { open, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, MiB, ms, ratio, table } from './figures.mjs';
import { bin } from './ledgers.mjs';

const runs = 5;
const lookMS = 4;
const restMS = 3000; // the memory is read when the window has come to rest
const wide = 1400;
const high = 900;
const rowStep = 12; // lower than any button
const accent = [0x99, 0x5c, 0x18]; // blue, green, red, as the display keeps them
const near = 4; // colours are rounded on their way

const pause = (time) => new Promise((next) => setTimeout(next, time));

/** Measures windows in turns, after one turn that warms the disk's cache and is not counted. */
export async function measureWindows(windows) {
  const scratch = await mkdtemp(join(tmpdir(), 'tradehub-display-'));
  const screen = await display(scratch);
  const got = windows.map(() => ({ painted: [], memory: [] }));
  try {
    for (let turn = 0; turn <= runs; turn++) {
      for (const [i, window] of windows.entries()) {
        const { painted, memory } = await start(screen, window);
        if (turn === 0) continue;
        got[i].painted.push(painted);
        got[i].memory.push(memory);
      }
    }
  } finally {
    await screen.end();
    await rm(scratch, { recursive: true, force: true });
  }
  tell(windows, got);
}

function tell(windows, got) {
  const rows = windows.map(({ name }, i) => {
    const { painted, memory } = got[i];
    return [name, ms(median(painted)), ratio(median(painted), median(got[0].painted)), ms(Math.min(...painted)),
      ms(Math.max(...painted)), MiB(median(memory)), ratio(median(memory), median(got[0].memory))];
  });
  const heading = ['', 'painted', 'to bare', 'fastest', 'slowest', 'memory (PSS)', 'to bare'];
  table(`Start to first painted page, and memory at rest; median of ${runs}`, [heading, ...rows]);
}

/** A display whose picture lies in a file. Programs on it find an empty home. */
async function display(scratch) {
  const name = `:${500 + (process.pid % 400)}`;
  const args = [name, '-screen', '0', `${wide}x${high}x24`, '-fbdir', scratch, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: 'ignore' });
  const env = { ...process.env, DISPLAY: name, LANG: 'C.UTF-8', DBUS_SESSION_BUS_ADDRESS: 'disabled:', HOME: scratch,
    XDG_DATA_HOME: join(scratch, 'data'), XDG_CACHE_HOME: join(scratch, 'cache'),
    XDG_CONFIG_HOME: join(scratch, 'config') };
  const file = await opened(join(scratch, 'Xvfb_screen0'));
  await pause(500);
  const head = Buffer.alloc(100); // XWDFileHeader (X11/XWDFile.h): 25 words, most significant byte first
  await file.read(head, 0, 100, 0);
  const word = (n) => head.readUInt32BE(n * 4);
  const begin = word(0) + word(19) * 12; // its size, and its colour map of 12 bytes each
  const look = { fd: file.fd, begin, stride: word(12), row: Buffer.alloc(word(12)) };
  const end = async () => {
    await file.close();
    server.kill('SIGTERM');
  };
  return { env, seen: () => seen(look), end };
}

async function opened(path) {
  for (let i = 0; i < 100; i++) {
    const file = await open(path).catch(() => null);
    if (file) return file;
    await pause(50);
  }
  throw new Error('there is no display; is Xvfb installed?');
}

/** Tells whether something in the accent colour is on the display: a main button, which only a page has. */
function seen({ fd, begin, stride, row }) {
  for (let y = 0; y < high; y += rowStep) {
    readSync(fd, row, 0, stride, begin + y * stride);
    for (let x = 0; x < wide * 4; x += 64) {
      if (accent.every((value, i) => Math.abs(row[x + i] - value) <= near)) return true;
    }
  }
  return false;
}

/** Starts a window once. */
async function start({ env, seen }, { command = join(bin, 'tradehub'), args }) {
  while (seen()) await pause(20); // the window before is still there
  const began = performance.now();
  const child = spawn(command, args, { env, stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  while (!seen()) {
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
    if (performance.now() - began > 60_000) throw new Error(`${command} painted nothing in a minute`);
    await pause(lookMS);
  }
  const painted = performance.now() - began;
  await pause(restMS);
  const memory = await memoryOf(child.pid);
  child.kill('SIGTERM');
  await ended;
  await pause(500);
  return { painted, memory };
}

/** The proportional set size of a process and all that came from it, in bytes. */
async function memoryOf(pid) {
  const parents = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0));
  }
  const within = (one) => one === pid || (one > 1 && within(parents.get(one) ?? 0));
  let sum = 0;
  for (const one of parents.keys()) {
    if (!within(one)) continue;
    const text = await readFile(`/proc/${one}/smaps_rollup`, 'utf8').catch(() => '');
    sum += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1024;
  }
  return sum;
}

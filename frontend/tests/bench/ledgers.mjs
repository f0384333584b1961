// The ledgers that the benchmarks open. They are made once and kept, because the large one takes minutes.
import { execFile } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const bin = process.env.TRADEHUB_BIN ?? join(root, 'build', 'bin');
export const run = promisify(execFile);

const cache = process.env.TRADEHUB_BENCH_CACHE ?? join(root, 'build', 'bench');
const asked = process.env.TRADEHUB_BENCH_MILLION === '1';

/** The demonstration day before anything is loaded: 2,520 cartons wait. */
const day = { name: 'the day, 2,520 cartons', folder: 'day', make: (dir) => demo(dir, '--until', 'load') };

/** The demonstration day with everything loaded, before its papers are issued. */
export const loaded = { name: 'the day, loaded', folder: 'loaded', make: (dir) => demo(dir, '--until', 'issue') };

/** A season around the day: 20,000 units. */
const season = { name: 'a season, 21,720 units', folder: 'season', make: (dir) => demo(dir, '--until', 'load', '--season') };

/** Years before the season: a million units, most of which have left. */
const years = { name: 'years, 1,001,720 units', folder: 'years', make: makeYears };

/** The small ledger and the large one; the largest is made only when it is asked for. */
export const ledgers = [day, asked ? years : season];

async function demo(dir, ...more) {
  await run(join(bin, 'hubctl'), ['demo', '--out', dir, ...more], { maxBuffer: 1 << 26 });
}

async function makeYears(dir) {
  console.log('a ledger of a million units is made; it takes minutes, once');
  await season.make(dir);
  await run('go', ['test', '-count=1', '-timeout=1h', './backend/demo'],
    { cwd: root, env: { ...process.env, TRADEHUB_TEST_YEARS: dir } });
}

/** The folder of a ledger, made if it is not there whole. It must not be written to. */
async function kept({ folder, make }) {
  const dir = join(cache, folder);
  if (await access(dir).then(() => true, () => false)) return dir;
  const part = `${dir}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await make(part);
  await rename(part, dir);
  return dir;
}

/** Gives do a copy of a ledger to write to. */
export async function withCopy(ledger, work) {
  const dir = await mkdtemp(join(tmpdir(), 'tradehub-bench-'));
  try {
    await cp(await kept(ledger), dir, { recursive: true });
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

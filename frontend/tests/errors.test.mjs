// What can go wrong is said in the user's language at the place where it happened, and work goes on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { house, PIN, scan } from './house.mjs';

const run = promisify(execFile);
const R1 = 'NTG-2026-R1';

test('a ledger that a newer program wrote is not touched, and the page says so', async (t) => {
  const h = await house(t, {
    until: 'deliver', as: null, language: 'lo',
    prepare: (dir) => run('sqlite3', [join(dir, 'ledger.db'),
      `INSERT INTO migration (name, sha, ran_at) VALUES ('9999_later.sql', 'later', '2030-01-01T00:00:00.000000Z')`]),
  });
  const said = h.page.getByRole('alert');
  await said.waitFor();
  assert.match(await said.innerText(), /[\u0e80-\u0eff]{12,}/, 'in Lao');
  assert.equal(await h.page.getByLabel(h.say('signin.pin')).count(), 0);
});

test('two people scan one carton at two screens: it is loaded once', async (t) => {
  const h = await house(t, { until: 'load', as: 'Khamla', language: 'lo', room: `load/${R1}` });
  const context = await h.page.context().browser().newContext();
  t.after(() => context.close());
  const other = await context.newPage();
  await other.addInitScript(() => localStorage.setItem('tradehub.language', 'lo'));
  await other.goto(h.url);
  await other.getByRole('combobox').selectOption('Sengdao');
  await other.getByLabel(h.say('signin.pin')).fill(PIN);
  await other.keyboard.press('Enter');
  await other.getByRole('navigation').waitFor();
  await other.evaluate((hash) => (location.hash = hash), `load/${R1}`);
  for (const page of [h.page, other]) await page.locator('.running', { hasText: /^0$/ }).waitFor();

  await Promise.all([h.page, other].map((page) => scan(page, '0000077')));
  const bar = (page) => page.locator('.bar:has([role="status"])').getAttribute('class');
  const levels = async () => Promise.all([h.page, other].map(bar));
  for (const page of [h.page, other]) await page.locator('.bar [role="status"] strong').waitFor();
  const found = (await levels()).map((one) => /\b(ok|warn|stop)\b/.exec(one)?.[1]).sort();
  assert.deepEqual(found, ['ok', 'warn']);
});

test('after closing, nothing more is loaded, and the sentence is Lao', async (t) => {
  const h = await house(t, { until: 'issue', as: 'Khamla', language: 'lo', room: `load/${R1}` });
  await h.page.getByRole('heading', { level: 1, name: R1 }).waitFor();
  await h.scan('0000001');
  const answer = h.page.locator('.bar [role="status"]');
  await answer.locator('strong').waitFor();
  assert.match(await answer.innerText(), /[\u0e80-\u0eff]{8,}/);
  assert.doesNotMatch(await answer.innerText(), /\b(closed|open|despatched|was|the)\b/);
});

/** Puts a data folder onto a disk of its own that has almost no room left; null where this machine does not let us. */
async function onASmallDisk(t, dir) {
  const aside = await mkdtemp(join(tmpdir(), 'tradehub-aside-'));
  t.after(() => rm(aside, { recursive: true, force: true }));
  await cp(dir, aside, { recursive: true });
  await run('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', dir]);
  t.after(() => run('umount', ['-l', dir]));
  await cp(aside, dir, { recursive: true });
  return join(dir, 'filler');
}

test('on a full disk a scan is refused, and goes on when there is room', async (t) => {
  let filler = '';
  const prepare = async (dir) => (filler = await onASmallDisk(t, dir));
  const begin = { until: 'load', as: 'Khamla', language: 'lo', room: `load/${R1}`, prepare };
  const h = await house(t, begin).catch((error) => {
    if (!/mount/.test(error.message)) throw error;
    t.skip('this machine lets nobody mount a disk');
  });
  if (!h) return;
  await h.page.locator('.running', { hasText: /^0$/ }).waitFor();
  await writeFile(filler, Buffer.alloc(16 << 20)).catch(() => {}); // fills what is left, to the last byte
  const bar = h.page.locator('.bar:has([role="status"])');
  let loaded = 0;
  for (let carton = 1; carton < 90; carton++) {
    await h.scan(`000${String(carton).padStart(4, '0')}`);
    await h.page.locator('.bar [role="status"]', { hasText: /\S/ }).waitFor();
    await h.page.waitForTimeout(120); // the answer of this scan, not of the one before
    if (/\bstop\b/.test(await bar.getAttribute('class'))) break;
    loaded = carton;
  }
  assert.equal(await bar.locator('[role="status"] strong').innerText(), h.say('store.disk_full').split('.')[0] + '.');
  await rm(filler);
  await h.page.keyboard.press('Enter');
  await h.scan(`000${String(loaded + 1).padStart(4, '0')}`);
  await h.page.locator('.running', { hasText: new RegExp(`^${loaded + 1}$`) }).waitFor();
});

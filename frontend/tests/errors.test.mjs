// What can go wrong is said in the user's language at the place where it happened, and work goes on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
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

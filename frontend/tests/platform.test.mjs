import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { PIN, house, hubctl } from './house.mjs';

const run = promisify(execFile);

/** A port of this computer at which nothing listens. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A house whose platform is at a port; nothing listens there until begin is called. */
async function apart(t, options = {}) {
  const port = await freePort();
  const at = `http://127.0.0.1:${port}`;
  const prepare = async (dir) => {
    const env = { ...process.env, HUBCTL_PIN: PIN };
    await run(hubctl, ['--data', dir, 'user', 'sign-in', 'Phet'], { env });
    await run(hubctl, ['--data', dir, 'setting', 'channel', 'domestic', at], { env });
  };
  const h = await house(t, { until: 'plan', as: 'Noy', room: 'platform', prepare, ...options });
  h.platform = at;
  h.begin = async () => {
    h.db = join(await mkdtemp(join(tmpdir(), 'tradehub-platform-')), 'platform.db');
    const served = spawn(hubctl, ['sandbox', '--db', h.db, '--listen', `127.0.0.1:${port}`]);
    t.after(() => new Promise((ended) => (served.once('exit', ended), served.kill('SIGTERM'))));
    await new Promise((ready, failed) => {
      served.stdout.once('data', ready);
      served.once('exit', () => failed(new Error('the platform did not begin')));
    });
  };
  h.misbehave = (...faults) => ask(`${at}/sandbox/faults`, 'PUT', {}, { faults });
  h.sync = () => h.page.getByRole('button', { name: h.say('channel.sync') }).click();
  h.says = (key, params) => h.page.getByText(h.say(key, params), { exact: false }).first().waitFor();
  h.rows = () => h.page.getByRole('table', { name: h.say('channel.messages') }).getByRole('row');
  return h;
}

async function ask(url, method, headers, body) {
  const answer = await fetch(url, { method, headers: { 'Content-Type': 'application/json', ...headers },
    body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${method} ${url}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

test('a platform that is away leaves work safe; once it is back everything is sent', async (t) => {
  const h = await apart(t);
  await h.says('channel.untried');
  await h.sync();
  await h.says('channel.why_offline');
  await h.says('channel.away_safe', { count: 6 });
  assert.equal(await h.rows().count(), 7); // with their heading
  assert.equal(await h.page.getByRole('alert').count(), 0);
  await h.begin();
  await h.sync();
  await h.says('channel.done_sent', { count: 6 });
  await h.says('channel.all_sent');
  await h.says('channel.none_open');
  await h.page.getByLabel(h.say('channel.show')).selectOption('sent');
  await h.rows().nth(1).getByText(h.say('channel.state_sent')).waitFor();
});

test('offline with nothing to send is no error', async (t) => {
  const h = await apart(t, { until: 'load' });
  await h.says('channel.all_sent');
  await h.sync();
  await h.says('channel.away_idle');
  assert.equal(await h.page.getByRole('alert').count(), 0);
});

test('what the platform refuses is told in plain words, waits for a person, and goes when retried', async (t) => {
  const h = await apart(t);
  await h.begin();
  await h.misbehave({ kind: 'invalid', count: 3, path_prefix: '/v1/messages' }); // halved until one is left
  await h.sync();
  await h.says('channel.done_rejected', { count: 1 });
  await h.rows().nth(1).click();
  const message = h.page.getByRole('complementary');
  await message.getByText(h.say('channel.said_invalid_document')).waitFor();
  await message.getByText(h.say('channel.f_delivery_note')).waitFor();
  await message.getByText('NH-2611-014', { exact: true }).waitFor();
  await message.getByRole('button', { name: h.say('channel.retry') }).click();
  await h.says('channel.retried', { count: 1 });
  await h.sync();
  await h.says('channel.all_sent');
});

/** Somebody else tells the platform of our first delivery, otherwise. */
async function tellOtherwise(h) {
  const facts = await h.page.evaluate(() => globalThis.go.app.Platform.Message(1));
  const told = { ...JSON.parse(facts.body), station: 'OTHER', received_on: '2026-11-01' };
  const at = `${h.platform}/v1/consignments/${encodeURIComponent(facts.subject)}`;
  await ask(at, 'PUT', { 'If-None-Match': '*', 'Idempotency-Key': 'other-1' }, told);
  return { at, held: async () => (await ask(at, 'GET', {})).document };
}

test('a conflict is shown as mine and theirs, and a person decides: ours', async (t) => {
  const h = await apart(t);
  await h.begin();
  const { held } = await tellOtherwise(h);
  await h.sync();
  await h.says('channel.done_conflicts', { count: 1 });
  await h.page.getByRole('button', { name: h.say('channel.decide_next') }).click();
  const dialog = h.page.getByRole('dialog');
  await dialog.getByText(h.say('channel.differences', { count: 2 })).waitFor();
  const row = dialog.getByRole('row', { name: new RegExp(h.say('channel.f_received_on')) });
  assert.match(await row.innerText(), /3 Nov 2026[^]*1 Nov 2026/);
  assert.deepEqual(await h.axe(), []);
  await h.page.keyboard.press('Escape'); // closing decides nothing
  await h.says('channel.conflicts', { count: 1 });
  await h.page.getByRole('button', { name: h.say('channel.decide_next') }).click();
  await dialog.getByRole('button', { name: h.say('channel.keep_mine') }).click();
  await h.says('channel.waiting', { count: 1 });
  await h.sync();
  await h.says('channel.all_sent');
  assert.equal((await held()).received_on, '2026-11-03');
});

test('theirs stands when a person lets it, and nothing is sent', async (t) => {
  const h = await apart(t);
  await h.begin();
  const { held } = await tellOtherwise(h);
  await h.sync();
  await h.rows().nth(1).getByText(h.say('channel.state_conflict')).waitFor();
  await h.rows().nth(1).click();
  await h.page.getByRole('button', { name: h.say('channel.compare') }).click();
  await h.page.getByRole('dialog').getByRole('button', { name: h.say('channel.keep_theirs') }).click();
  await h.says('channel.all_sent');
  await h.page.getByRole('complementary').getByText(h.say('channel.decided_keep_theirs'), { exact: false }).waitFor();
  await h.sync();
  await h.says('channel.done_nothing');
  assert.equal((await held()).received_on, '2026-11-01');
});

test('warehouse staff may look, and send nothing', async (t) => {
  const h = await apart(t, { as: 'Khamla' });
  await h.says('channel.only_officers');
  assert.equal(await h.page.getByRole('button', { name: h.say('channel.sync') }).count(), 0);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on platform, ${theme}`, async (t) => {
    const h = await apart(t, { theme });
    await h.sync();
    await h.says('channel.why_offline');
    await h.rows().nth(1).click();
    await h.page.getByRole('complementary').getByText(h.say('channel.written')).waitFor();
    assert.deepEqual(await h.axe(), []);
  });
}

const misbehaviours = [['lose_answer', {}], ['fail_after_commit', {}], ['slow', { delay_ms: 400 }], ['unavailable', {}]];

for (const [kind, more] of misbehaviours) {
  test(`a platform that misbehaves (${kind}) is told everything once`, async (t) => {
    const h = await apart(t);
    await h.begin();
    await h.misbehave({ kind, count: 1, ...more });
    await h.sync();
    for (let i = 0; i < 60 && !(await h.page.getByText(h.say('channel.none_open')).isVisible()); i++) {
      const sync = h.page.getByRole('button', { name: h.say('channel.sync') });
      if (await sync.isVisible() && await sync.isEnabled()) await sync.click();
      await new Promise((next) => setTimeout(next, 500));
    }
    await h.says('channel.none_open');
    assert.equal(await h.page.getByRole('alert').count(), 0);
    const { documents } = JSON.parse((await run(hubctl, ['--json', 'sandbox', 'record', '--db', h.db])).stdout);
    const twice = documents.filter((d) => d.kind !== 'stock' && d.accepted !== 1);
    assert.deepEqual([documents.length, twice], [4, []]);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';

test('somebody signs in, walks the rooms by key, changes the language and signs out', async (t) => {
  const h = await house(t, { as: null });
  await h.page.getByLabel(h.say('signin.name')).selectOption('Khamla');
  await h.page.getByLabel(h.say('signin.pin')).fill('000001');
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('alert').waitFor();
  await h.signIn('Khamla');
  await h.page.keyboard.press('Control+3');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.pack') }).waitFor();
  await h.page.keyboard.press('Control+k');
  await h.type(h.say('frame.stock'));
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.stock') }).waitFor();
  await h.page.keyboard.press('?');
  await h.page.getByRole('dialog', { name: h.say('keys.title') }).waitFor();
  await h.page.keyboard.press('Escape');
  await h.page.getByRole('button', { name: h.say('frame.sign_out') }).click();
  await h.page.getByLabel(h.say('signin.pin')).waitFor();
});

test('the first start sets a station up', async (t) => {
  const h = await house(t, { until: null });
  const type = (key, text) => h.page.getByLabel(h.say(key), { exact: false }).first().fill(text);
  await type('first.name', 'NAM THA GREEN');
  await type('first.code', 'NTG');
  await type('first.address', 'BAN NATEUY');
  await type('first.site_code', 'NTY');
  await type('first.site_name', 'Nateuy');
  await type('first.letters', 'NTG');
  await type('first.admin', 'Phet');
  await type('first.pin', '470813');
  await h.page.keyboard.press('Enter');
  await h.page.getByRole('navigation').waitFor();
  assert.match(await h.page.getByRole('navigation').innerText(), /Phet/);
});

test('the demonstration day can be played into an empty station', async (t) => {
  const h = await house(t, { until: null });
  await h.page.getByRole('button', { name: h.say('first.demo') }).click();
  await h.signIn('Sengdao');
});

test('a page of another origin, or under another name, may not call the program', async (t) => {
  const h = await house(t, { as: null });
  const call = (headers) => fetch(`${h.url}/bridge/call/Session/Start`, { method: 'POST', body: '[]', headers });
  assert.equal((await call({})).status, 200);
  assert.equal((await call({ origin: 'https://elsewhere.example' })).status, 403);
});

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing serious on sign-in and frame, ${theme}`, async (t) => {
    const h = await house(t, { as: null, theme });
    assert.deepEqual(await h.axe(), []);
    await h.signIn('Sengdao');
    assert.deepEqual(await h.axe(), []);
  });
}

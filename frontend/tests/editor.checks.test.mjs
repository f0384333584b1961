// The checks of a shipment in the window: gates, findings that lead to where they are mended, and waivers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';
import { R1, withExamples } from './papersdesk.mjs';

async function checks(t, { gate = 'B', shipment = R1, ...more } = {}) {
  const h = await house(t, { until: 'issue', as: 'Sengdao', room: `papers/checks/${shipment}@${gate}`, ...more });
  const c = {
    ...h,
    tab: (key) => h.page.getByRole('tab', { name: h.say(key) }),
    finding: (number) =>
      h.page
        .getByRole('region', { name: h.say('checks.findings') })
        .getByRole('listitem', { name: new RegExp(`^${number}\\. `) }),
    press: (key) => h.page.keyboard.press(key),
  };
  await h.page.getByRole('tabpanel').getByRole('heading', { level: 2 }).waitFor();
  return c;
}

test('a gate says in words whether it is open, and each has its own tab', async (t) => {
  const c = await checks(t);
  await c.page.getByRole('heading', { name: c.say('checks.is_closed', { gate: 'B' }) }).waitFor();
  await c.tab('checks.gate_b').focus();
  await c.press('ArrowLeft');
  await c.page.getByRole('heading', { name: c.say('checks.is_closed', { gate: 'A' }) }).waitFor();
  assert.deepEqual(await c.axe(), []);
});

test('a finding says what it expected and leads to where it is mended', async (t) => {
  const c = await checks(t);
  const one = c.finding(35).first();
  await one.getByText(c.say('checks.expected')).waitFor();
  const way = one.getByRole('link').first();
  await way.focus();
  await c.press('Enter');
  await c.page.getByRole('form', { name: c.say('edit.title', { shipment: R1 }) }).waitFor();
  await c.page.waitForFunction(() => document.activeElement?.closest('[data-add="/facts/labels"]') !== null);
});

test('a block is waived with a reason, which stands with its name, and is taken back', async (t) => {
  const c = await checks(t);
  const one = c.finding(35).first();
  await one.getByRole('button', { name: c.say('checks.waive_it', { number: 35 }) }).focus();
  await c.press('Enter');
  await c.page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
  await c.press('Control+Enter');
  await one.getByText(c.say('checking.reason').split('. ')[0], { exact: false }).first().waitFor();
  await c.page.keyboard.insertText('Labels were read by hand');
  await c.press('Control+Enter');
  await c.page.getByText(c.say('checks.waived_now', { number: 35 })).waitFor();
  const waived = c.page.getByRole('listitem').filter({ hasText: 'Labels were read by hand' });
  await waived.getByText('Sengdao', { exact: false }).first().waitFor();
  await waived.getByRole('button', { name: c.say('checks.take_back') }).focus();
  await c.press('Enter');
  await c.page.getByText(c.say('checks.taken_back', { number: 35 })).waitFor();
  assert.equal(await waived.count(), 0);
});

test('who may not waive is offered no waiver', async (t) => {
  const c = await checks(t, { as: 'Noy' });
  await c.finding(35).first().waitFor();
  assert.equal(await c.page.getByRole('button', { name: /Waive/ }).count(), 0);
});

test('the check sheet is a PDF in the language of the page', async (t) => {
  const c = await checks(t, { gate: 'A' });
  await c.page.getByRole('button', { name: c.say('checks.sheet') }).click();
  const source = await c.page.getByRole('dialog').getByTitle(c.say('paper.sheet')).getAttribute('src');
  const answer = await c.page.request.get(c.url + source.split('#')[0]);
  assert.equal(answer.status(), 200);
  assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
});

test('a shipment of a file is checked, with its units', async (t) => {
  const c = await checks(t, { shipment: 'NTG-2026-T1', gate: 'A', prepare: withExamples('t1') });
  await c.page
    .getByText(/checks made [\d,]+ comparisons/)
    .first()
    .waitFor();
});

test('the time line tells steps, cut-off and gates as a list', async (t) => {
  const h = await house(t, { until: 'issue', as: 'Noy', room: `papers/time/${R1}` });
  const list = h.page.getByRole('list', { name: h.say('time.title', { shipment: R1 }) });
  await list.getByText(h.say('time.cut_off')).waitFor();
  assert.ok((await list.getByRole('listitem').count()) > 15);
  assert.deepEqual(await h.axe(), []);
  await list
    .getByRole('link', { name: h.say('time.gate', { gate: 'B' }) })
    .first()
    .click();
  await h.page.getByRole('heading', { name: h.say('checks.is_closed', { gate: 'B' }) }).waitFor();
});

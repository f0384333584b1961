import assert from 'node:assert/strict';
import { test } from 'node:test';
import { house } from './house.mjs';

// The channel of the demonstration points to a platform that nobody serves here: the cable is out.
test('with the cable out, work goes on and the foot of the page says what was not sent', async (t) => {
  const h = await house(t, { until: 'despatch', as: 'Sengdao', room: 'load/NTG-2026-R1' });
  const foot = h.page.getByRole('contentinfo');
  await foot.getByText(h.say('status.all_sent')).waitFor();
  await h.page.getByRole('button', { name: h.say('load.despatch') }).click();
  await h.page.getByRole('dialog').getByRole('button', { name: h.say('load.despatch') }).click();
  await foot.getByText(/^2 not sent, oldest /).waitFor();
  assert.match(await foot.innerText(), /entries, all saved/);
  await h.go('stock');
  await h.page.getByRole('heading', { level: 1, name: h.say('frame.stock') }).waitFor();
});

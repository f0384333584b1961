import { test } from 'node:test';
import { house } from './house.mjs';
import { withExamples } from './papersdesk.mjs';
const lang = process.env.L ?? 'en', theme = process.env.T ?? 'light';
test('look', async (t) => {
  const h = await house(t, { until: 'issue', as: process.env.WHO ?? 'Noy', room: 'papers/NTG-2026-R1', language: lang, theme, prepare: withExamples('t1') });
  const shot = (n) => h.page.screenshot({ path: `/tmp/kfront/${n}-${lang}-${theme}.png` });
  await h.page.getByRole('navigation', { name: h.say('edit.ways', { shipment: 'NTG-2026-R1' }) }).waitFor();
  await shot('folder');
  for (const [n, at] of [['edit', 'edit/NTG-2026-R1'], ['editfact', 'edit/NTG-2026-R1@/facts/route/entry/name'], ['checks', 'checks/NTG-2026-R1@B'], ['time', 'time/NTG-2026-R1'], ['copy', 'copy/NTG-2026-R1'], ['editT1', 'edit/NTG-2026-T1'],['checksT1','checks/NTG-2026-T1']]) {
    await h.go(`papers/${at}`);
    await h.page.waitForTimeout(1500);
    await shot(n);
    console.log(n, (await h.axe()).join('\n'));
  }
});

// The live sheet of a draft in a browser over the bridge: how long it takes from a date to the sheet with that date
// painted, for the 2,520 cartons of the demonstration day, and to lay a draft on the desk at all.
import { chromium } from 'playwright-core';
import { median, ms, percentile, table } from './figures.mjs';
import { launching, serve, signIn } from './pages.mjs';
import { watch } from './watch.mjs';

const changes = 60;
const shipment = 'NTG-2026-R1';

export async function measureSheets(name, dir) {
  const bridge = await serve(dir);
  const browser = await chromium.launch(launching);
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    await page.addInitScript(watch);
    await page.goto(bridge.url);
    await signIn(page);
    await page.evaluate((to) => globalThis.bench.open(to), `papers/${shipment}`);
    const rows = [];
    for (const [paper, index] of [['commercial invoice', 0], ['packing list', 1]]) rows.push(await measure(page, paper, index));
    const heading = ['', 'opened', 'date p50', 'p99', 'of which the call', 'empty call, painted (floor)'];
    table(`A date to its sheet painted; ${name}; ${changes} dates each`, [heading, ...rows]);
  } finally {
    await browser.close();
    await bridge.end();
  }
}

async function measure(page, paper, index) {
  const opened = await page.evaluate((at) => globalThis.bench.look(at), index);
  const took = { painted: [], call: [], floor: [] };
  for (let i = 0; i < changes; i++) {
    const { painted, call } = await page.evaluate((day) => globalThis.bench.date(day), 1 + (i % 5));
    took.painted.push(painted);
    took.call.push(call);
    took.floor.push((await page.evaluate(() => globalThis.bench.empty())).painted);
  }
  return [paper, ms(opened), ms(median(took.painted)), ms(percentile(took.painted, 99)), ms(median(took.call)),
    ms(median(took.floor))];
}

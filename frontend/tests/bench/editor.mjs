// The editor of a dossier in a browser over the bridge: how long it takes from a key in a fact to the findings and the
// sheet with it painted, for the 2,520 cartons of the demonstration day. The page waits 60 ms for a further key before
// it asks; that pause is told apart.
import { chromium } from 'playwright-core';
import { median, ms, percentile, table } from './figures.mjs';
import { launching, serve, signIn } from './pages.mjs';
import { watch } from './watch.mjs';

const keys = 60;
const shipment = 'NTG-2026-R1';
const pauseMS = 60;
const facts = [['commercial-invoice', '/facts/bank'], ['export-declaration', '/facts/customs/reference']];

export async function measureEditor(name, dir) {
  const bridge = await serve(dir);
  const browser = await chromium.launch(launching);
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
    await page.addInitScript(watch);
    await page.goto(bridge.url);
    await signIn(page);
    const rows = [];
    for (const [paper, fact] of facts) rows.push(await measure(page, paper, fact));
    const heading = ['', 'painted p50', 'p99', 'without the pause p50', 'p99', 'of which the call',
      'empty call, painted (floor)'];
    table(`A key in a fact to findings and sheet painted; ${name}; ${keys} keys each`, [heading, ...rows]);
  } finally {
    await browser.close();
    await bridge.end();
  }
}

async function measure(page, paper, fact) {
  await page.evaluate((to) => globalThis.bench.open(to), `papers/${shipment}`);
  await page.evaluate((to) => globalThis.bench.open(to), `papers/edit/${shipment}@${fact}`);
  await page.locator('.paper select').selectOption(paper);
  await page.locator('.paper[aria-label] svg').first().waitFor();
  const took = { painted: [], call: [], floor: [] };
  for (let i = 0; i < keys; i++) {
    const typed = { fact, value: `${paper.slice(0, 3).toUpperCase()}-${100 + i}` }; // no two keys give the same text
    const { painted, call } = await page.evaluate((t) => globalThis.bench.fact(t.fact, t.value), typed);
    took.painted.push(painted);
    took.call.push(call);
    took.floor.push((await page.evaluate(() => globalThis.bench.empty())).painted);
  }
  const bare = took.painted.map((one) => one - pauseMS);
  return [paper, ms(median(took.painted)), ms(percentile(took.painted, 99)), ms(median(bare)), ms(percentile(bare, 99)),
    ms(median(took.call)), ms(median(took.floor))];
}

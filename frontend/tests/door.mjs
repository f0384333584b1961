// The door of R1 as the tests of loading find it: somebody stands there, and nothing is loaded.
import { house, scan } from './house.mjs';

export const R1 = 'NTG-2026-R1';
export const door = 'LKCU 420017 7';
export const other = 'LKCU 420018 2';

/** The SSCC of the demonstration's carton with a number. */
export function sscc(number) {
  const body = `09521234${String(number).padStart(9, '0')}`;
  const sum = [...body].reverse().reduce((s, d, i) => s + Number(d) * (i % 2 ? 1 : 3), 0);
  return body + ((10 - (sum % 10)) % 10);
}
export const label = (number) => `]C100${sscc(number)}`;

/** What stands on the page of a shipment, whichever browser it is open in. */
function seen(h, page) {
  const { say } = h;
  return {
    ...h,
    page,
    scan: (text, how) => scan(page, text, how),
    card: (number) => page.getByRole('listitem').filter({ has: page.locator('strong', { hasText: number }) }),
    opened: (number) => page.locator('[aria-pressed="true"]').filter({ hasText: number }).waitFor(),
    running: page.locator('.running'),
    answer: page.locator('.bar [role="status"]'),
    log: page.getByRole('list', { name: say('load.log') }).getByRole('listitem').filter({ has: page.locator('time') }),
    button: (key, params) => page.getByRole('button', { name: say(key, params), exact: true }),
    /** Waits until so many are in the open door. */
    counts: (n) => page.locator('.running', { hasText: new RegExp(`^${n}$`) }).waitFor(),
    /** Waits until so many are missing of the whole shipment. */
    misses: (n) => page.locator('.missing .big', { hasText: new RegExp(`^${n}$`) }).waitFor(),
    missing: page.locator('.missing .big'),
    /** A group of what waits: where it stands and its lot. */
    group: (where, lot) => page.getByRole('table', { name: say('load.waiting') }).getByRole('row')
      .filter({ hasText: where }).filter({ hasText: lot }),
    /** Waits for an answer of a level with a text in it. */
    answers: (level, text) => page.locator(`.bar.${level} [role="status"]`).filter({ hasText: text }).waitFor(),
  };
}

/** The door of R1, with somebody at it and nothing loaded. */
export async function atTheDoor(t, more = {}) {
  const h = await house(t, { until: 'load', room: `load/${R1}`, ...more });
  const s = seen(h, h.page);
  await s.opened(door);
  return s;
}

/** Another desk at the same shipment, in a browser of its own. */
export async function anotherDesk(t, h, name) {
  const context = await h.page.context().browser().newContext({ viewport: { width: 1366, height: 768 } });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(h.url);
  await page.getByRole('combobox', { name: h.say('signin.name') }).selectOption(name);
  await page.getByLabel(h.say('signin.pin')).fill('470813');
  await page.getByRole('button', { name: h.say('signin.sign_in') }).click();
  await page.getByRole('navigation', { name: h.say('frame.rooms') }).waitFor();
  await page.evaluate((to) => (location.hash = to), `load/${R1}`);
  const s = seen(h, page);
  await s.opened(door);
  return s;
}

/** Sends scans one after the other at ten a second, whatever the page has done with the one before. */
export async function tenASecond(h, scans) {
  const begin = Date.now();
  for (const [i, text] of scans.entries()) {
    const wait = begin + i * 100 - Date.now();
    if (wait > 0) await new Promise((next) => setTimeout(next, wait));
    await h.scan(text);
  }
}

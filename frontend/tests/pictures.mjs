// Takes a picture of every room, filled with a season: both sizes, light and dark, English and Lao. It is no test;
// `go run ./build pictures` runs it, and a person looks.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { house } from './house.mjs';

const out = process.env.TRADEHUB_PICTURES ?? 'pictures';
const rooms = ['today', 'receive', 'pack', 'load', 'load/NTG-2026-T1', 'papers/NTG-2026-R1', 'papers/edit/NTG-2026-R1',
  'papers/checks/NTG-2026-R1', 'papers/time/NTG-2026-R1', 'papers/copy/NTG-2026-R1', 'platform', 'stock',
  'stock/LNT-BAN-261103-02', 'masters', 'settings'];
const sizes = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }];

/** The pictures that the README shows. */
const shown = { 'load/NTG-2026-T1': 'load.png', 'stock/LNT-BAN-261103-02': 'stock.png', 'papers/NTG-2026-R1': 'papers.png' };
const readme = (name) => fileURLToPath(new URL(`../pictures/${name}`, import.meta.url));

await mkdir(out, { recursive: true });
after(() => console.log(`the pictures lie in ${out}`));

for (const language of ['en', 'lo']) {
  for (const theme of ['light', 'dark']) {
    for (const viewport of sizes) {
      test(`${language} ${theme} ${viewport.width}`, async (t) => {
        const h = await house(t, { season: true, as: null, language, theme, viewport });
        const name = (room) => `${room.replaceAll('/', '-')}-${language}-${theme}-${viewport.width}.png`;
        await h.page.screenshot({ path: join(out, name('signin')) });
        await h.signIn('Sengdao');
        for (const room of rooms) {
          await h.go(room);
          await h.page.waitForTimeout(700); // lists and plots draw themselves; a picture cannot tell when
          await h.page.screenshot({ path: join(out, name(room)) });
          const first = language === 'en' && theme === 'light' && viewport.width === 1366;
          if (first && shown[room]) await h.page.screenshot({ path: readme(shown[room]) });
        }
        await h.go('papers/NTG-2026-T1');
        await h.page.getByRole('button', { name: h.say('paper.draft'), exact: true }).first().click();
        await h.page.locator('.desk .picture svg').first().waitFor();
        await h.page.screenshot({ path: join(out, name('papers-draft')) });
      });
    }
  }
}

import { PIN } from './house.mjs';

/** Sets an empty station up as its first administrator does, and leaves him signed in. */
export async function begin({ page, say }) {
  const firm = {
    'first.name': 'NAM THA GREEN', 'first.code': 'NTG', 'first.address': 'BAN NATEUY', 'first.site_code': 'NTY',
    'first.site_name': 'Nateuy', 'first.letters': 'NTG', 'first.admin': 'Phet', 'first.pin': PIN,
  };
  for (const [key, text] of Object.entries(firm)) {
    await page.getByLabel(say(key), { exact: false }).first().fill(text);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
}

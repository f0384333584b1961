// The worked example R1 on screen, from delivery to despatch, as five people at one computer do it: by keys and scans,
// with no mouse. Only the dates are not those of the example: it happens today, and the train leaves tomorrow.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { house, PIN } from './house.mjs';
import { changed } from './workbook.mjs';

const R1 = 'NTG-2026-R1';
const invoice = 'NTG-26-0117';
const doors = [
  { number: 'LKCU4200177', shown: 'LKCU 420017 7', wagon: '5231417', seals: ['NTG552011', 'LCR0091834'] },
  { number: 'LKCU4200182', shown: 'LKCU 420018 2', wagon: '5231418', seals: ['NTG552012', 'LCR0091835'] },
];
const inEach = 1260;
const figures = ['2,520', '34,020.0', '37,044.0', '17,690.40'];
const dayMS = 24 * 60 * 60 * 1000;

/** What the label of the carton with a number gives: GS1-128, its SSCC. */
function label(number) {
  const body = `09521234${String(number).padStart(9, '0')}`;
  const sum = [...body].reverse().reduce((s, d, i) => s + Number(d) * (i % 2 ? 1 : 3), 0);
  return `]C100${body}${(10 - (sum % 10)) % 10}`;
}

const serial = (number) => String(number).padStart(7, '0');

/** The numbers from one to another. */
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** A cooperative's sheet of R1, delivered and harvested on another day. Sheets count days from 30 Dec 1899. */
async function sheet(name, before, day) {
  const file = await readFile(fileURLToPath(new URL(`../../templates/demo/r1/${name}.xlsx`, import.meta.url)));
  const on = `<v>${Date.parse(day) / dayMS + 25_569}</v>`;
  return changed(file, 'xl/worksheets/sheet1.xml', [
    [`<c r="C4" s="8"><v>${before}</v>`, `<c r="C4" s="8">${on}`],
    [`<c r="E7" s="7"><v>${before}</v>`, `<c r="E7" s="7">${on}`],
  ]);
}

/** What people have at the computer: keys, a scanner, and eyes. */
function hands(h) {
  const { page, say } = h;
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const hasFocus = (one) => one.evaluate((node) => node === document.activeElement);
  const tabTo = async (one) => {
    await one.waitFor();
    for (let i = 0; i < 80; i++) {
      if (await hasFocus(one)) return;
      await press('Tab');
    }
    assert.fail(`Tab does not lead to ${one}`);
  };
  const button = (key, params) => page.getByRole('button', { name: say(key, params), exact: true });
  const heading = (level, name) => page.getByRole('heading', { level, name }).waitFor();
  const push = async (one) => {
    await tabTo(one);
    await press('Enter');
  };
  /** Writes into a field that Tab leads to, over what stands there. */
  const write = async (one, text) => {
    await tabTo(one);
    await press('Control+a');
    await h.type(text);
  };
  /** Types into one field after the other; an empty text leaves a field as it is. */
  const onward = async (...texts) => {
    for (const text of texts) {
      if (text) await h.type(text);
      await press('Enter');
    }
  };
  /** Types a date or a time as this browser's own field wants it: its parts stand in the order of its language. */
  const part = async (one, value, orders) => {
    await tabTo(one);
    for (const typed of orders) {
      await h.type(typed);
      if ((await one.inputValue()) === value) return;
      await press('Shift+Tab', 'Tab');
      for (let i = 0; i < 4; i++) await press('ArrowLeft'); // back to its first part
    }
    assert.fail(`the field of ${value} reads ${await one.inputValue()}`);
  };
  const date = (one, value) => {
    const [y, m, d] = value.split('-');
    return part(one, value, [d + m + y, m + d + y, y + m + d]);
  };
  const time = (one, value) => part(one, value, [value.replace(':', ''), '1010p']);
  /** Enters a room by the key that the rail tells. */
  const room = async (key) => {
    const link = page.getByRole('navigation', { name: say('frame.rooms') }).getByRole('link', { name: say(key) });
    await press((await link.getAttribute('title')).replace('Ctrl', 'Control'));
    await heading(1, say(key));
  };
  const signIn = async (name) => {
    const people = page.getByRole('combobox', { name: say('signin.name') });
    await tabTo(people);
    await h.type(name.slice(0, 2));
    assert.equal(await people.inputValue(), name);
    await press('Tab');
    await h.type(PIN);
    await press('Enter');
    await page.getByRole('navigation', { name: say('frame.rooms') }).getByText(name, { exact: true }).waitFor();
  };
  /** Signs out by the palette, where it is the last command. */
  const signOut = async () => {
    await press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').and(page.locator(':focus')).waitFor();
    await press('End');
    await page.locator('[data-selected]').filter({ hasText: say('frame.sign_out') }).waitFor();
    await press('Enter');
    await button('signin.sign_in').waitFor();
  };
  /** Saves the dialog at hand, which closes when nothing is refused. */
  const save = async () => {
    await press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const dialog = page.getByRole('dialog');
  const text = (key) => dialog.getByRole('textbox', { name: say(key), exact: true });
  const choice = (key) => dialog.getByRole('combobox', { name: say(key), exact: true });
  return { press, tabTo, button, heading, push, write, onward, date, time, room, signIn, signOut, save, dialog, text,
    choice };
}

/** Khamla receives: what Nam Ha brought is typed, the others sent their sheets. Gives the day. */
async function receive(h, k) {
  const { page, say } = h;
  await k.room('frame.receive');
  await k.push(k.button('receive.new'));
  await k.heading(1, say('receive.new'));
  const field = page.getByRole('textbox', { name: say('receive.received_on'), exact: true });
  await page.waitForFunction((one) => one.value !== '', await field.elementHandle());
  const today = await field.inputValue();
  await k.onward('coop-namha', 'NH-2611-014', '', 'cold-1', 'LN 4821', 'Khamphone S.', '');
  await k.onward('ban-cav', 'LNT-BAN-261103-01', today, 'LA-BAN-O-0007', 'LA-BAN-P-0002');
  await k.onward('645', 'CR', '13857.5', '967.5', '12150', '480');
  await h.type('260');
  await k.press('Control+Enter');
  await page.getByText(say('receive.booked_one', { number: 'CON-00001', kg: '12,890.0' })).waitFor();

  await k.push(k.button('receive.import'));
  for (const [number, name, before, kg] of [
    ['CON-00002', 'luang', 46_329, '11,560.0'],
    ['CON-00003', 'sopdeng', 46_330, '11,500.0'],
  ]) {
    await k.heading(1, say('receive.import'));
    await k.write(page.getByRole('combobox', { name: say('receive.location'), exact: true }), 'cold-1');
    await k.press('Tab');
    const buffer = await sheet(name, before, today);
    await page.locator('input[type=file]').setInputFiles({ name: `${name}.xlsx`, mimeType: '', buffer });
    await page.getByText(say('receive.sheet_clean', { name: `${name}.xlsx` })).waitFor();
    await k.press('Enter'); // what can be saved at once has the focus
    await page.getByText(say('receive.booked_one', { number, kg })).waitFor();
    if (number !== 'CON-00003') await k.push(k.button('receive.another_sheet'));
  }
  return today;
}

/** Khamla packs the grade A of the three lots. */
async function pack(h, k) {
  const { page, say } = h;
  await k.room('frame.pack');
  const table = page.getByRole('rowgroup', { name: say('pack.lots') });
  const count = page.getByRole('textbox', { name: say('pack.count'), exact: true });
  for (const [lot, cartons] of [
    ['LNT-BAN-261103-01', 900],
    ['LNT-BAN-261103-02', 810],
    ['LNT-BAN-261104-03', 810],
  ]) {
    await k.tabTo(table);
    await k.press('Home');
    const wanted = table.locator('[aria-selected="true"]').filter({ hasText: lot })
      .filter({ has: page.getByRole('cell', { name: say('pack.grade_a'), exact: true }) });
    for (let i = 0; i < 9 && (await wanted.count()) === 0; i++) await k.press('ArrowDown');
    await k.heading(2, lot);
    await k.write(count, String(cartons));
    await k.press('Control+Enter');
    const units = say('pack.many_carton', { count: cartons });
    await page.getByRole('heading', { name: say('pack.made', { units }) }).waitFor();
  }
}

/** The pallets of each container when the cartons stand on pallets: number of the first carton, number of the last. */
const onPallets = doors.map((_, i) =>
  [i ? [1261, 1710] : [1, 900], i ? [1711, 2520] : [901, 1260]].flatMap(([from, to]) =>
    range(0, Math.ceil((to - from + 1) / 180) - 1).map((n) => [from + n * 180, Math.min(to, from + n * 180 + 179)])));

/** Khamla builds pallets of up to 180 cartons of one lot, by their numbers. */
async function palletise(h, k) {
  const { page, say } = h;
  await k.push(page.getByRole('link', { name: say('pack.tab_pallet'), exact: true }));
  const [from, to] = ['pack.pallet_from', 'pack.pallet_to'].map((key) =>
    page.getByRole('textbox', { name: say(key), exact: true }));
  for (const [i, [first, last]] of onPallets.flat().entries()) {
    if (i > 0) await k.press('Shift+Tab');
    await k.write(from, serial(first));
    await k.write(to, serial(last));
    await k.press('Control+Enter');
    await page.getByRole('heading', { name: say('pack.pallet_made', { number: serial(2521 + i) }) }).waitFor();
  }
}

/** Noy plans the train, the shipment and its two containers. */
async function plan(h, k, tomorrow) {
  const { page, say } = h;
  const { write, text, choice } = k;
  await k.room('frame.load');
  await k.push(k.button('load.plan_departure'));
  await write(text('load.reference'), `X8102/${tomorrow}`);
  await write(text('load.vehicle'), 'X8102');
  await write(text('load.from'), 'Vientiane South');
  await write(text('load.to'), 'Wangjiaying West');
  await write(text('load.via'), 'Boten/Mohan');
  await k.date(k.dialog.getByLabel(say('load.date')).first(), tomorrow);
  await k.time(k.dialog.getByLabel(say('load.time')).first(), '22:10');
  await k.save();

  await k.push(k.button('load.plan_shipment'));
  await write(text('load.reference'), R1);
  await k.tabTo(choice('load.departure'));
  await h.type('X8');
  await write(choice('load.consignee'), 'yunguo');
  await write(text('load.place'), 'Vientiane South Railway Station');
  await write(text('load.payment'), 'Telegraphic transfer, 30 days from invoice date');
  await write(choice('load.item'), 'ban-cav');
  await write(text('load.count'), '2520');
  await write(text('load.price'), '0.52');
  await k.save();
  await k.heading(1, R1);
  await page.getByText('FCA Vientiane South Railway Station').waitFor();

  for (const [i, door] of doors.entries()) {
    await k.push(k.button('load.add_transport'));
    await write(text('load.number'), door.number);
    await k.dialog.getByText(say('load.number_good')).waitFor();
    if (i === 0) await write(text('load.size_type'), '45R1'); // the second is what the first was
    await write(text('load.wagon'), door.wagon);
    if (i === 0) await write(text('load.tare'), '4800');
    if (i === 0) await write(text('load.max_gross'), '34000');
    if (i === 0) await write(text('load.planned'), String(inEach));
    assert.equal(await text('load.planned').inputValue(), String(inEach));
    await k.save();
    await page.locator('[aria-pressed]').filter({ hasText: door.shown }).waitFor();
  }
}

/** What is scanned into each container, in steps, and how many packages are in it after each. */
const cartons = doors.map((_, i) => range(0, 9).map((n) => {
  const first = i * inEach + n * 126 + 1;
  return { numbers: range(first, first + 125), inside: (n + 1) * 126 };
}));
const pallets = doors.map((_, i) => {
  const first = 2521 + (i ? onPallets[0].length : 0);
  return [{ numbers: range(first, first + onPallets[i].length - 1), inside: inEach }];
});

/** Khamla scans everything into its container, seals both and closes. */
async function load(h, k, goods) {
  const { page, say } = h;
  await k.room('frame.load');
  await page.getByRole('row', { name: R1 }).waitFor();
  const begun = Date.now();
  for (const [i, door] of doors.entries()) {
    await h.scan(door.number);
    await page.locator('[aria-pressed="true"]').filter({ hasText: door.shown }).waitFor();
    for (const { numbers, inside } of goods[i]) {
      await Promise.all(numbers.map((number) => h.scan(label(number))));
      const shown = new RegExp(`^${inside.toLocaleString('en')}$`);
      await page.locator('.running', { hasText: shown }).waitFor({ timeout: 180_000 });
      assert.equal(await page.locator('.bar.ok').count(), 1, `after unit ${serial(numbers.at(-1))}`);
    }
  }
  h.note(`all scanned in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  assert.equal(await page.getByRole('list', { name: say('load.log') }).locator('.warn, .stop').count(), 0);
  await page.getByText(say('load.waiting_none')).waitFor();
  for (const [i, door] of doors.entries()) {
    const inside = await page.evaluate(([s, n]) => globalThis.go.app.Load.Inside(s, n), [R1, door.number]);
    const scanned = goods[i].flatMap(({ numbers }) => numbers.map(serial));
    assert.deepEqual(inside.map((unit) => unit.number).sort(), scanned, `no scan into ${door.shown} is lost`);
  }
  for (const door of doors) {
    await k.push(k.button('load.seal_title', { transport: door.shown }));
    const first = k.dialog.getByRole('textbox', { name: say('load.seal_number') }).first();
    await first.waitFor();
    for (const seal of door.seals) await h.scan(seal);
    await k.dialog.getByRole('textbox', { name: say('load.seal_number') }).nth(1).waitFor();
    await k.save();
    await page.getByText(door.seals[1]).first().waitFor();
  }
  await k.push(k.button('load.close'));
  await page.getByText(say('load.state_closed'), { exact: true }).first().waitFor();
}

/** Noy issues both papers; they say what was loaded. */
async function issue(h, k) {
  const { page, say } = h;
  await k.room('frame.papers');
  for (const [key, the] of [['paper.invoice', 'paper.the_invoice'], ['paper.list', 'paper.the_list']]) {
    const row = page.getByRole('listitem', { name: say(key), exact: true });
    await k.push(row.getByRole('button', { name: say('paper.issue', { paper: say(the) }), exact: true }));
    await k.dialog.getByText(invoice).waitFor();
    await k.dialog.locator('input:focus').waitFor();
    await k.save();
    await page.getByText(say('paper.issued_as', { paper: say(key), number: invoice }), { exact: true }).waitFor();
  }
}

/** Sengdao despatches. */
async function despatch(h, k) {
  const { page, say } = h;
  await k.room('frame.load');
  await k.tabTo(page.getByRole('rowgroup', { name: say('load.list') }));
  await k.press('Enter');
  await k.heading(1, R1);
  await k.push(k.button('load.despatch'));
  const told = say('load.despatch_shipment', { shipment: R1, packages: figures[0], net: figures[1] });
  await k.dialog.getByText(told).waitFor();
  await k.dialog.getByText(say('load.despatch_papers', { papers: `${invoice}, ${invoice}` })).waitFor();
  await k.save();
  await page.getByText(say('load.state_despatched'), { exact: true }).first().waitFor();
}

/** What stands on the screen and in the papers is what the example says. */
async function compare(h, k) {
  const { page, say } = h;
  await k.room('frame.papers');
  const listed = { 'paper.invoice': figures, 'paper.list': figures.slice(0, 3) };
  for (const [key, wanted] of Object.entries(listed)) {
    const row = page.getByRole('listitem', { name: say(key), exact: true });
    await row.getByText(invoice).waitFor();
    const text = await row.innerText();
    for (const figure of wanted) assert.ok(text.includes(figure), `${key} on the screen says ${figure}: ${text}`);
  }
  const shown = await page.getByRole('article').innerText();
  for (const door of doors) assert.ok(shown.includes(door.shown), `the folder shows ${door.shown}`);
  for (const [kind, wanted] of [['commercial-invoice', figures], ['packing-list', figures.slice(0, 3)]]) {
    const answer = await page.request.get(`${h.url}/documents/${kind}/${invoice}`);
    assert.equal(answer.status(), 200);
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await answer.body(), encoding: 'utf8' });
    for (const words of [invoice, ...wanted]) assert.ok(text.includes(words), `the ${kind} says ${words}:\n${text}`);
    const bare = text.replaceAll(' ', '');
    for (const door of doors) assert.ok(bare.includes(door.number), `the ${kind} names ${door.number}:\n${text}`);
  }
}

/** Plays the example in a language: what is scanned, and what Khamla does with the cartons before. */
async function play(t, language, goods, ...before) {
  const h = await house(t, { until: 'deliver', as: null, language });
  const k = hands(h);
  h.note = (text) => t.diagnostic(text);
  const turn = async (name, ...acts) => {
    const begun = Date.now();
    await k.signIn(name);
    for (const act of acts) await act(h, k);
    await k.signOut();
    h.note(`${name}: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  };
  let tomorrow = '';
  await turn('Khamla', async () => {
    const today = await receive(h, k);
    tomorrow = new Date(Date.parse(today) + dayMS).toISOString().slice(0, 10);
  }, pack, ...before);
  await turn('Noy', () => plan(h, k, tomorrow));
  await turn('Khamla', () => load(h, k, goods));
  await turn('Noy', issue);
  await turn('Sengdao', despatch, compare);
}

test('the worked example R1 by keys and scans alone, in English: every carton is scanned', async (t) => {
  await play(t, 'en', cartons);
});

test('the worked example R1 by keys and scans alone, in Lao: the cartons stand on pallets', async (t) => {
  await play(t, 'lo', pallets, palletise);
});

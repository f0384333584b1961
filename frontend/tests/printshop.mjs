// The packing bench with a label printer, as the tests of labels find it: nothing is packed yet.
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { house, hubctl, PIN } from './house.mjs';
import { simulatePrinter } from './printersim.mjs';
import { read } from './zpl.mjs';

const run = promisify(execFile);

/** Sets a printer up in a house whose pages are not open yet. */
export async function addPrinter(dir, name, address) {
  const hub = (...args) => run(hubctl, ['--data', dir, ...args], { env: { ...process.env, HUBCTL_PIN: PIN } });
  await hub('user', 'sign-in', 'Phet');
  await hub('printer', 'add', name, address);
}

/** What stands on the pages of labels, whichever browser it is open in. */
export function labelsOn(h) {
  const { page, say } = h;
  const button = (key, params) => page.getByRole('button', { name: say(key, params), exact: true });
  const job = (number) => page.getByRole('region', { name: say('label.open_job', { job: number }) }).first();
  return {
    ...h,
    button,
    job,
    press: (key, params) => button(key, params).click(),
    /** Waits until a job stands so. */
    stands: (number, state) => job(number).getByText(say(`label.state_${state}`), { exact: true }).waitFor(),
    /** Waits until so many of a job are printed. */
    printed: (number, printed, total) => job(number).getByText(say('label.progress', { printed, total })).waitFor(),
    /** The row of a unit in the list of packed units. */
    row: (unit) => page.getByRole('row').filter({ has: page.getByLabel(say('label.pick', { unit }), { exact: true }) }),
    dialog: page.getByRole('dialog'),
  };
}

/** A house with a printer Z1, whose labels are printed at once unless atOnce is false. */
export async function printShop(t, { atOnce = true, flags = [], prepare, ...more } = {}) {
  const printer = await simulatePrinter(t, ...flags);
  const h = await house(t, {
    until: 'pack', as: 'Khamla', ...more,
    prepare: async (dir) => {
      await addPrinter(dir, 'Z1', printer.address);
      await prepare?.(dir, printer);
    },
  });
  await h.page.evaluate((yes) => {
    localStorage.setItem('tradehub.printer', 'Z1');
    localStorage.setItem('tradehub.labels.at_once', yes);
  }, atOnce ? 'yes' : 'no');
  await h.page.reload();
  const shop = { ...labelsOn(h), printer };
  /** Packs so many cartons of the lot at hand. */
  shop.pack = async (cartons) => {
    await h.go('pack');
    await h.page.getByRole('heading', { level: 2, name: /LNT-BAN/ }).waitFor();
    await h.page.getByLabel(h.say('pack.count')).fill(String(cartons));
    await h.page.keyboard.press('Control+Enter');
    const units = h.say(cartons === 1 ? 'pack.one_carton' : 'pack.many_carton', { count: cartons });
    await h.page.getByRole('heading', { name: h.say('pack.made', { units }) }).waitFor();
  };
  /** What a gun reads on the label that came out with that number, the SSCC. */
  shop.readLabel = async (zpl) => {
    const found = await read(zpl, join(h.dir, `label-${crypto.randomUUID()}.png`));
    return found.map((one) => `${one.symbologyIdentifier}${one.text}`);
  };
  /** How many labels came out, and how many of those are different. */
  shop.out = async () => {
    const all = await printer.labels();
    return [all.length, new Set(all).size];
  };
  return shop;
}

/** Begins to print with a bridge of its own and kills it when so many labels are out: nothing is written down then. */
export async function killedInMidBatch(dir, printer, { bin, cartons, after }) {
  const program = spawn(join(bin, 'tradehub-bridge'), ['--serve', '127.0.0.1:0', '--data', dir, '--send-every', '0']);
  const url = await new Promise((resolve) => program.stdout.once('data', (text) => resolve(String(text).trim())));
  let cookie = '';
  const call = async (name, ...args) => {
    const answer = await fetch(`${url}/bridge/call/${name}`, { method: 'POST', headers: { cookie },
      body: JSON.stringify(args) });
    cookie ||= (answer.headers.get('set-cookie') ?? '').split(';')[0];
    const { result, error } = await answer.json();
    if (error) throw new Error(`${name}: ${error}`);
    return result;
  };
  await call('Session/Start');
  await call('Session/SignIn', 'Khamla', PIN);
  const { lots } = await call('Pack/Lots');
  const { lot, grade, location, kind } = lots.find((one) => one.grade === 'A');
  const made = await call('Pack/Make', { lot, grade, location, kind, count: cartons, netG: 0, tareG: 0, weights: [],
    packedOn: '', command: crypto.randomUUID() });
  await printer.order('slow 20');
  await call('Labels/Print', { printer: 'Z1', units: [], from: made.first.number, to: made.last.number,
    transports: [], shipment: '', destination: '', command: crypto.randomUUID() });
  while ((await printer.labels()).length < after) await new Promise((soon) => setImmediate(soon));
  const ended = new Promise((end) => program.once('exit', end));
  program.kill('SIGKILL');
  await ended;
  await printer.order('slow 0');
}

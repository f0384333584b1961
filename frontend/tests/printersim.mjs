// A label printer on this computer for a page test: hubctl's simulated one, which does as it is told.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hubctl } from './house.mjs';

/** Starts a printer that ends with the test. order("break paper-out") is done when it gives back. */
export async function simulatePrinter(t, ...flags) {
  const out = await mkdtemp(join(tmpdir(), 'labels-'));
  const program = spawn(hubctl, ['printer', 'simulate', '--listen', '127.0.0.1:0', '--out', out, ...flags]);
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const complaints = [];
  program.stderr.on('data', (text) => complaints.push(String(text)));
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the printer ended: ${complaints.join('')}`);
    return value;
  };
  t.after(async () => {
    const ended = new Promise((end) => program.once('exit', end));
    program.kill('SIGINT');
    await ended;
    await rm(out, { recursive: true, force: true });
  });
  const [, address] = /^It listens at (tcp:\S+);/.exec(await next());
  const [, host, port] = address.split(':');
  return {
    address, host, port,
    async order(text) {
      program.stdin.write(`${text}\n`);
      const answer = await next();
      if (answer !== `Done: ${text}.`) throw new Error(`${text} is answered with ${answer}`);
    },
    /** The ZPL of every label that came out, in order. */
    async labels() {
      const files = (await readdir(out)).filter((name) => name.endsWith('.zpl')).sort();
      return Promise.all(files.map((name) => readFile(join(out, name), 'utf8')));
    },
  };
}

// A scale on this computer for a page test: hubctl's simulated one, on which lies what it is told.
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { hubctl, PIN } from './house.mjs';

const run = promisify(execFile);

/** Starts a scale that ends with the test. order("weigh 812.5") is done when it gives back; pull() cuts its cable. */
export async function simulateScale(t, { protocol = 'sics', listen = '127.0.0.1:0' } = {}) {
  const program = spawn(hubctl, ['scale', 'simulate', '--protocol', protocol, '--listen', listen]);
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const complaints = [];
  program.stderr.on('data', (text) => complaints.push(String(text)));
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`the scale ended: ${complaints.join('')}`);
    return value;
  };
  const ended = new Promise((end) => program.once('exit', end));
  const pull = async () => {
    program.kill('SIGINT');
    await ended;
  };
  t.after(pull);
  const [, address] = /^It listens at (\S+);/.exec(await next());
  const [, , host, port] = address.split(':');
  return {
    address, host, port, pull,
    async order(text) {
      program.stdin.write(`${text}\n`);
      const answer = await next();
      if (answer !== `Done: ${text}.`) throw new Error(`${text} is answered with ${answer}`);
    },
  };
}

/** The scales of a house before its pages open. */
export const withScales = (...all) => async (dir) => {
  const hub = (...args) => run(hubctl, ['--data', dir, ...args], { env: { ...process.env, HUBCTL_PIN: PIN } });
  await hub('user', 'sign-in', 'Phet');
  for (const [name, address] of all) await hub('scale', 'add', name, address);
};

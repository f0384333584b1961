import { labels, Told } from '$lib/backend';
import { labelChoice } from './choice.svelte';
import { isGoing, labelJobs } from './jobs.svelte';

/** The labels of what was just made: on their way, or why they are not. */
export interface Begun {
  run: string;
  labelTold: Told | null;
}

/** The units of one step: a range of numbers, or one by one. */
interface Units {
  units?: string[];
  from?: string;
  to?: string;
}

/** Prints the labels of what was just made, where that is wanted at this computer. */
export async function labelsAtOnce(made: Units): Promise<Begun> {
  if (!labelChoice.atOnce) return { run: '', labelTold: null };
  return printLabels(made);
}

/** Prints the labels of what was just made. */
export async function printLabels({ units = [], from = '', to = '' }: Units): Promise<Begun> {
  if (!labelChoice.ways) await labelChoice.read();
  const order = { printer: labelChoice.printer, units, from, to, transports: [], ...labelChoice.bound,
    command: crypto.randomUUID() };
  try {
    const { run } = await labelJobs.print(() => labels.Print(order));
    return { run, labelTold: null };
  } catch (error) {
    return { run: '', labelTold: Told.from(error) };
  }
}

/** Gives up what is left of labels whose units are taken back. What came out has come out. */
export async function stopLabels(run: string) {
  if (!isGoing(labelJobs.of(run))) return;
  await labels.Cancel(run, crypto.randomUUID()).catch(() => undefined); // nothing may be left by now
}


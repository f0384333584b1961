import { Told } from '$lib/backend';
import type { trade } from '$lib/backend';
import type { Result } from '$lib/scan/scanner.svelte';
import { count } from '$lib/ui/figures';
import { say, sentencesOf, words, type Key } from '$lib/words/index.svelte';

/** A name in the user's language, or in English where that language lacks it. */
export function named(names: trade.Names): string {
  const inLanguage = { en: names.EN, lo: names.LO, zh: names.ZH, th: names.TH, vi: names.VI }[words.language];
  return inLanguage || names.EN;
}

const unitStates: Record<string, Key> = {
  open: 'load.unit_open', closed: 'load.unit_closed', despatched: 'load.unit_despatched',
};
const shipmentStates: Record<string, Key> = {
  open: 'load.state_open', closed: 'load.state_closed', despatched: 'load.state_despatched',
  cancelled: 'load.state_cancelled',
};

/** The state of a container, wagon or trailer as a word. */
export const stateWord = (state: string): Key => unitStates[state] ?? 'load.unit_open';

/** The state of a shipment as a word. */
export const shipmentWord = (state: string): Key => shipmentStates[state] ?? 'load.state_open';

/** What is wrong with a field, and what to do; nothing when it is right. */
export function wrongAt(told: Told | null, field: string): string {
  const all = (told?.at(field) ?? []).map((fault) => sentencesOf(fault.key, fault.params));
  return all.map(([wrong, , next]) => `${wrong} ${next}`).join(' ');
}

/** Refusals that are no mistake of anybody: work goes on. */
const mild = ['shipping.loaded_already', 'shipping.nothing_to_undo'];

/** Tells whether a refusal is only worth a look: the same label twice. All others stop. */
export const harmless = (key: string): boolean => mild.includes(key);

/** Turns a harmless refusal into a warning, and throws what must stop. */
export function warned(error: unknown): Result {
  const fault = Told.from(error).faults[0];
  if (!fault || !harmless(fault.key)) throw error;
  return { level: 'warn', sentences: sentencesOf(fault.key, fault.params) };
}

/** Where a group stands: pallet 0000901 at COLD-1, or loose at COLD-1. */
export function standsAt({ pallet, location }: { pallet: string; location: string }): string {
  return pallet ? say('load.on_pallet', { pallet, location }) : say('load.loose', { location });
}

/** So many packages: 24 packages. */
export function packagesOf(packages: number): string {
  return packages === 1 ? say('load.package_one') : say('load.package_many', { count: count(packages) });
}

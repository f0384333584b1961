import type { app } from '$lib/backend';
import type { Taken } from '$lib/scale/follow.svelte';
import { grams } from '$lib/ui/figures';
import type { Row } from './typed';

/** What of a lot is weighed: the goods in their packages, or the empty packages. */
export type Part = 'gross' | 'tare';

/** One weight of a lot as a scale showed it, and which load it was. */
export type Weighed = Omit<Taken, 'again'>;

const lists = { gross: 'weighings', tare: 'tareWeighings' } as const;

/** The weights that a figure of a lot was made of. */
export const weighingsOf = (row: Row, part: Part): Weighed[] => row[lists[part]];

/** Their sum, grams. */
export const sumOf = (all: Weighed[]): number => all.reduce((sum, one) => sum + one.weightG, 0);

/** Whether a figure is what was weighed; one that somebody has changed since is typed. */
export function isWeighed(row: Row, part: Part): boolean {
  const all = weighingsOf(row, part);
  return all.length > 0 && grams(row[part]) === sumOf(all);
}

/** Whether a figure stands there that nobody weighed and the program did not reckon. */
export function isTyped(row: Row, part: Part): boolean {
  if (row[part].trim() === '' || isWeighed(row, part)) return false;
  return part === 'gross' || !row.tareReckoned;
}

/** Grams as one types kilograms: 812.5. */
export function typedKg(grams: number): string {
  const rest = String(grams % 1000).padStart(3, '0').replace(/0+$/, '');
  return `${Math.floor(grams / 1000)}${rest && `.${rest}`}`;
}

/** Where a load went that was weighed before. */
export function whereIs(rows: Row[], { scale, load }: Weighed): { row: Row; part: Part } | null {
  for (const row of rows) {
    for (const part of ['gross', 'tare'] as const) {
      if (weighingsOf(row, part).some((one) => one.scale === scale && one.load === load)) return { row, part };
    }
  }
  return null;
}

/** Adds a weight to a lot. The later weight of a load stands for the earlier one. */
export function put(row: Row, part: Part, { weightG, net, scale, line, at, load }: Taken) {
  const one: Weighed = { weightG, net, scale, line, at, load };
  const before = isWeighed(row, part) || row[part].trim() === '' ? weighingsOf(row, part) : [];
  const i = before.findIndex((each) => each.scale === scale && each.load === load);
  set(row, part, i < 0 ? [...before, one] : before.with(i, one));
}

/** Takes one of its weights away from a lot. */
export function drop(row: Row, part: Part, i: number) {
  set(row, part, weighingsOf(row, part).toSpliced(i, 1));
}

/** Lets a figure be what was weighed. */
export function set(row: Row, part: Part, all: Weighed[]) {
  row[lists[part]] = all;
  row[part] = all.length > 0 ? typedKg(sumOf(all)) : '';
  if (part === 'tare') row.tareReckoned = false;
}

/** The tare of the packages of a lot as its item has it, grams; null where that is not known. */
export function tareOfPackages(row: Row, item: app.ReceiveItem | undefined): number | null {
  const count = Number(row.packages);
  const known = item && item.tareG > 0 && (row.package === '' || row.package === item.package);
  return known && Number.isInteger(count) && count > 0 ? item.tareG * count : null;
}

/** Lets the tare of a weighed lot follow its packages, as long as nobody has typed or weighed one. */
export function followPackages(row: Row, item: app.ReceiveItem | undefined) {
  if (!row.tareReckoned && (row.tare.trim() !== '' || !isWeighed(row, 'gross'))) return;
  reckonTare(row, item);
}

/** Takes the tare of the packages. */
export function reckonTare(row: Row, item: app.ReceiveItem | undefined) {
  const tare = tareOfPackages(row, item);
  row.tareWeighings = [];
  row.tare = tare === null ? '' : typedKg(tare);
  row.tareReckoned = tare !== null;
}

/** What of a lot was weighed, as the program keeps it. */
export function evidence(row: Row, part: Part) {
  if (!isWeighed(row, part)) return [];
  return weighingsOf(row, part).map(({ weightG, net, scale, line, at }) => ({ weightG, net, scale, line, at }));
}

import { units, type app } from '$lib/backend';
import type { Result } from '$lib/scan/scanner.svelte';
import { container, count, kg, scaled } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';
import { named } from '$lib/words/names';
import { inspector } from '../../frame/inspector.svelte';
import UnitPane from './UnitPane.svelte';

export { named };

type Kind = 'carton' | 'crate' | 'bag' | 'pallet';

/** Tells lists that a unit was changed somewhere else on the screen. */
class UnitNews {
  /** Grows with every change. */
  changes = $state(0);

  changed() {
    this.changes++;
  }
}

export const unitNews = new UnitNews();

/** The kind of a unit as a word: Carton. */
export function kindWord(kind: string): string {
  return say(`pack.kind_${kind as Kind}`);
}

/** So many units of a kind: 900 cartons. */
export function unitsOf(kind: string, number: number): string {
  if (number === 1) return say(`pack.one_${kind as Kind | 'package'}`);
  return say(`pack.many_${kind as Kind | 'package'}`, { count: count(number) });
}

/** So many units, by their kind where it is the same: 36 cartons, or 36 packages. */
export function packagesOf(all: { kind: string }[]): string {
  const kind = all[0]?.kind ?? 'package';
  return unitsOf(all.every((one) => one.kind === kind) ? kind : 'package', all.length);
}

const grades: Record<string, Key> = {
  A: 'pack.grade_a', B: 'pack.grade_b', reject: 'pack.grade_reject', '-': 'pack.grade_none',
};

/** A grade as a word. */
export function gradeWord(grade: string): string {
  const key = grades[grade];
  return key ? say(key) : grade;
}

const standing: Record<string, Key> = {
  location: 'pack.unit_at', unit: 'pack.unit_on', transport: 'pack.unit_in', party: 'pack.unit_with',
};

/** The number or code of a place as people read it. */
export function placeCode(spot: app.UnitSpot | undefined): string {
  if (!spot) return '';
  return spot.kind === 'transport' ? container(spot.code) : spot.code;
}

/** Where a unit stands, in words: on pallet 0000901. */
export function placeWords(spot: app.UnitSpot): string {
  return say(standing[spot.kind] ?? 'pack.unit_at', { place: placeCode(spot) });
}

function stands(unit: app.UnitFacts): string {
  const nearest = unit.path[0];
  if (unit.retired) return say('pack.unit_unpacked');
  if (unit.gone || !nearest) return say('pack.unit_gone');
  return placeWords(nearest);
}

/** Opens a unit in the inspector and says where it stands. It is what a scan means where a page gives it no other. */
export async function openUnit(scan: string): Promise<Result> {
  const unit = await units.Scan(scan);
  const named = { kind: kindWord(unit.kind), number: unit.number };
  inspector.show(say('pack.unit_title', named), UnitPane, { identifier: unit.number });
  return { level: 'ok', sentences: [say('pack.unit_found', { ...named, place: stands(unit) })], unit: unit.number };
}

/** One thing that happened to a unit, in words. */
export function stepWords(step: app.UnitStep): string {
  const from = placeCode(step.from);
  const to = placeCode(step.to);
  if (step.kind === 'weigh') {
    if (step.moreG < 0) return say('pack.step_weighed_less', { less: kg(-step.moreG) });
    return say('pack.step_weighed', { more: kg(step.moreG) });
  }
  return say(stepKey(step), { from, to });
}

function stepKey({ kind, from, to }: app.UnitStep): Key {
  const onto = to?.kind === 'unit';
  if (kind === 'reverse') return to ? 'pack.step_undone' : 'pack.step_undone_gone';
  if (!to) return 'pack.step_unpacked';
  if (kind === 'pack') return onto ? 'pack.step_packed_on' : 'pack.step_packed';
  if (kind === 'build pallet') return onto ? 'pack.step_put_on' : 'pack.step_built';
  if (kind === 'unpack') return 'pack.step_freed';
  if (to.kind === 'transport') return 'pack.step_loaded';
  if (from?.kind === 'transport') return 'pack.step_unloaded';
  return from ? 'pack.step_moved' : 'pack.step_other';
}

/** Writes kilograms with as many decimals as the longest of all these weights needs, so that they stand in line. */
export function inLine(weightsG: number[]): (weightG: number) => string {
  const decimals = weightsG.reduce((most, g) => Math.max(most, g % 10 ? 3 : g % 100 ? 2 : 1), 1);
  return (weightG) => scaled(weightG, 3, decimals);
}

/** Whether a net weight is one that a package of the item has. */
export function plausible(netG: number, least: number, most: number): 'ok' | 'light' | 'heavy' {
  if (netG < Math.max(least, 1)) return 'light';
  return most > 0 && netG > most ? 'heavy' : 'ok';
}

import type { app, Told } from '$lib/backend';
import type { Taken } from '$lib/scale/follow.svelte';
import { count, grams, kg } from '$lib/ui/figures';
import { plausible } from '$lib/unit/unit.svelte';
import { say, sentencesOf } from '$lib/words/index.svelte';

/** Names a row of loose goods: one lot and grade at one place. */
export const keyOf = (lot: app.PackLot) => [lot.lot, lot.grade, lot.location].join(' ');

const typed = (weightG: number) => (weightG > 0 ? kg(weightG).replaceAll(',', '') : '');

/** A weight in the list, with the handful it came in: typed alone or weighed, or pasted with others. */
export interface Weight {
  no: number;
  grossG: number;
  handful: number;
  line: string; // as the scale sent it; empty for a typed weight
  load: string; // which load on which scale; empty for a typed weight
}

/** Names a load on a scale. */
export const loadOf = ({ scale, load }: Taken) => `${scale} ${load}`;

/** What somebody types to pack one lot. It stays until it is packed, also while another lot is looked at. */
export class Draft {
  kind = $state('carton');
  count = $state('');
  net = $state('');
  tare = $state('');
  packedOn = $state('');
  each = $state(false);
  weight = $state('');
  weights = $state.raw<Weight[]>([]);
  chosen = $state(''); // number of a weight in the list
  told = $state.raw<Told | null>(null);
  /** Sentences beside fields, by their names. */
  wrong = $state<Record<string, string>>({});
  command = '';
  /** What was packed of it one by one, since it was taken up. */
  done = $state.raw({ packages: 0, netG: 0 });
  #handfuls = 0;

  constructor(
    readonly lot: app.PackLot,
    readonly today: string,
  ) {
    this.begin();
  }

  /** Begins anew with what the item says: at first, and as soon as a packing is saved. */
  begin() {
    const { kind, netG, tareG } = this.lot;
    [this.kind, this.net, this.tare, this.packedOn] = [kind, typed(netG), typed(tareG), this.today];
    [this.count, this.weight, this.weights, this.chosen] = ['', '', [], ''];
    [this.each, this.told, this.wrong, this.command] = [netG === 0, null, {}, crypto.randomUUID()];
  }

  /** Goes on after weights were packed: those that came meanwhile stay, and so does how the next are weighed. */
  packed(handful: number) {
    const { kind, tare, packedOn, each } = this;
    const later = this.weights.filter((w) => w.handful > handful);
    this.begin();
    if (!each) return;
    [this.kind, this.tare, this.packedOn, this.each] = [kind, tare, packedOn, each];
    this.#number(later);
  }

  /** Goes on with what was typed for the same goods while less of them lay loose, or more. */
  take(d: Draft) {
    [this.kind, this.count, this.net, this.tare] = [d.kind, d.count, d.net, d.tare];
    [this.packedOn, this.each, this.weight, this.weights] = [d.packedOn, d.each, d.weight, d.weights];
    [this.told, this.wrong, this.command, this.#handfuls] = [d.told, d.wrong, d.command, d.#handfuls];
    this.done = d.done;
  }

  get netG() {
    return this.net.trim() === '' ? this.lot.netG : grams(this.net);
  }

  get tareG() {
    return this.tare.trim() === '' ? this.lot.tareG : grams(this.tare);
  }

  /** How many packages are to be packed; null for what is no number. */
  get packages(): number | null {
    if (this.each) return this.weights.length;
    return /^\s*\d{1,7}\s*$/.test(this.count) ? Number(this.count) : null;
  }

  get grossSumG() {
    return this.weights.reduce((sum, w) => sum + w.grossG, 0);
  }

  /** What it takes of the loose goods, grams; null while that cannot be told. */
  get takesG(): number | null {
    const { packages, netG, tareG } = this;
    if (!packages || tareG === null || netG === null) return null;
    return this.each ? this.grossSumG - packages * tareG : packages * netG;
  }

  /** Adds typed or pasted weights, one or a column. What is no weight stays in the field. */
  addWeights(text: string) {
    const all = text.replace(/\s*kg\b/gi, ' ').split(/[\s;]+/).filter((part) => part !== '');
    const wrong = all.filter((part) => !grams(part));
    const right = all.filter((part) => grams(part));
    const handful = ++this.#handfuls;
    const first = this.weights.length + 1;
    const added = right.map((part, i) => (
      { no: first + i, grossG: grams(part) as number, handful, line: '', load: '' }));
    this.weights = [...this.weights, ...added];
    this.weight = wrong.join(' ');
    this.wrong.weight = wrong.length > 0 ? say('pack.weight_wrong', { found: wrong.join(', ') }) : '';
    this.told = null;
  }

  /** Takes down what a scale showed. The later weight of a load stands for the earlier one. */
  put(taken: Taken): Weight {
    const load = loadOf(taken);
    const before = this.weights.find((w) => w.load === load);
    const handful = before?.handful ?? ++this.#handfuls;
    const one = { no: before?.no ?? this.weights.length + 1, grossG: taken.weightG, handful, line: taken.line, load };
    this.weights = before ? this.weights.map((w) => (w === before ? one : w)) : [...this.weights, one];
    [this.told, this.wrong] = [null, {}];
    return one;
  }

  /** Whether a package of the item weighs so much. */
  judgeWeight(w: Weight): 'ok' | 'light' | 'heavy' {
    return plausible(w.grossG - (this.tareG ?? 0), this.lot.minNetG, this.lot.maxNetG);
  }

  /** Takes the last handful of weights back, and gives it. */
  takeBack(): Weight[] {
    const last = this.weights.at(-1)?.handful;
    const gone = this.weights.filter((w) => w.handful === last);
    this.#keep((w) => w.handful !== last);
    return gone;
  }

  /** Takes one weight out of the list. */
  remove(no: string) {
    this.#keep((w) => String(w.no) !== no);
    this.chosen = '';
  }

  #keep(which: (w: Weight) => boolean) {
    this.#number(this.weights.filter(which));
    this.told = null;
  }

  #number(all: Weight[]) {
    this.weights = all.map((w, i) => ({ ...w, no: i + 1 }));
  }

  /** Says beside each field what is no figure, before anything is asked of the program. */
  judge(): boolean {
    this.wrong = {
      count: !this.each && !this.packages ? say('pack.not_count') : '',
      net: !this.each && this.netG === null ? say('pack.not_kg') : '',
      tare: this.tareG === null ? say('pack.not_kg') : '',
      weight: this.each && this.weights.length === 0 ? say('pack.weights_none') : '',
    };
    return Object.values(this.wrong).every((text) => text === '');
  }

  /** What the page says of a field, or else what the program said. */
  wrongAt(own: string, field: string): string {
    const fault = this.told?.at(field)[0];
    return this.wrong[own] || (fault ? (sentencesOf(fault.key, fault.params)[0] ?? '') : '');
  }

  order(): app.PackOrder {
    const { lot, grade, location } = this.lot;
    const weights = this.weights.map(({ grossG, line }) => ({ grossG, scaleLine: line }));
    const order = { lot, grade, location, kind: this.kind, count: this.each ? 0 : (this.packages ?? 0),
      netG: this.each ? 0 : (this.netG ?? 0), tareG: this.tareG ?? 0, weights: this.each ? weights : [],
      packedOn: this.packedOn, command: this.command };
    return order as unknown as app.PackOrder; // as it crosses, without the methods of the class
  }
}

/** The sum of the weights taken, as a sentence names them. */
export function sumOf(draft: Draft) {
  const net = draft.grossSumG - draft.weights.length * (draft.tareG ?? 0);
  return { gross: kg(draft.grossSumG), net: kg(net), count: count(draft.weights.length) };
}

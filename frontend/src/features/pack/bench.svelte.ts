import { pack, Told, units, type app } from '$lib/backend';
import { count, grams, kg } from '$lib/ui/figures';
import { unitNews } from '$lib/unit/unit.svelte';
import { say, sentencesOf } from '$lib/words/index.svelte';

/** Names a row of loose goods: one lot and grade at one place. */
export const keyOf = (lot: app.PackLot) => [lot.lot, lot.grade, lot.location].join(' ');

const typed = (weightG: number) => (weightG > 0 ? kg(weightG).replaceAll(',', '') : '');

/** A weight in the list, with the handful it came in: typed alone, or pasted with others. */
export interface Weight {
  no: number;
  grossG: number;
  handful: number;
}

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

  /** Goes on with what was typed for the same goods while less of them lay loose, or more. */
  take(d: Draft) {
    [this.kind, this.count, this.net, this.tare] = [d.kind, d.count, d.net, d.tare];
    [this.packedOn, this.each, this.weight, this.weights] = [d.packedOn, d.each, d.weight, d.weights];
    [this.told, this.wrong, this.command, this.#handfuls] = [d.told, d.wrong, d.command, d.#handfuls];
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
    const added = right.map((part, i) => ({ no: first + i, grossG: grams(part) as number, handful }));
    this.weights = [...this.weights, ...added];
    this.weight = wrong.join(' ');
    this.wrong.weight = wrong.length > 0 ? say('pack.weight_wrong', { found: wrong.join(', ') }) : '';
    this.told = null;
  }

  /** Takes the last handful of weights back. */
  takeBack() {
    const last = this.weights.at(-1)?.handful;
    this.#keep((w) => w.handful !== last);
  }

  /** Takes one weight out of the list. */
  remove(no: string) {
    this.#keep((w) => String(w.no) !== no);
    this.chosen = '';
  }

  #keep(which: (w: Weight) => boolean) {
    this.weights = this.weights.filter(which).map((w, i) => ({ ...w, no: i + 1 }));
    this.told = null;
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
    return { lot, grade, location, kind: this.kind, count: this.each ? 0 : (this.packages ?? 0),
      netG: this.each ? 0 : (this.netG ?? 0), tareG: this.tareG ?? 0,
      weightsG: this.each ? this.weights.map((w) => w.grossG) : [], packedOn: this.packedOn, command: this.command };
  }
}

/** What was packed last, and of which lot. */
export interface Made extends Omit<app.PackMade, 'convertValues'> {
  lot: app.PackLot;
  undo: string; // the command of its undo
}

/** The bench where lots become packages. */
export class Bench {
  lots = $state.raw<app.PackLot[] | null>(null);
  draft = $state.raw<Draft | null>(null);
  told = $state.raw<Told | null>(null);
  busy = $state(false);
  made = $state.raw<Made | null>(null);
  undone = $state.raw<Made | null>(null);
  undoTold = $state.raw<Told | null>(null);
  #today = '';
  #drafts = new Map<string, Draft>();

  get chosen() {
    return this.draft ? keyOf(this.draft.lot) : '';
  }

  /** Reads what lies loose, and keeps to the lot that was chosen: the one a link names, or the first that can be. */
  async read(about: string) {
    try {
      const { lots, today } = await pack.Lots();
      const at = (this.lots ?? []).findIndex((l) => keyOf(l) === this.chosen);
      [this.lots, this.#today, this.told] = [lots, today, null];
      const same = lots.find((l) => keyOf(l) === this.chosen) ?? lots.find((l) => l.lot === about);
      const near = at < 0 ? lots.find((l) => l.grade !== '-') : lots[Math.min(at, lots.length - 1)];
      const next = same ?? near ?? lots[0];
      if (next) this.choose(next);
      else this.draft = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Takes up a lot, with whatever was typed for it before. */
  choose(lot: app.PackLot) {
    const key = keyOf(lot);
    const before = this.#drafts.get(key);
    if (before && before.lot.looseG === lot.looseG) {
      this.draft = before;
      return;
    }
    const draft = new Draft(lot, this.#today);
    if (before) draft.take(before);
    this.#drafts.set(key, draft);
    this.draft = draft;
  }

  /** Takes up the lot of a link, where goods of it lie loose. */
  about(number: string) {
    const lot = this.lots?.find((l) => l.lot === number);
    if (lot && this.draft?.lot.lot !== number) this.choose(lot);
  }

  /** Packs. What was typed stays when it is refused. */
  async pack() {
    const draft = this.draft;
    if (!draft || this.busy || !draft.judge()) return;
    this.busy = true;
    try {
      const made = await pack.Make(draft.order());
      this.made = { ...made, lot: draft.lot, undo: crypto.randomUUID() };
      [this.undone, this.undoTold] = [null, null];
      draft.begin();
      unitNews.changed();
    } catch (error) {
      draft.told = Told.from(error);
    }
    this.busy = false;
  }

  /** Takes the last packing back. */
  async undo() {
    if (!this.made || this.busy) return;
    this.busy = true;
    try {
      await units.Undo(this.made.entry, this.made.undo);
      [this.undone, this.made, this.undoTold] = [this.made, null, null];
      unitNews.changed();
    } catch (error) {
      this.undoTold = Told.from(error);
    }
    this.busy = false;
  }
}

/** The sum of the weights taken, as a sentence names them. */
export function sumOf(draft: Draft) {
  const net = draft.grossSumG - draft.weights.length * (draft.tareG ?? 0);
  return { gross: kg(draft.grossSumG), net: kg(net), count: count(draft.weights.length) };
}

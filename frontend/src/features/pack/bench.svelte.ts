import { pack, Told, units, type app } from '$lib/backend';
import { labelsAtOnce, printLabels, stopLabels } from '$lib/labels/atonce';
import type { Taken } from '$lib/scale/follow.svelte';
import type { Result } from '$lib/scan/scanner.svelte';
import { count, kg } from '$lib/ui/figures';
import { unitNews, unitsOf } from '$lib/unit/unit.svelte';
import { say } from '$lib/words/index.svelte';
import { Draft, keyOf, loadOf, type Weight } from './draft.svelte';

/** What was packed last, and of which lot. */
export interface Made extends Omit<app.PackMade, 'convertValues'> {
  lot: app.PackLot;
  undo: string; // the command of its undo
  run: string; // its labels on their way to the printer, or empty
  labelTold: Told | null; // why they are not
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
  /** The lot that was at hand before it was packed out, until somebody says which one is at hand now. */
  packedOut = $state('');
  /** Loads on a scale that are packed, each with its packing. */
  #loads = new Map<string, Made>();
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
      if (this.draft && next && keyOf(next) !== this.chosen) this.packedOut = this.draft.lot.lot;
      if (next) this.choose(next);
      else this.draft = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Takes up the lot that somebody says. */
  pick(lot: app.PackLot) {
    this.packedOut = '';
    this.choose(lot);
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
    if (lot && this.draft?.lot.lot !== number) this.pick(lot);
  }

  /** Packs. What was typed stays when it is refused. */
  async pack() {
    const draft = this.draft;
    if (!draft || this.busy || !draft.judge()) return;
    this.busy = true;
    const { weights } = draft;
    try {
      const made = await pack.Make(draft.order());
      this.made = { ...made, lot: draft.lot, undo: crypto.randomUUID(), run: '', labelTold: null };
      [this.undone, this.undoTold] = [null, null];
      this.#close(draft, weights);
      unitNews.changed();
      void this.#label(made);
    } catch (error) {
      draft.told = Told.from(error);
    }
    this.busy = false;
  }

  /** Clears what is packed. The lots may have been read anew meanwhile, and weights may have come. */
  #close(sent: Draft, weights: Weight[]) {
    const made = this.made as Made;
    const draft = this.#drafts.get(keyOf(sent.lot)) ?? sent;
    if (draft.each) {
      draft.done = { packages: draft.done.packages + made.count, netG: draft.done.netG + made.netG };
      for (const { load } of weights) if (load) this.#loads.set(load, made);
    }
    draft.packed(weights.at(-1)?.handful ?? 0);
  }

  /** The packing of a load that stands on a scale; nothing while it is not packed. */
  packingOf(taken: Taken): Made | undefined {
    return this.#loads.get(loadOf(taken));
  }

  /** Packs, as the answer to a command barcode or to the scale. */
  finish = async (): Promise<Result> => {
    const { draft, made: before } = this;
    await this.pack();
    if (draft?.told) throw draft.told;
    const { made } = this;
    if (!made || made === before) {
      const wrong = Object.values(draft?.wrong ?? {}).find((text) => text !== '');
      return { level: 'warn', sentences: [wrong ?? say('pack.lots_none')] };
    }
    const unit = made.count === 1 ? { unit: made.first.number } : {};
    return { level: 'ok', sentences: [say('pack.made', { units: unitsOf(made.kind, made.count) })], ...unit,
      count: count(draft?.each ? draft.done.packages : made.count) };
  };

  /** Takes the last weight back. Packages that were packed as they were weighed are taken back one by one. */
  undoScan = async (): Promise<Result> => {
    const { draft, made } = this;
    const gone = draft?.each ? draft.takeBack() : [];
    const [first, last] = [gone[0], gone.at(-1)];
    if (draft && first && last) {
      const number = first === last ? String(first.no) : `${first.no}–${last.no}`;
      return { level: 'ok', sentences: [say('pack.scale_undone', { number })], count: count(draft.weights.length) };
    }
    if (made?.count !== 1 || !draft?.done.packages) return { level: 'warn', sentences: [say('pack.scale_undo_none')] };
    await this.undo();
    if (this.undoTold) throw this.undoTold;
    return { level: 'ok', sentences: [undoneWords(made)], count: count(this.draft?.done.packages ?? 0) };
  };

  /** The command barcode that prints: the labels of what was packed last. */
  print = async (): Promise<Result> => {
    const { made } = this;
    if (!made) return { level: 'warn', sentences: [say('pack.print_first')] };
    const begun = await printLabels({ from: made.first.number, to: made.last.number });
    if (begun.labelTold) throw begun.labelTold;
    if (this.made?.entry === made.entry) this.made = { ...this.made, ...begun };
    return { level: 'ok', sentences: [say('label.on_its_way', { unit: made.first.number })], unit: made.first.number };
  };

  /** Prints the labels of what was packed, where that is wanted; packing does not wait for it. */
  async #label({ entry, first, last }: app.PackMade) {
    const begun = await labelsAtOnce({ from: first.number, to: last.number });
    if (this.made?.entry === entry) this.made = { ...this.made, ...begun };
  }

  /** Shows the labels of what was packed last as they are printed. */
  labelling(run: string) {
    if (this.made) this.made = { ...this.made, run, labelTold: null };
  }

  /** Takes the last packing back. */
  async undo() {
    const { made } = this;
    if (!made || this.busy) return;
    this.busy = true;
    try {
      await stopLabels(made.run);
      await units.Undo(made.entry, made.undo);
      [this.undone, this.made, this.undoTold] = [made, null, null];
      this.#reopen(made);
      unitNews.changed();
    } catch (error) {
      this.undoTold = Told.from(error);
    }
    this.busy = false;
  }

  /** Loads of an undone packing may be weighed again. */
  #reopen(made: Made) {
    const draft = this.#drafts.get(keyOf(made.lot));
    const loads = [...this.#loads].filter(([, one]) => one.entry === made.entry);
    for (const [load] of loads) this.#loads.delete(load);
    if (!draft?.done.packages) return;
    draft.done = { packages: Math.max(0, draft.done.packages - made.count), netG: draft.done.netG - made.netG };
  }
}

/** What was undone, in words. */
export const undoneWords = (made: Made) =>
  say('pack.undone', { units: unitsOf(made.kind, made.count), kg: kg(made.netG), lot: made.lot.lot });

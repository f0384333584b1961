import { pack, Told, units, type app } from '$lib/backend';
import { labelsAtOnce, printLabels, stopLabels } from '$lib/labels/atonce';
import type { Result } from '$lib/scan/scanner.svelte';
import { count, grams } from '$lib/ui/figures';
import { unitNews } from '$lib/unit/unit.svelte';
import { say } from '$lib/words/index.svelte';

/** A pallet that was built, with the command of its undo. */
export interface Built extends Omit<app.PackPalletMade, 'convertValues'> {
  undo: string;
  run: string; // its label on its way to the printer, or empty
  labelTold: Told | null; // why it is not
}

/** A pallet while it is built: units by scan one after the other, by number, or by a range of numbers. */
export class PalletBench {
  places = $state.raw<app.UnitSpot[]>([]);
  location = $state(''); // as chosen; empty is where the first unit stands
  units = $state.raw<app.PackUnit[]>([]);
  number = $state('');
  numberTold = $state.raw<Told | null>(null);
  numberSaid = $state('');
  from = $state('');
  to = $state('');
  tare = $state('');
  tareWrong = $state('');
  told = $state.raw<Told | null>(null);
  busy = $state(false);
  built = $state.raw<Built | null>(null);
  undone = $state.raw<Built | null>(null);
  undoTold = $state.raw<Told | null>(null);
  #command = crypto.randomUUID();

  /** Reads where a pallet can stand. */
  async read() {
    try {
      this.places = await units.Places();
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Where the pallet will stand: as chosen, or where its first unit does. */
  get place() {
    return this.location || (this.units[0]?.place ?? '');
  }

  /** How many units the range has, as far as it can be told from the numbers; 0 where there is none. */
  get ranged(): number {
    const [from, to] = [this.from, this.to].map((text) => (/^\s*\d{1,12}\s*$/.test(text) ? Number(text) : 0));
    return from && to && to >= from ? to - from + 1 : 0;
  }

  /** Puts a scanned unit on the pallet. */
  scan = async (text: string): Promise<Result> => {
    const unit = await pack.ForPallet(text, this.place);
    if (this.units.some((u) => u.number === unit.number)) {
      return { level: 'warn', sentences: [say('pack.pallet_twice', { number: unit.number })], unit: unit.number };
    }
    this.units = [...this.units, unit];
    [this.told, this.built, this.undone] = [null, null, null];
    return { level: 'ok', sentences: [say('pack.pallet_on', { number: unit.number, lot: unit.lot })],
      unit: unit.number, count: count(this.units.length) };
  };

  /** Takes the unit that was put on last off again. */
  undoScan = async (): Promise<Result> => {
    const last = this.units.at(-1);
    if (!last) return { level: 'warn', sentences: [say('pack.pallet_empty')] };
    this.takeOff(last.number);
    return { level: 'ok', sentences: [say('pack.pallet_off', { number: last.number })],
      count: count(this.units.length) };
  };

  takeOff(number: string) {
    this.units = this.units.filter((u) => u.number !== number);
    this.told = null;
  }

  /** Puts a unit on the pallet by its number, as typed from a label that no longer reads. */
  async add() {
    if (this.number.trim() === '') return;
    [this.numberTold, this.numberSaid] = [null, ''];
    try {
      const result = await this.scan(this.number.trim());
      if (result.level === 'ok') this.number = '';
      else this.numberSaid = result.sentences.join(' ');
    } catch (error) {
      this.numberTold = Told.from(error);
    }
  }

  /** Builds the pallet. What was scanned and typed stays when it is refused. */
  async build() {
    const tareG = this.tare.trim() === '' ? 0 : grams(this.tare);
    this.tareWrong = tareG === null ? say('pack.not_kg') : '';
    if (tareG === null || this.busy) return;
    this.busy = true;
    try {
      const place = this.place || (await this.#placeOfRange());
      const built = await pack.BuildPallet({ units: this.units.map((u) => u.number), from: this.from.trim(),
        to: this.to.trim(), location: place, tareG, command: this.#command });
      this.built = { ...built, undo: crypto.randomUUID(), run: '', labelTold: null };
      this.#begin();
      unitNews.changed();
      void this.#label(built.pallet.number);
    } catch (error) {
      this.told = Told.from(error);
    }
    this.busy = false;
  }

  async #label(number: string) {
    const begun = await labelsAtOnce({ units: [number] });
    if (this.built?.pallet.number === number) this.built = { ...this.built, ...begun };
  }

  /** Shows the label of the pallet that was built last as it is printed. */
  labelling(run: string) {
    if (this.built) this.built = { ...this.built, run, labelTold: null };
  }

  /** The command barcode of the end: builds the pallet of what was scanned. */
  finish = async (): Promise<Result> => {
    const units = this.units.length;
    await this.build();
    if (this.told) throw this.told;
    if (!this.built) return { level: 'warn', sentences: [this.tareWrong] };
    return { level: 'ok', sentences: [say('pack.pallet_made', { number: this.built.pallet.number })],
      unit: this.built.pallet.number, count: count(units) };
  };

  /** The command barcode of the next pallet: what was built is put away, and the scans that follow begin another. */
  next = async (): Promise<Result> => {
    if (this.units.length > 0) {
      const done = await this.finish();
      if (done.level !== 'ok') return done;
    }
    this.built = null;
    return { level: 'ok', sentences: [say('pack.pallet_scan')], count: count(0) };
  };

  /** The command barcode that prints: the label of the pallet that was built last. */
  print = async (): Promise<Result> => {
    const number = this.built?.pallet.number;
    if (!this.built || !number) return { level: 'warn', sentences: [say('label.build_first')] };
    const begun = await printLabels({ units: [number] });
    if (begun.labelTold) throw begun.labelTold;
    this.built = { ...this.built, ...begun };
    return { level: 'ok', sentences: [say('label.on_its_way', { unit: number })], unit: number };
  };

  /** A range alone says where the pallet will stand by its first unit; where nothing is named, any place does. */
  async #placeOfRange(): Promise<string> {
    if (this.from.trim() === '') return this.places[0]?.code ?? '';
    return (await pack.ForPallet(this.from.trim(), '')).place;
  }

  #begin() {
    this.#command = crypto.randomUUID();
    [this.units, this.from, this.to, this.number] = [[], '', '', ''];
    [this.told, this.numberTold, this.numberSaid, this.undone, this.undoTold] = [null, null, '', null, null];
  }

  /** Takes the pallet that was built last apart again. */
  async undo() {
    if (!this.built || this.busy) return;
    this.busy = true;
    try {
      await stopLabels(this.built.run);
      await units.Undo(this.built.on.entry, this.built.undo);
      [this.undone, this.built, this.undoTold] = [this.built, null, null];
      unitNews.changed();
    } catch (error) {
      this.undoTold = Told.from(error);
    }
    this.busy = false;
  }
}

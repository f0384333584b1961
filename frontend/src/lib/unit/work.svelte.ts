import { Told, units, type app } from '$lib/backend';
import { grams, kg } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';
import { Gross } from './gross.svelte';
import { unitNews } from './unit.svelte';

export type Work = 'weigh' | 'move' | 'unpack';

const saves: Record<Work, Key> = {
  weigh: 'pack.unit_weigh_save', move: 'pack.unit_move_save', unpack: 'pack.unit_unpack_save',
};
const does = { weigh: units.Weigh, move: units.Move, unpack: units.Unpack };
const says: Record<Work, Key> = {
  weigh: 'pack.unit_weighed', move: 'pack.unit_moved', unpack: 'pack.unit_was_unpacked',
};

/** What was done last, and the entry that an undo names. */
export interface Done {
  number: string;
  sentence: Key;
  entry: string;
  undo: string; // the command of the undo, so that a double press undoes once
}

/** The last thing done with a unit stays undoable, also when its pane was read anew. */
class LastDone {
  done = $state.raw<Done | null>(null);
  undone = $state('');
  busy = $state(false);
  told = $state.raw<Told | null>(null);

  set(done: Done) {
    [this.done, this.undone, this.told] = [done, '', null];
  }

  async undo() {
    if (!this.done || this.busy) return;
    this.busy = true;
    try {
      await units.Undo(this.done.entry, this.done.undo);
      [this.undone, this.done, this.told] = [this.done.number, null, null];
      unitNews.changed();
    } catch (error) {
      this.told = Told.from(error);
    }
    this.busy = false;
  }
}

export const lastDone = new LastDone();

/** The form of one action on a unit. */
export class UnitWork {
  kind = $state<Work | null>(null);
  readonly gross = new Gross();
  tare = $state('');
  to = $state('');
  told = $state.raw<Told | null>(null);
  wrong = $state('');
  busy = $state(false);
  #command = '';

  constructor(readonly unit: () => app.UnitFacts) {}

  /** The word on the button that saves. */
  get word(): Key {
    return saves[this.kind ?? 'weigh'];
  }

  begin(kind: Work) {
    this.gross.clear();
    [this.kind, this.told, this.wrong, this.to] = [kind, null, '', ''];
    this.tare = kg(this.unit().tareG).replaceAll(',', '');
    this.#command = crypto.randomUUID();
  }

  leave() {
    this.kind = null;
  }

  /** Does it. What was typed stays when it is refused. */
  async save(netG: number | null) {
    if (!this.kind || this.busy) return;
    this.wrong = this.kind === 'weigh' && netG === null ? say('pack.not_kg') : '';
    if (this.wrong) return;
    const { number } = this.unit();
    this.busy = true;
    try {
      const changed = await does[this.kind]({ unit: number, to: this.to, grossG: this.gross.grams ?? 0,
        tareG: grams(this.tare) ?? 0, line: this.gross.line, command: this.#command });
      lastDone.set({ number, sentence: says[this.kind], entry: changed.entry, undo: crypto.randomUUID() });
      this.kind = null;
      unitNews.changed();
    } catch (error) {
      this.told = Told.from(error);
    }
    this.busy = false;
  }
}

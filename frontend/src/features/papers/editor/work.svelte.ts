import { SvelteSet } from 'svelte/reactivity';
import { editor, Told, type app } from '$lib/backend';
import type { Captions } from './captions';
import { Keeping } from './keeping.svelte';
import { around, outlineOf, patternOf, type Outline } from './outline';
import { replay, splitRow, standOf, withoutRemoval, withSet, whole, type Change, type Stand } from './replay';
import { Trying } from './trying.svelte';

const nothing: Stand = { values: new Map(), rows: new Map() };

/** A code of a list, with its names or the key of its word; of a party with its other facts. */
export interface Choice {
  code: string;
  name: string;
  nameLO: string;
  nameZH: string;
  key: string;
  fill: Record<string, string>;
}

/** Where somebody is led: to a fact, or to a box of a paper. */
export interface Goal {
  fact?: string;
  paper?: string;
  box?: string;
}

/** An officer's work on the facts of one shipment: nothing of it is lost, whatever happens. */
export class Work {
  opened = $state.raw<app.EditorShipment | null>(null);
  outline = $state.raw<Outline>({ groups: [], field: new Map(), section: new Map() });
  captions: Captions = new Map();
  choices = $state.raw<Record<string, Choice[]>>({});
  changes = $state.raw<Change[]>([]);
  told = $state.raw<Told | null>(null);
  busy = $state(false);
  /** Since when work is not saved. */
  since = $state('');
  /** What somebody else saved meanwhile, while it is decided. */
  conflict = $state.raw<app.EditorConflict[]>([]);
  /** Work of another time that was taken up again. */
  again = $state.raw<app.EditorUnsaved | null>(null);
  /** The row that was taken away last, and may come back. */
  removed = $state.raw<{ pointer: string; change: Change } | null>(null);
  note = $state('');
  paper = $state('');
  gate = $state('A');
  /** The fact that the keyboard is at. */
  at = $state('');
  /** Rows that are unfolded, and parts that are filled in. */
  unfolded = new SvelteSet<string>();
  readonly trying = new Trying();
  readonly keeping: Keeping;
  #base = $state.raw<Stand>(nothing);
  #command = crypto.randomUUID();

  readonly stand = $derived(replay(this.#base, this.changes));
  readonly papers = $derived(this.trying.answer?.papers ?? this.opened?.papers ?? []);
  readonly sources = $derived(new Map((this.opened?.values ?? []).map((v) => [v.pointer, v.source])));
  readonly mayEdit = $derived(this.opened?.mayEdit ?? false);

  constructor(readonly reference: string) {
    this.keeping = new Keeping(reference);
  }

  /** Opens the facts, and what was not saved of them. */
  async open() {
    try {
      const [fields, lists, choices, opened] = await Promise.all([
        editor.Fields(),
        editor.Lists(),
        editor.Choices(this.reference),
        editor.Open(this.reference),
      ]);
      this.outline = outlineOf(fields, lists);
      this.captions = new Map([...lists, ...fields].map((one) => [one.pattern, one.caption]));
      this.#unfold(opened);
      this.choices = choices as unknown as Record<string, Choice[]>;
      this.#take(opened);
      this.again = opened.unsaved?.changes.length || opened.unsaved?.gone.length ? opened.unsaved : null;
      this.paper ||= (opened.papers.find((p) => p.needed && p.state === 'lacking') ?? opened.papers[0])?.kind ?? '';
      this.ask();
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** The only row of a list is unfolded from the beginning. */
  #unfold(opened: app.EditorShipment) {
    for (const [list, count] of standOf(opened.values).rows) if (count === 1) this.unfolded.add(`${list}/0`);
  }

  #take(opened: app.EditorShipment) {
    this.opened = opened;
    this.#base = standOf(opened.values);
    this.changes = whole(opened.unsaved?.changes ?? []);
    this.since = opened.unsaved && this.changes.length > 0 ? opened.unsaved.at : '';
    this.told = opened.told.length > 0 ? new Told(opened.told as Told['faults']) : null;
  }

  /** Looks whether the ledger tells more now. Work that is not saved stays as it is. */
  async refresh() {
    if (this.changes.length > 0) return this.ask();
    try {
      const opened = await editor.Open(this.reference);
      if (this.changes.length === 0) this.#take(opened);
      this.ask();
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  value = (pointer: string) => this.stand.values.get(pointer) ?? '';
  rows = (list: string) => this.stand.rows.get(list) ?? 0;
  has = (part: string) =>
    this.unfolded.has(part) || [...this.stand.values.keys()].some((p) => p.startsWith(`${part}/`));

  /** What is asked of the program about what was typed. */
  wish(): app.EditorTry {
    return {
      reference: this.reference,
      base: this.opened?.base,
      changes: this.changes,
      paper: this.paper,
      lines: [],
      on: '',
      gate: this.gate,
      seq: 0,
    } as unknown as app.EditorTry;
  }

  ask() {
    if (this.opened) this.trying.soon(this.wish());
  }

  look(paper: string) {
    this.paper = paper;
    this.ask();
  }

  /** Takes up what was typed into a field. */
  set(pointer: string, value: string) {
    if (this.value(pointer) !== value) this.#change(withSet(this.#base, this.changes, pointer, value));
  }

  /** Takes up several facts that belong together. */
  fill(values: Record<string, string>) {
    const all = Object.entries(values);
    this.#change(all.reduce((changes, [at, value]) => withSet(this.#base, changes, at, value), this.changes));
  }

  /** Adds an empty row, and gives where it stands. */
  add(list: string): string {
    const row = `${list}/${this.rows(list)}`;
    this.unfolded.add(row);
    this.#change([...this.changes, { pointer: list, op: 'add', value: '' }]);
    return row;
  }

  /** Takes a row or a part away. */
  remove(pointer: string) {
    const change: Change = { pointer, op: 'remove', value: '' };
    this.unfolded.delete(pointer);
    this.#change([...this.changes, change]);
    this.removed = { pointer, change };
  }

  /** Brings back what was taken away last, and gives where it stands. */
  restore(): string {
    const gone = this.removed;
    const at = gone ? this.changes.indexOf(gone.change) : -1;
    if (!gone || at < 0) return '';
    this.#change(withoutRemoval(this.changes, at));
    this.unfolded.add(gone.pointer);
    return gone.pointer;
  }

  #change(changes: Change[]) {
    this.changes = changes;
    this.told = null; // what was refused is looked at again
    this.removed = null;
    this.note = '';
    this.since = changes.length === 0 ? '' : this.since || new Date().toISOString();
    if (this.opened) this.keeping.soon(this.opened.base, changes);
    this.ask();
  }

  /** Saves; false where it was refused, or where somebody else saved something else. */
  async save(): Promise<boolean> {
    if (this.busy || !this.opened || this.changes.length === 0) return true;
    this.busy = true;
    try {
      await this.keeping.now();
      const saved = await editor.Save(this.reference, this.opened.base, this.changes, this.#command);
      this.conflict = saved.conflict;
      if (saved.conflict.length === 0) await this.#saved();
      return saved.conflict.length === 0;
    } catch (error) {
      this.told = Told.from(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #saved() {
    await this.keeping.drop();
    this.#command = crypto.randomUUID();
    this.again = this.removed = null;
    this.#take(await editor.Open(this.reference));
    this.ask();
  }

  /** Gives up what was not saved. */
  async discard() {
    try {
      await this.keeping.drop();
      await editor.Discard(this.reference);
      this.again = this.removed = null;
      this.#take(await editor.Open(this.reference));
      this.ask();
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Saves over what somebody else saved: of the facts named, theirs stays. */
  async settle(theirs: string[]): Promise<boolean> {
    if (!this.opened) return false;
    const kept = this.changes.filter((c) => !(c.op === '' && theirs.includes(c.pointer)));
    try {
      await this.keeping.drop();
      if (kept.length > 0) await editor.Keep(this.reference, this.opened.base, kept);
      else await editor.Discard(this.reference);
      this.#take(await editor.Open(this.reference));
      this.conflict = [];
      this.ask();
    } catch (error) {
      this.told = Told.from(error);
      return false;
    }
    return this.save();
  }

  /** Unfolds what a fact stands in. */
  reveal(pointer: string) {
    for (const at of around(pointer)) if (splitRow(at)) this.unfolded.add(at);
    this.at = pointer;
  }

  /** The field of a fact. */
  field = (pointer: string) => this.outline.field.get(patternOf(pointer));

  /** Whether a fact is written here; otherwise the ledger or a file tells it. */
  writes = (pointer: string) => this.mayEdit && this.field(pointer)?.room === '';
}

import { labels, Told, type app } from '$lib/backend';
import { Saving } from '$lib/backend/saving.svelte';
import type { Result } from '$lib/scan/scanner.svelte';
import { count } from '$lib/ui/figures';
import { say } from '$lib/words/index.svelte';

type Mark = 'here' | 'missing';

/** It was told to be missing, and may be found after all. */
const gone = (label: app.LabelOne) => label.state === 'missing';
const inDoubt = (label: app.LabelOne) => label.state === 'unknown' || gone(label);

/** The search for labels of unknown fate: what a person has found, until it is saved. */
export class Resolving {
  rows = $state.raw<app.LabelOne[]>([]);
  /** The unit of the last label that surely came out before them. */
  before = $state('');
  marks = $state.raw<ReadonlyMap<string, Mark>>(new Map());
  /** The unit that was marked last. */
  last = $state('');
  told = $state.raw<Told | null>(null);
  saving = new Saving();
  #order: string[] = [];

  constructor(readonly job: string) {}

  /** Reads the labels in doubt, in the order of printing. */
  async read() {
    try {
      const { labels: all } = await labels.Job(this.job);
      const first = all.findIndex(inDoubt);
      this.rows = all.filter(inDoubt);
      this.marks = new Map(this.rows.filter(gone).map((l) => [l.unit, 'missing']));
      this.before = all.slice(0, Math.max(first, 0)).findLast((l) => l.state === 'printed')?.unit ?? '';
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  of(mark: Mark): string[] {
    return this.rows.filter((l) => this.marks.get(l.unit) === mark).map((l) => l.unit);
  }

  get left(): number {
    return this.rows.length - this.marks.size;
  }

  /** A scan of a label says that it is here. */
  scan = async (scan: string): Promise<Result> => {
    const { unit } = await labels.Doubtful(this.job, scan);
    const again = this.marks.get(unit) === 'here';
    this.mark(unit, 'here');
    const text = again ? say('label.resolve_again', { unit }) : say('label.resolve_scanned', { unit });
    return { level: again ? 'warn' : 'ok', sentences: [text], unit,
      count: say('label.resolve_left', { count: count(this.left) }) };
  };

  /** Takes the mark that was set last back. */
  undo = async (): Promise<Result> => {
    const unit = this.#order.at(-1);
    if (!unit) return { level: 'warn', sentences: [say('label.resolve_nothing')] };
    this.#unmark(unit);
    return { level: 'ok', sentences: [say('label.resolve_back', { unit })], unit,
      count: say('label.resolve_left', { count: count(this.left) }) };
  };

  /** Marks a label, or takes the same mark back. */
  toggle(unit: string, mark: Mark) {
    if (this.marks.get(unit) === mark) this.#unmark(unit);
    else this.mark(unit, mark);
  }

  mark(unit: string, mark: Mark) {
    this.marks = new Map(this.marks).set(unit, mark);
    this.#order = [...this.#order.filter((u) => u !== unit), unit];
    this.last = unit;
  }

  /** Says of all that were not found that they are missing. */
  restMissing() {
    for (const { unit } of this.rows) if (!this.marks.has(unit)) this.mark(unit, 'missing');
  }

  #unmark(unit: string) {
    const marks = new Map(this.marks);
    marks.delete(unit);
    [this.marks, this.#order, this.last] = [marks, this.#order.filter((u) => u !== unit), unit];
  }

  /** Writes down what was found. */
  save(): Promise<{ saved: app.LabelJob } | null> {
    const told = new Set(this.rows.filter(gone).map((l) => l.unit));
    const missing = this.of('missing').filter((unit) => !told.has(unit));
    const fates = { job: this.job, here: this.of('here'), missing, restMissing: false };
    const nothing = fates.here.length + missing.length === 0;
    return this.saving.run((command) => (nothing ? labels.Job(this.job) : labels.Resolve({ ...fates, command })));
  }
}

import { receive, Told, type app } from '$lib/backend';
import { grams } from '$lib/ui/figures';
import { sentencesOf } from '$lib/words/index.svelte';
import { readDay } from './dates';
import { headFaults, placed, rowFaults } from './judge';
import type { Head, Row } from './typed';
import { evidence } from './weighing';
import { isGraded } from './weights';

const emptyHead: Head = {
  cooperative: '', deliveryNote: '', receivedOn: '', location: '', vehicle: '', driver: '', remarks: '',
};
let rowsMade = 0;

/** A delivery while it is typed. It stays when another room is opened, and when saving is refused. */
class Draft {
  head = $state<Head>({ ...emptyHead });
  rows = $state<Row[]>([emptyRow()]);
  /** The row whose weights stand large: the one that was touched last. */
  current = $state(0);
  choices = $state.raw<app.ReceiveChoices | null>(null);
  told = $state<Told | null>(null);
  busy = $state(false);
  removed = $state<{ row: Row; at: number } | null>(null);
  #command = crypto.randomUUID();

  /** Reads what there is to choose from, and fills in what goes without saying. */
  async begin() {
    try {
      this.choices = await receive.Choices();
      this.head.receivedOn ||= this.choices.today;
      this.head.location ||= this.choices.location;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  get row(): Row {
    return this.rows.find((row) => row.id === this.current) ?? (this.rows[0] as Row);
  }

  item(code: string): app.ReceiveItem | undefined {
    return this.choices?.items.find((item) => item.code === code);
  }

  get today(): string {
    return this.choices?.today ?? '';
  }

  /** Adds a row that begins like the one above it, and gives its id. */
  add(): number {
    const above = this.rows.at(-1);
    const { item, orchard, packhouse, harvestedOn, package: kind } = above ?? emptyRow();
    const row = { ...emptyRow(), item, orchard, packhouse, harvestedOn, package: kind };
    this.rows.push(row);
    this.current = row.id;
    return row.id;
  }

  /** Takes a row off; it can be put back. The last one is only emptied. */
  remove(id: number) {
    const at = this.rows.findIndex((row) => row.id === id);
    const row = this.rows[at];
    if (!row) return;
    this.removed = isBlank(row) ? null : { row: $state.snapshot(row), at };
    this.rows.splice(at, 1);
    if (this.rows.length === 0) this.rows.push(emptyRow());
    this.current = this.rows[Math.max(0, at - 1)]?.id ?? 0;
  }

  putBack() {
    if (!this.removed) return;
    this.rows.splice(this.removed.at, 0, this.removed.row);
    this.current = this.removed.row.id;
    this.removed = null;
  }

  /** Begins anew, with the same day and place. */
  clear() {
    const { receivedOn, location } = this.head;
    this.head = { ...emptyHead, receivedOn, location };
    this.rows = [emptyRow()];
    this.current = 0;
    this.told = this.removed = null;
    this.#command = crypto.randomUUID();
  }

  /** What is wrong at a field, in one sentence. */
  error(field: string): string {
    const fault = this.told?.at(field)[0];
    return (fault && sentencesOf(fault.key, fault.params)[0]) ?? '';
  }

  /** Books the delivery. Everything typed stays when it is refused. */
  async save(): Promise<app.Booked | null> {
    if (this.busy) return null;
    const rows = this.filled;
    const ofRows = rows.flatMap((row, i) => rowFaults(row, i + 1, this.today));
    const faults = [...headFaults(this.head, this.today), ...ofRows];
    this.told = faults.length > 0 ? new Told(faults) : null;
    if (this.told) return null;
    this.busy = true;
    try {
      const booked = await receive.Save(this.#request(rows));
      this.clear();
      return booked;
    } catch (error) {
      this.told = placed(Told.from(error), rows);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** The rows that hold something; one that was added and left alone is none. */
  get filled(): Row[] {
    const filled = this.rows.filter((row) => !isBlank(row));
    return filled.length > 0 ? filled : this.rows.slice(0, 1);
  }

  #request(rows: Row[]): app.NewDelivery {
    const day = (text: string) => readDay(text, this.today) ?? text;
    const lots = rows.map((row) => ({
      item: row.item, lot: row.lot.trim(), orchard: row.orchard.trim(), packhouse: row.packhouse.trim(),
      harvestedOn: day(row.harvestedOn), packages: Number(row.packages || 0), package: row.package,
      grossG: grams(row.gross) ?? 0, tareG: grams(row.tare) ?? 0, graded: isGraded(row),
      gradeAG: grams(row.gradeA) ?? 0, gradeBG: grams(row.gradeB) ?? 0, rejectG: grams(row.reject) ?? 0,
      weighings: evidence(row, 'gross'), tareWeighings: evidence(row, 'tare'),
    }));
    const head = { ...$state.snapshot(this.head), deliveryNote: this.head.deliveryNote.trim() };
    return { command: this.#command, ...head, receivedOn: day(head.receivedOn), lots } as unknown as app.NewDelivery;
  }
}

function emptyRow(): Row {
  rowsMade += 1;
  return {
    id: rowsMade, item: '', lot: '', orchard: '', packhouse: '', harvestedOn: '', packages: '', package: '', gross: '',
    tare: '', gradeA: '', gradeB: '', reject: '', weighings: [], tareWeighings: [], tareReckoned: false,
  };
}

const isBlank = (row: Row) => [row.lot, row.packages, row.gross, row.tare].every((text) => text.trim() === '');

export const draft = new Draft();

import { shelf, Told, type app } from '$lib/backend';
import { gradeWord, named } from '$lib/unit/unit.svelte';
import { container } from '$lib/ui/figures';
import type { Option } from '$lib/ui/Pick.svelte';

/** A row of the stock with what searching it needs. */
export interface Goods extends app.ShelfGoods {
  id: string;
  text: string; // in small letters, for the search
}

/** What somebody is about to do, and with which goods. */
export type Doing = { what: 'move' | 'adjust'; goods: app.ShelfGoods } | { what: 'make'; goods?: app.ShelfGoods };

/** What lies where: read once for the whole site, searched on the page. */
class Stock {
  view = $state.raw<app.ShelfView | null>(null);
  told = $state.raw<Told | null>(null);
  typed = $state('');
  item = $state('');
  place = $state('');
  grade = $state('');
  doing = $state.raw<Doing | null>(null);
  /** What was done last, in a sentence. */
  done = $state('');
  /** Grows with every change, so that whoever shows a lot reads it again. */
  changes = $state(0);

  readonly names = $derived(new Map(this.view?.items.map((i) => [i.code, named(i.name)])));
  readonly rows = $derived.by(() => (this.view?.rows ?? []).map((row) => this.#prepared(row)));
  readonly shown = $derived.by(() => this.#found());
  readonly totals = $derived(totalsOf(this.shown));

  /** Reads the stock. What is shown stays until the new one is there. */
  async read() {
    try {
      this.view = await shelf.Look();
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Notes that something was done, and reads anew. */
  async did(sentence: string) {
    this.doing = null;
    this.done = sentence;
    this.changes++;
    await this.read();
  }

  clear() {
    this.typed = this.item = this.place = this.grade = '';
  }

  get narrowed() {
    return (this.typed + this.item + this.place + this.grade).trim() !== '';
  }

  /** The name of an item in the language of the page. */
  itemName(code: string) {
    return this.names.get(code) ?? code;
  }

  /** The rows of one lot. */
  of(lot: string) {
    return this.rows.filter((row) => row.lot === lot);
  }

  /** Loose goods of ours in a location. */
  looseIn(place: string) {
    return this.rows.filter((row) => row.place === place && !row.transport && row.looseG > 0);
  }

  /** All locations to choose from. */
  get locations(): Option[] {
    return (this.view?.locations ?? []).map((l) => ({ value: l.code, text: `${l.code} ${named(l.name)}` }));
  }

  /** What occurs in the stock, to choose from. */
  occurring(what: 'item' | 'place' | 'grade'): Option[] {
    const codes = [...new Set(this.rows.map((row) => row[what]))].sort();
    const text = { item: (c: string) => this.itemName(c), place: container, grade: gradeWord }[what];
    return codes.map((value) => ({ value, text: text(value) }));
  }

  #prepared(row: app.ShelfGoods): Goods {
    const text = `${row.lot} ${row.item} ${this.itemName(row.item)} ${row.place}`.toLocaleLowerCase();
    return { ...row, id: `${row.lot}|${row.grade}|${row.place}|${row.owner}`, text };
  }

  #found() {
    const wanted = this.typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const { item, place, grade } = this;
    if (!this.narrowed) return this.rows;
    return this.rows.filter(
      (row) =>
        (!item || row.item === item) &&
        (!place || row.place === place) &&
        (!grade || row.grade === grade) &&
        wanted.every((word) => row.text.includes(word)),
    );
  }
}

function totalsOf(rows: Goods[]) {
  const totals = { rows: rows.length, lots: new Set(rows.map((row) => row.lot)).size, looseG: 0, packages: 0, netG: 0 };
  for (const row of rows) {
    totals.looseG += row.looseG;
    totals.packages += row.packages;
    totals.netG += row.netG;
  }
  return totals;
}

export const stock = new Stock();

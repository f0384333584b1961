import { shelf, type app } from '$lib/backend';
import { Saving } from '$lib/backend/saving.svelte';
import { gradeWord } from '$lib/unit/unit.svelte';
import { grams, kg } from '$lib/ui/figures';
import { say } from '$lib/words/index.svelte';
import { stock, type Goods } from './shelf.svelte';

/** Goods that go into a new lot, as far as they are typed. */
interface Part {
  n: number;
  goods: string; // id of the row they come from
  typed: string;
}

/** The form that makes a lot from parts, with what it weighs while it is filled. */
export class Making {
  number = $state('');
  item = $state('');
  place = $state('');
  grade = $state('A');
  madeOn = $state(stock.view?.today ?? '');
  net = $state('');
  parts = $state<Part[]>([]);
  saving = new Saving();
  #made = 0;

  constructor(first?: app.ShelfGoods) {
    this.place = first?.place ?? this.places[0]?.value ?? '';
    this.item = first?.item ?? '';
    if (first) this.grade = first.grade === '-' ? 'A' : first.grade;
    this.add(stock.looseIn(this.place).find((row) => row.lot === first?.lot && row.grade === first?.grade)?.id);
  }

  /** Places in which something lies loose. */
  get places() {
    const loose = new Set(stock.rows.filter((row) => row.looseG > 0 && !row.transport).map((row) => row.place));
    return stock.locations.filter((one) => loose.has(one.value));
  }

  /** What can be a part, each once. */
  choices(part: Part) {
    const taken = new Set(this.parts.filter((p) => p !== part).map((p) => p.goods));
    return stock
      .looseIn(this.place)
      .filter((row) => !taken.has(row.id))
      .map((row) => ({ value: row.id, text: `${row.lot} · ${gradeWord(row.grade)} · ${kg(row.looseG)} kg` }));
  }

  row(part: Part): Goods | undefined {
    return stock.looseIn(this.place).find((row) => row.id === part.goods);
  }

  /** What is wrong with how much of a part is typed. */
  wrong(part: Part): string {
    if (part.typed === '') return '';
    const netG = grams(part.typed);
    if (netG === null) return say('shelf.not_kg');
    const has = this.row(part)?.looseG;
    return has !== undefined && netG > has ? say('shelf.more_than_loose', { kg: kg(has) }) : '';
  }

  add(goods = '') {
    this.parts.push({ n: ++this.#made, goods, typed: '' });
  }

  remove(part: Part) {
    this.parts = this.parts.filter((p) => p.n !== part.n);
  }

  /** Goods of another place are no parts here. */
  changePlace() {
    for (const part of this.parts) if (!this.row(part)) part.goods = '';
  }

  get partsG() {
    return this.parts.reduce((sum, part) => sum + (grams(part.typed) ?? 0), 0);
  }

  get netG() {
    return grams(this.net);
  }

  get ready() {
    const whole = (p: Part) => this.row(p) !== undefined && (grams(p.typed) ?? 0) > 0 && this.wrong(p) === '';
    const named = this.number.trim() !== '' && this.item !== '' && this.place !== '';
    return named && this.parts.length > 0 && this.parts.every(whole) && !!this.netG && this.netG <= this.partsG;
  }

  async save() {
    const make = {
      number: this.number.trim(), item: this.item, location: this.place, grade: this.grade, madeOn: this.madeOn,
      netG: this.netG ?? 0, parts: this.parts.map((part) => this.#asked(part)),
    };
    const saved = await this.saving.run((command) => shelf.Make(make as app.ShelfMake, command));
    if (saved) await stock.did(say('shelf.made', { lot: make.number, kg: kg(make.netG), place: make.location }));
  }

  #asked(part: Part) {
    const row = this.row(part);
    return { lot: row?.lot ?? '', grade: row?.grade ?? '', netG: grams(part.typed) ?? 0 };
  }
}

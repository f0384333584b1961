import { Told, type app } from '$lib/backend';
import { pictureOf, wordsIn } from './picture';

/** A place on a page, and what stands there. */
export interface Place extends app.SheetPlace {
  key: string; // among all pages
  says: string;
  wrong: boolean; // a fault names it
  lacks: boolean; // a fact is missing there
}

/** A page as it is shown. */
export interface DrawnPage {
  picture: SVGSVGElement;
  svg: string;
  widthHMM: number;
  heightHMM: number;
  says: Map<string, string>;
  places: Place[];
}

/** Asks for the sheet that is wanted. */
export type Wish = () => Promise<app.PaperSheet>;

/** The draft of a paper as a sheet, as new as the ledger. What is drawn stays until something newer is there. */
export class LiveSheet {
  pages = $state.raw<DrawnPage[]>([]);
  told = $state.raw<Told | null>(null);
  /** What keeps the paper from counting. */
  lacks = $state.raw<app.PaperLack[]>([]);
  /** The places that say something else than on the sheet before. */
  changed = $state.raw<Place[]>([]);
  /** Whether no sheet could be made of what was asked for last, and the one before is still there. */
  stale = $state(false);
  busy = $state(false);
  #drawing = false; // the same, and no state: whoever draws in an effect must not hear of it
  #wanted: Wish | null = null;

  /** Draws a draft. While one is on its way, only the newest of further wishes is kept. */
  async draw(wish: Wish) {
    this.#wanted = wish;
    if (this.#drawing) return;
    this.#drawing = this.busy = true;
    while (this.#wanted) {
      const next: Wish = this.#wanted;
      this.#wanted = null;
      await this.#read(next);
    }
    this.#drawing = this.busy = false;
  }

  async #read(wish: Wish) {
    try {
      const sheet = await wish();
      this.#show(sheet);
      this.lacks = sheet.lacks;
      this.told = sheet.faults.length > 0 ? new Told(sheet.faults as Told['faults']) : null;
      this.stale = false;
    } catch (error) {
      this.told = Told.from(error);
      this.stale = this.pages.length > 0;
    }
  }

  /** The first place of what a fault names. */
  placeOf(named: string): Place | undefined {
    return this.pages.flatMap((page) => page.places).find((place) => concerns(named, place.box));
  }

  #show(sheet: app.PaperSheet) {
    const wrong = sheet.faults.map((fault) => fault.field ?? '');
    const lacking = sheet.lacks.map((lack) => lack.box);
    const before = this.pages;
    this.pages = sheet.pages.map((page, i) => drawn(page, i, { wrong, lacking }, before[i]));
    this.changed = before.length > 0 ? this.pages.flatMap((page, i) => newIn(page, before[i])) : [];
  }
}

/** Draws a page; a picture that is the same as before stays the same element. */
function drawn(
  page: app.SheetPage, index: number, marked: { wrong: string[]; lacking: string[] }, before?: DrawnPage,
): DrawnPage {
  const picture = before?.svg === page.svg ? before.picture : pictureOf(page.svg);
  const says = wordsIn(picture);
  const places = page.places.map((place, i) => ({
    ...place,
    key: `${index}/${i}/${place.box}`,
    says: says.get(place.box) ?? '',
    wrong: marked.wrong.some((named) => concerns(named, place.box)),
    lacks: marked.lacking.includes(place.box),
  }));
  return { picture, svg: page.svg, widthHMM: page.widthHMM, heightHMM: page.heightHMM, says, places };
}

/** A fault names a box, a cell of a table, or a whole row of it. */
const concerns = (named: string, box: string) => named !== '' && (box === named || box.startsWith(`${named}/`));

const newIn = (page: DrawnPage, before?: DrawnPage) =>
  page.places.filter((place) => place.says !== (before?.says.get(place.box) ?? ''));

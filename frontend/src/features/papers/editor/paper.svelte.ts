import { editor, type app } from '$lib/backend';
import { LiveSheet, type Place } from '../live.svelte';
import type { Work } from './work.svelte';

const pauseMS = 150;

/** The sheet of the chosen paper, and how its boxes and the facts belong together. */
export class PaperSheet {
  readonly sheet = new LiveSheet();
  /** The boxes that the fact at hand moves, on all papers. */
  moved = $state.raw<app.EditorMoved[]>([]);
  /** Boxes that somebody was led to. */
  marked = $state.raw<string[]>([]);
  #spots = new Map<string, Promise<app.EditorSpot[]>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = '';

  constructor(readonly work: Work) {}

  /** Draws what the last look at the work gave. */
  draw(answer: app.EditorTried) {
    const { sheet, sheetTold } = answer;
    void this.sheet.draw(() =>
      sheet ? Promise.resolve(sheet) : Promise.reject(new Error(JSON.stringify(sheetTold))),
    );
  }

  /** Asks where a fact stands. */
  follow(fact: string) {
    clearTimeout(this.#timer);
    this.#asked = fact;
    if (!fact) return;
    this.#timer = setTimeout(() => void this.#boxes(fact), pauseMS);
  }

  async #boxes(fact: string) {
    try {
      const moved = await editor.Boxes(this.work.wish(), fact);
      if (this.#asked === fact) this.moved = moved;
    } catch {
      if (this.#asked === fact) this.moved = []; // it only marks: the sheet is right without it
    }
  }

  /** The facts that move a box, the nearest first. */
  async factsOf(box: string): Promise<string[]> {
    const { work } = this;
    const of = `${work.paper} ${work.opened?.base.version} ${JSON.stringify(work.changes)}`;
    let asked = this.#spots.get(of);
    if (!asked) this.#spots = new Map([[of, (asked = editor.FactsOf(work.wish()))]]);
    const spots = await asked;
    return spots.find((spot) => spot.box === box)?.facts ?? [];
  }

  /** Whether a place is one that the fact at hand moves, or that somebody was led to. */
  lit(place: Place): boolean {
    const boxes = this.moved.find((m) => m.paper === this.work.paper)?.boxes ?? [];
    return [...boxes, ...this.marked].some((box) => place.box === box || place.box.startsWith(`${box}/`));
  }
}

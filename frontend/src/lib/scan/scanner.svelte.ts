import { Told } from '$lib/backend/told';
import { sentencesOf } from '$lib/words/index.svelte';
import { sound, type Level } from './tones';

export type { Level } from './tones';

/** What a scan came to, as the scan bar shows it. */
export interface Result {
  level: Level;
  sentences: string[];
  unit?: string;
  count?: string;
}

/** What a scan means on a page. */
export type Handler = (scan: string) => Promise<Result>;

/** A scan that came in, and what it came to. */
export interface Logged extends Result {
  scan: string;
  at: Date;
}

/** A page that says what a scan means. */
interface Page {
  handler: Handler;
  undo?: () => Promise<Result>;
}

/** Takes scans from anywhere, one after the other, and answers each with tone, colour, icon and sentence. */
class Scanner {
  last = $state<Logged | null>(null);
  log = $state<Logged[]>([]);
  waiting = $state(0);
  /** A stop pauses scanning until a person has read it. */
  stopped = $state(false);

  #queue: string[] = [];
  #pages: Page[] = []; // the last one open is asked first
  #working = false;

  /** Lets a page say what a scan means while it is open. Gives back what ends it. */
  use(handler: Handler, undo?: () => Promise<Result>): () => void {
    const page: Page = { handler, undo }; // its own, also where two pages share a handler
    this.#pages.push(page);
    return () => {
      this.#pages = this.#pages.filter((p) => p !== page);
    };
  }

  /** Takes one scan; none is lost, however fast they come. */
  take(scan: string) {
    this.#queue.push(scan);
    this.waiting = this.#queue.length;
    void this.#work();
  }

  /** Takes back the last scan, where the page can. */
  async undoLast() {
    const undo = this.#pages.findLast((page) => page.undo)?.undo;
    if (undo) await this.step('F9', undo);
  }

  /** Does a step that a person asked for without a scan, and answers it as a scan is answered. */
  async step(what: string, work: () => Promise<Result>) {
    this.#show(what, await answer(work));
    void this.#work();
  }

  /** Goes on after a stop. */
  acknowledge() {
    this.stopped = false;
    void this.#work();
  }

  async #work() {
    if (this.#working || this.stopped) return;
    this.#working = true;
    while (this.#queue.length > 0 && !this.stopped) {
      const scan = this.#queue.shift() as string;
      this.waiting = this.#queue.length;
      const handler = this.#pages.at(-1)?.handler;
      if (handler) this.#show(scan, await answer(() => handler(scan)));
    }
    this.#working = false;
  }

  #show(scan: string, result: Result) {
    this.last = { ...result, scan, at: new Date() };
    this.log = [this.last, ...this.log].slice(0, 200);
    this.stopped = result.level === 'stop';
    sound(result.level);
  }
}

/** A refusal stops; so does a fault of the program. */
async function answer(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const fault = Told.from(error).faults[0];
    return { level: 'stop', sentences: fault ? sentencesOf(fault.key, fault.params) : [] };
  }
}

export const scanner = new Scanner();

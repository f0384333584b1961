import { Told } from '$lib/backend/told';
import { say, sentencesOf } from '$lib/words/index.svelte';
import { commandOf, commands, type CommandName } from './commands';
import type { Captured } from './capture';
import type { Stroke } from './keys';
import type { Profile } from './profile';
import { hush, sound, type Level } from './tones';

export type { CommandName } from './commands';
export type { Profile } from './profile';
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

/** What command barcodes mean on a page. */
export type Commands = Partial<Record<CommandName, () => Promise<Result>>>;

/** A scan that came in, and what it came to. */
export interface Logged extends Result {
  scan: string;
  at: Date;
  number: number; // the first scan since somebody signed in is 1
}

/** A scan as it came, before anybody said what it means. */
export interface RawScan {
  text: string; // without what the scanner adds, as far as that is known
  raw: string; // all that was sent
  end: string; // the key that ended it: \r, \n, \t, or none
  strokes: Stroke[]; // the keys; none from a scanner that does not type
  scanner: string; // the name of a scanner that does not type
}

/** A page that says what a scan means. */
interface Page {
  handler: Handler;
  undo: (() => Promise<Result>) | undefined;
  commands: Commands;
}

/** Something to be answered, in its turn. */
interface Job {
  scan: string;
  work: (() => Promise<Result>) | null; // none: as the page says that is open then
}

/** How many answers are kept to look back at. */
const most = 200;

/** Takes scans from anywhere, one after the other, and answers each with tone, colour, icon and sentence. */
class Scanner {
  last = $state.raw<Logged | null>(null);
  log = $state.raw<Logged[]>([]);
  waiting = $state(0);
  /** A stop pauses scanning until a person has read it. */
  stop = $state.raw<Logged | null>(null);
  /** How each scanner sends what it reads. */
  profiles = $state.raw<Profile[]>([]);

  #queue: Job[] = [];
  #pages: Page[] = []; // the last one open is asked first
  #ears: ((scan: RawScan) => void)[] = [];
  #working = false;
  #number = 0;

  get stopped(): boolean {
    return this.stop !== null;
  }

  /** Lets a page say what a scan means while it is open, and a command barcode. Gives back what ends it. */
  use(handler: Handler, undo?: () => Promise<Result>, commands: Commands = {}): () => void {
    const page: Page = { handler, undo, commands }; // its own, also where two pages share a handler
    this.#pages.push(page);
    return () => {
      this.#pages = this.#pages.filter((p) => p !== page);
    };
  }

  /** Hands scans over as they came, to nobody else, while a scanner is taught. Gives back what ends it. */
  listen(take: (scan: RawScan) => void): () => void {
    const ear = (scan: RawScan) => take(scan);
    this.#ears.push(ear);
    return () => {
      this.#ears = this.#ears.filter((e) => e !== ear);
    };
  }

  /** Learns how the scanners of this station send what they read. */
  learn(profiles: Profile[]) {
    this.profiles = profiles;
  }

  /** Takes a scan from the keyboard. */
  typed(scan: Captured) {
    this.#came({ ...scan, scanner: '' });
  }

  /** Takes a scan from a scanner that does not type. */
  sent(scan: { text: string; raw: string; scanner: string }) {
    this.#came({ ...scan, end: '', strokes: [] });
  }

  #came(scan: RawScan) {
    const ear = this.#ears.at(-1);
    if (ear) ear(scan);
    else this.take(scan.text);
  }

  /** Takes what was scanned; none is lost, however fast they come. */
  take(scan: string) {
    const command = commandOf(scan);
    if (command === 'go-on') return this.acknowledge();
    if (command === 'undo' && this.stopped) return void this.undoLast();
    this.#put({ scan, work: command && (() => this.#command(command)) });
  }

  #put(...jobs: Job[]) {
    this.#queue.push(...jobs);
    this.waiting = this.#queue.length;
    void this.#work();
  }

  #command(name: CommandName): Promise<Result> {
    if (name === 'undo') return this.#undo();
    const work = this.#pages.findLast((page) => page.commands[name])?.commands[name];
    const command = { command: say(commands[name].word) };
    return work?.() ?? Promise.resolve({ level: 'warn', sentences: sentencesOf('scan.no_command', command) });
  }

  /** Takes back the last scan, where the page can. A scan that was refused did nothing: it is only let go. */
  async undoLast() {
    if (!this.stopped) return this.step('F9', () => this.#undo());
    const { scan } = this.stop as Logged;
    this.acknowledge();
    this.#show('F9', { level: 'warn', sentences: sentencesOf('scan.refused_undone', { scan }) });
  }

  #undo(): Promise<Result> {
    const undo = this.#pages.findLast((page) => page.undo)?.undo;
    return undo?.() ?? Promise.resolve({ level: 'warn', sentences: sentencesOf('scan.no_undo', {}) });
  }

  /** Does a step that a person asked for without a scan, before what waits, and answers it as a scan is answered. */
  step(what: string, work: () => Promise<Result>): Promise<void> {
    return new Promise((done) => {
      const stepped = async () => {
        const result = await answer(work);
        queueMicrotask(done); // once it is shown
        return result;
      };
      const job = { scan: what, work: stepped };
      if (this.stopped) return void stepped().then((result) => this.#show(what, result));
      this.#queue.unshift(job);
      void this.#work();
    });
  }

  /** Goes on after a stop. */
  acknowledge() {
    this.stop = null;
    hush();
    void this.#work();
  }

  /** Throws away what waits behind a stop; a person has seen how many they are. */
  discard() {
    this.#queue = [];
    this.waiting = 0;
  }

  /** Forgets the sitting of whoever signed out. */
  rest() {
    this.discard();
    this.acknowledge();
    [this.last, this.log, this.#number] = [null, [], 0];
  }

  async #work() {
    if (this.#working) return;
    this.#working = true;
    while (this.#queue.length > 0 && !this.stopped) {
      const { scan, work } = this.#queue.shift() as Job;
      this.waiting = this.#queue.length;
      const handler = this.#pages.at(-1)?.handler;
      const does = work ?? (handler && (() => handler(scan)));
      if (does) this.#show(scan, await answer(does));
    }
    this.#working = false;
  }

  #show(scan: string, result: Result) {
    this.last = { ...result, scan, at: new Date(), number: ++this.#number };
    this.log = [this.last, ...this.log].slice(0, most);
    if (result.level === 'stop') this.stop = this.last;
    if (!this.stopped || result.level === 'stop') sound(result.level);
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

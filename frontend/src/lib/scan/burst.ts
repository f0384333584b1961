// Tells the keys of a scanner from those of a person, by when they were pressed and let go. It knows no page: what it
// is told are keys with their times, what it answers is whether the page may have a key, and how a row of keys ended.
//
// A scanner sends a key every 1 to 30 ms and lets each go before the next but one. A person does neither for long: the
// second key of a quick pair is kept back a moment, and given back when no scan came of it.
import { textOf, type Stroke } from './keys';
import { enders, prefixed, suffixed, type Profile } from './profile';

/** Bounds of gs1.md, section 7. */
const gapMS = 60; // the longest pause within a scan
export const quickMS = 35; // the longest pause on average
const fewest = 6; // characters of a scan that no key ends
/** Ended by a key, a scan may be as short as this when its pauses are no longer than that. */
const short = [[4, 25], [2, 15]] as const;
/** A person's pauses: more than this on average is nobody's scan. */
const typedMS = 40;
/** A pause that stands out this much parts what a person typed from a scan that followed at once. */
const standsOutMS = 24;
const standsOut = 4;
/** After silence for this long no more keys come. */
const silenceMS = 100;
/** Where nobody has seen yet how scanners end here, they are given this long. */
const unseenMS = 300;
/** Where scanners end with a key it is waited for: a busy computer may have all the other keys already, but not it. */
const patienceMS = 3000;
/** A pause within a scan whose suffix is known. */
const stallMS = 300;

/** One key on its way: kept from the page or not, still down or not. */
export interface Key extends Stroke {
  to: number; // when it was pressed whole; Alt and figures take a while
  held: boolean;
  down: boolean;
  over: number; // keys pressed while it was down
}

/** How a row of keys ended: as a scan, or as nothing but typing. */
export interface Outcome<K extends Key> {
  scan: K[]; // the scanner's keys, none when it was no scan
  end: string; // the key that ended it: \r, \n, \t, or none
  typed: K[]; // a person's keys among them
}

/** What becomes of a key, after how the keys before it ended. */
export interface Verdict<K extends Key> {
  ended: Outcome<K>[];
  hold: boolean;
}

const gaps = (keys: Key[]) => keys.slice(1).map((key, i) => key.at - (keys[i] as Key).to);
const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / Math.max(all.length, 1);
const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;

/** Tells scans from typing. */
export class Burst<K extends Key> {
  profiles: Profile[] = [];
  #keys: K[] = [];
  #released = false; // a key was let go: some ways of sending keys never say so
  #suffixes: boolean | null = null; // the last scan was ended by a key
  #before: K[] = []; // keys that silence made typing of; more of them may be on their way
  #tail = { from: 0, to: -Infinity }; // a key that ends may be followed by another

  /** Whether keys wait for their end. */
  get waiting(): boolean {
    return this.#keys.length > 0;
  }

  /** Whether only a scanner can have sent what came so far. */
  get sure(): boolean {
    return this.#keys.length >= 4 && mean(gaps(this.#keys)) <= 20 && !this.#keys.some((key) => this.#rests(key));
  }

  /** For how long silence must last to end what waits. */
  get silenceMS(): number {
    if (this.#keys.length < fewest || this.#suffixes === false) return this.#patient ? patienceMS : silenceMS;
    return this.#patient || this.#suffixes ? patienceMS : unseenMS;
  }

  /** Whether a suffix that is known must still come. */
  get #patient(): boolean {
    return enders(this.profiles) !== null && this.#keys.length >= fewest && !/[\r\n\t]/.test(this.#last?.given ?? '');
  }

  /** When the last key that waits was pressed. */
  get lastAt(): number {
    return this.#last?.to ?? -Infinity;
  }

  get #last(): K | undefined {
    return this.#keys.at(-1);
  }

  #since(at: number): number {
    return at - this.lastAt;
  }

  /** Takes a key that gives a character. */
  press(key: K): Verdict<K> {
    this.#resume(key);
    const ended = this.#part(key);
    for (const before of this.#keys) if (before.down) before.over++;
    const gap = this.#since(key.at);
    key.held = this.#keys.some((one) => one.held) || gap <= quickMS || this.#begins(key);
    this.#keys.push(key);
    if (suffixed(this.#keys, this.profiles)) ended.push(this.#conclude(''));
    return { ended, hold: key.held };
  }

  /** Ends what a key cannot belong to, and forgets what was only typed. */
  #part(key: K): Outcome<K>[] {
    const gap = this.#since(key.at);
    if (!this.waiting) return [];
    const late = gap > (this.#patient ? stallMS : gapMS) || (gap > gapMS && this.#begins(key));
    if (late || this.#split(gap)) return [this.#conclude('')];
    if (gap <= quickMS || mean([...gaps(this.#keys), gap]) <= typedMS) return [];
    if (this.#keys.some((one) => one.held)) return [this.#conclude('')];
    this.#keys = this.#keys.slice(-1);
    return [];
  }

  /** A scanner that ends with nothing is followed by a person: the pause stands out. */
  #split(gap: number): boolean {
    if (this.#suffixes || this.#patient || gap <= quickMS) return false;
    return gap >= standsOut * median(gaps(this.#keys)) && machine(this.#keys, false, false);
  }

  /** A key that begins a known prefix and is not one of those that people write words with. */
  #begins(key: K): boolean {
    return this.profiles.some(({ prefix, layout }) =>
      /^[^\w\s]/.test(prefix) && textOf([key], layout) === prefix.charAt(0));
  }

  /** Takes a key that gives a character only within a scan: Ctrl and a letter, F8. */
  within(key: K): Verdict<K> {
    if (this.#keys.length >= 2 && this.#since(key.at) <= gapMS) return this.press(key);
    return { ended: this.other(), hold: false };
  }

  /** Takes a key that may end a scan. */
  end(mark: string, key: K): Verdict<K> {
    this.#resume(key);
    const gap = this.#since(key.at);
    if (!this.waiting) return { ended: [], hold: key.at >= this.#tail.from && key.at <= this.#tail.to };
    for (const before of this.#keys) if (before.down) before.over++;
    if (gap > (this.#patient ? stallMS : silenceMS)) return { ended: [this.#conclude('')], hold: false };
    const allowed = enders(this.profiles);
    if (allowed !== null && !allowed.includes(mark) && this.sure) {
      this.#keys.push({ ...key, given: mark === '\r' ? '\n' : mark, held: true });
      return { ended: [], hold: true };
    }
    const pace = mean(gaps(this.#keys));
    const outcome = this.#conclude(mark, gap);
    if (outcome.scan.length > 0) this.#tail = { from: key.at, to: key.at + 2 * pace + 10 };
    return { ended: [outcome], hold: outcome.scan.length > 0 };
  }

  /** Takes a key that belongs to no scan. */
  other(): Outcome<K>[] {
    this.#before = [];
    return this.waiting ? [this.#conclude('')] : [];
  }

  /** Hears that nothing came for a while. */
  silence(): Outcome<K>[] {
    const keys = this.#keys;
    const ended = this.other();
    if (ended.some((outcome) => outcome.scan.length === 0)) this.#before = keys;
    return ended;
  }

  /** Takes up keys again that silence had ended: the next was pressed in time and only came late. */
  #resume(key: K) {
    const last = this.#before.at(-1);
    if (last && !this.waiting && key.at > last.to && key.at - last.to <= quickMS) {
      this.#keys = [...this.#before];
      for (const one of this.#keys) one.held = false; // the page has them meanwhile
    }
    this.#before = [];
  }

  /** Says that the last key was kept from the page all the same. */
  keep() {
    if (this.#last) this.#last.held = true;
  }

  /** Hears that a key was let go: the last of its place, for a finger may rest on the same one. */
  release(code: string) {
    const key = [...this.#before, ...this.#keys].findLast((one) => one.code === code && one.down);
    if (!key) return;
    key.down = false;
    this.#released = true;
  }

  /** A finger rests on a key; a scanner lets go of each before the next, or before the next but one. */
  #rests(key: K): boolean {
    if (!this.#released || key.over === 0) return false;
    return key.over >= 2 || (key.down && median(this.#keys.map((one) => one.over)) === 0);
  }

  #conclude(end: string, gap = 0): Outcome<K> {
    const keys = this.#keys;
    const resting = keys.filter((key) => this.#rests(key));
    this.#keys = [];
    this.#released = false;
    if (resting.length * 3 > keys.length) return { scan: [], end, typed: keys };
    const left = keys.filter((key) => !resting.includes(key));
    const lead = this.#lead(left);
    const scan = left.slice(lead, end === '' ? left.length - this.#tailOf(left) : undefined);
    const known = prefixed(scan, this.profiles);
    if (!machine(scan, end !== '', known !== undefined && scan.length > known.prefix.length, gap)) {
      return { scan: [], end, typed: keys };
    }
    this.#suffixes = end !== '';
    return { scan, end, typed: keys.filter((key) => !scan.includes(key)) };
  }

  /** How many keys behind a scan that nothing ended a person had typed, after a pause that stands out. */
  #tailOf(keys: K[]): number {
    let tail = 0;
    for (let all = gaps(keys); all.length > 3; all = all.slice(0, -1)) {
      const last = all.at(-1) ?? 0;
      if (last <= quickMS || last < standsOut * median(all)) break;
      tail++;
    }
    return tail;
  }

  /** How many keys in front a person had typed: those before a known prefix, or before a pause that stands out. */
  #lead(keys: K[]): number {
    if (prefixed(keys, this.profiles)) return 0;
    if (this.profiles.length > 0 && this.profiles.every((p) => p.prefix !== '')) {
      const at = [1, 2, 3].find((n) => prefixed(keys.slice(n), this.profiles));
      if (at !== undefined) return at;
    }
    let lead = 0;
    for (let all = gaps(keys); all.length > 3; all = all.slice(1)) {
      const first = all[0] ?? 0;
      if (first < standsOutMS || first < standsOut * median(all.slice(1))) break;
      lead++;
    }
    return lead;
  }
}

/** Whether only a machine types so. */
function machine(keys: Key[], ended: boolean, known: boolean, gap = 0): boolean {
  const pace = mean(gaps(keys));
  if (known) return pace <= gapMS;
  if (pace > quickMS) return false;
  if (keys.length >= fewest) return true;
  return ended && short.some(([count, most]) => keys.length >= count && Math.max(pace, gap - most) <= most);
}

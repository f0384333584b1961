// A scanner types like a keyboard, only faster. One burst of keys, wherever the focus is, becomes one scan: it never
// stays in a field, never presses a button, and never moves the focus. What a person types stays what it was.
import { Burst, quickMS, type Key, type Outcome, type Verdict } from './burst';
import { buttonOf, insert, remember, takesText } from './field';
import { GS, characterAt, textOf, type Stroke } from './keys';
import { cleaned, profileOf, type Profile } from './profile';

/** One scan as it came: what it says, and the keys it was made of. */
export interface Captured {
  text: string; // without what the scanner adds, group separators as 0x1d
  raw: string; // all that was sent, by the scanner's layout
  end: string; // the key that ended it: \r, \n, \t, or none
  strokes: Stroke[];
}

/** Who hears what the keyboard sends. */
export interface Ears {
  scan: (scan: Captured) => void;
  /** A person pressed Enter; calm, when no other key came just before. What is true was for nobody else. */
  enter?: (calm: boolean) => boolean;
  key?: () => void;
  profiles?: () => Profile[];
}

interface Pressed extends Key {
  event: KeyboardEvent | null;
  target: EventTarget | null;
  undo: (() => void) | null;
}

/** A timer that rings so much late was kept waiting, and so may keys have been. */
const lateMS = 15;
const settleMS = 20;
/** Clocks that differ by more than this have nothing in common. */
const apartMS = 10_000;

/** Keys that came so much after they were pressed, or before: the next may take as long. */
const lag = (behindMS: number) => (Math.abs(behindMS) < apartMS ? Math.abs(behindMS) : 0);

let heldAt = -Infinity;

/** Whether keys were kept from the page since a time: what came then was no single key of a person. */
export const heldSince = (at: number) => heldAt >= at;

const mine = new WeakSet<Event>();
const bare = /^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|Fn|Hyper|Super|OS)/;

/** The key that may end a scan; Ctrl+M and Ctrl+J are the control characters of two of them. */
function markOf(event: KeyboardEvent): string {
  const name = event.code || event.key;
  if (event.ctrlKey) return { KeyM: '\r', KeyJ: '\n' }[name] ?? '';
  if (event.altKey || event.metaKey) return '';
  return { Enter: '\r', NumpadEnter: '\r', Tab: '\t', '\r': '\r', '\n': '\n' }[name] ?? '';
}

/** Listens for scans. What it gives back ends the listening. */
export function capture(ears: Ears): () => void {
  const listening = new Listening(ears);
  const on = { capture: true };
  const heard = [['keydown', listening.down], ['keyup', listening.up], ['beforeinput', listening.input]] as const;
  for (const [name, hear] of heard) window.addEventListener(name, hear as EventListener, on);
  return () => {
    listening.end();
    for (const [name, hear] of heard) window.removeEventListener(name, hear as EventListener, on);
  };
}

class Listening {
  #burst = new Burst<Pressed>();
  #hushed = new Set<string>(); // keys whose release the page must not hear either
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: { code: string; at: number } = { code: '', at: -Infinity };
  #figures: { text: string; first: Pressed } | null = null; // typed while Alt is down
  #isDown = false; // the last key
  #altGr = false; // a layout without it calls the key Alt
  #giving = false;
  #composing: HTMLElement | null = null; // the field that was left, so that no input method hears the rest

  constructor(readonly ears: Ears) {}

  end() {
    clearTimeout(this.#timer);
  }

  down = (event: KeyboardEvent) => {
    if (!(event instanceof KeyboardEvent) || mine.has(event)) return; // a browser that fills forms sends others
    if (event.code === 'AltRight') this.#altGr = true;
    if (bare.test(event.key) || bare.test(event.code)) return;
    this.ears.key?.();
    this.#burst.profiles = this.ears.profiles?.() ?? [];
    const before = this.#last;
    this.#last = { code: event.code, at: event.timeStamp };
    const sinceMS = event.timeStamp - before.at;
    const rested = event.repeat || (before.code === event.code && this.#isDown && sinceMS >= lateMS);
    this.#isDown = true;
    if (rested) return this.#settle({ ended: this.#burst.other(), hold: this.#hushed.has(event.code) }, event);
    if (this.#figure(event, sinceMS)) return;
    const mark = markOf(event);
    if (mark) this.#ended(event, mark, sinceMS);
    else this.#settle(this.#heard(event), event);
  };

  /** What becomes of a key that ends no scan. */
  #heard(event: KeyboardEvent): Verdict<Pressed> {
    const key = this.#pressed(event);
    if (event.metaKey || (event.altKey && !key.altGr)) return { ended: this.#burst.other(), hold: false };
    if (event.code === 'F8' || event.key === GS) return this.#burst.within({ ...key, given: GS });
    const layout = profileOf([], this.#burst.profiles).layout;
    if (key.ctrl && !key.altGr) {
      return characterAt(key, layout) ? this.#burst.within(key) : { ended: this.#burst.other(), hold: false };
    }
    if (characterAt(key, layout) === null) {
      // A key of the scanner that says nothing, as far as it is known; with AltGr it does on another layout.
      const within = this.#burst.sure && event.timeStamp - this.#burst.lastAt <= quickMS;
      if (within) return key.altGr ? this.#burst.press(key) : { ended: [], hold: true };
      return { ended: this.#burst.other(), hold: false };
    }
    return this.#burst.press(key);
  }

  #ended(event: KeyboardEvent, mark: string, sinceMS: number) {
    const verdict = this.#burst.end(mark, this.#pressed(event));
    this.#settle(verdict, event);
    if (verdict.hold || mark !== '\r' || event.ctrlKey || event.shiftKey || event.isComposing) return;
    if (this.ears.enter?.(!event.repeat && (sinceMS > quickMS || sinceMS < 0))) this.#hush(event);
  }

  /** Tells how rows of keys ended, and keeps a key from the page. */
  #settle({ ended, hold }: Verdict<Pressed>, event: KeyboardEvent) {
    for (const outcome of ended) this.#tell(outcome);
    const button = event.code === 'Space' && !event.repeat ? buttonOf(event.target) : null;
    if (button && this.#burst.waiting) this.#burst.keep();
    if (hold || (button && this.#burst.waiting)) this.#hush(event);
    if (this.#burst.waiting) this.#listen();
    if (this.#burst.sure && event.key === 'Process') this.#leave();
  }

  #hush(event: KeyboardEvent) {
    heldAt = performance.now();
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'keydown') this.#hushed.add(event.code);
  }

  up = (event: KeyboardEvent) => {
    if (!(event instanceof KeyboardEvent)) return;
    this.#burst.release(event.code);
    if (event.code === 'AltRight') this.#altGr = false;
    if (event.code === this.#last.code) this.#isDown = false;
    if (event.key === 'Alt' || event.code.startsWith('Alt')) this.#figured(event);
    if (this.#hushed.delete(event.code)) this.#hush(event);
  };

  /** Within a scan nothing is put into a field but what a person is given back. */
  input = (event: InputEvent) => {
    if (this.#giving || !this.#burst.sure || !event.inputType.startsWith('insert')) return;
    event.preventDefault();
  };

  /** Alt and figures of the number pad: the way to send any character whatever the layout is. */
  #figure(event: KeyboardEvent, sinceMS: number): boolean {
    const figure = event.altKey && !event.ctrlKey && !this.#altGr ? /^Numpad(\d)$/.exec(event.code)?.[1] : undefined;
    if (figure === undefined) {
      this.#figures = null;
      return false;
    }
    if (this.#figures) this.#figures.text += figure;
    else this.#figures = { text: figure, first: this.#pressed(event) };
    if (this.#burst.waiting || sinceMS <= quickMS || !/\d/.test(event.key)) this.#hush(event);
    if (this.#burst.waiting) this.#listen();
    return true;
  }

  /** Alt is let go: the figures are one character. */
  #figured(event: KeyboardEvent) {
    if (!this.#figures) return;
    const { text, first } = this.#figures;
    this.#figures = null;
    const character = String.fromCharCode(Number(text) % 256);
    const key = { ...first, code: 'Alt', key: text, given: character, down: false, to: event.timeStamp };
    const { ended, hold } = this.#burst.press(key);
    for (const outcome of ended) this.#tell(outcome);
    if (hold) this.#hush(event);
    this.#listen();
  }

  /** Waits for silence. A page that was busy hears keys late: then the silence is not yet one. */
  #listen() {
    clearTimeout(this.#timer);
    const wait = (forMS: number, last: boolean) => {
      const rings = performance.now() + forMS;
      this.#timer = setTimeout(() => {
        const late = performance.now() - rings > lateMS;
        if (late || !last) return wait(settleMS, !late);
        for (const outcome of this.#burst.silence()) this.#tell(outcome);
      }, forMS);
    };
    wait(this.#burst.silenceMS + lag(performance.now() - this.#burst.lastAt), false);
  }

  #tell({ scan, end, typed }: Outcome<Pressed>) {
    if (scan.some((key) => key.key === 'Process')) this.#leave();
    for (const key of [...scan].reverse()) if (!key.held || key.key === 'Process') key.undo?.();
    this.#composing?.focus({ preventScroll: true });
    this.#composing = null;
    for (const key of typed) if (key.held) this.#giveBack(key);
    if (scan.length > 0) this.ears.scan(said(scan, end, this.#burst.profiles));
  }

  /** Leaves a field in which an input method composes: it would go on to compose the rest of the scan. */
  #leave() {
    const field = document.activeElement;
    if (this.#composing || !takesText(field)) return;
    this.#composing = field;
    field.blur();
  }

  /** Does what a key would have done that was kept back and was a person's. */
  #giveBack({ event, key, target }: Pressed) {
    if (!event || key === 'Process' || !(target instanceof HTMLElement) || !target.isConnected) return;
    this.#hushed.delete(event.code);
    const { code, shiftKey, ctrlKey, altKey } = event;
    const same = { key, code, shiftKey, ctrlKey, altKey };
    const again = new KeyboardEvent('keydown', { ...same, bubbles: true, cancelable: true });
    mine.add(again);
    if (!target.dispatchEvent(again)) return;
    this.#giving = true;
    if (key.length === 1 && takesText(target)) insert(target, key);
    else if (key === ' ') buttonOf(target)?.click();
    this.#giving = false;
  }

  #pressed(event: KeyboardEvent): Pressed {
    const altGr = event.altKey && (this.#altGr || event.ctrlKey || event.getModifierState('AltGraph'));
    return {
      code: event.code, key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey, altGr,
      at: event.timeStamp, to: event.timeStamp, held: false, down: true, over: 0,
      event, target: event.target, undo: remember(event.target),
    };
  }
}

/** What keys of a scanner say. */
function said(keys: Pressed[], end: string, profiles: Profile[]): Captured {
  const profile = profileOf(keys, profiles);
  const raw = textOf(keys, profile.layout).replace(/[\r\n\t]+$/, '');
  const strokes = keys.map(({ code, key, shift, ctrl, altGr, at, given }) =>
    ({ code, key, shift, ctrl, altGr, at, ...(given === undefined ? {} : { given }) }));
  return { text: cleaned(raw, profile), raw, end, strokes };
}

import { Told } from '$lib/backend/told';
import { Following, type Taken } from '$lib/scale/follow.svelte';
import { sound } from '$lib/scan/tones';
import { kg } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';
import { draft } from './draft.svelte';
import type { Row } from './typed';
import { isTyped, put, whereIs, type Part } from './weighing';

/** Weighs lots in: what comes to rest on the scale goes to the lot at hand. It lives as long as the draft does. */
class WeighIn {
  readonly following = new Following();
  part = $state<Part>('gross');
  /** What was taken last, or why nothing was. */
  said = $state('');
  told = $state.raw<Told | null>(null);
  #before = $state.raw<Row | null>(null); // the row as it was before the last weight

  /** Takes weights of a scale while the form is open, until what it gives back is called. */
  begin(scale: string): () => void {
    this.following.onStable = (taken) => this.#took(taken, false);
    const end = this.following.follow(scale);
    return () => {
      this.following.onStable = null;
      end();
    };
  }

  /** Takes the weight that stands there, because somebody pressed the key or the button. */
  take() {
    const taken = this.following.take();
    if (taken) this.#took(taken, true);
    else this.#refuse('receive.weigh_nothing');
  }

  get undoable(): boolean {
    return this.#before !== null && draft.rows.some((row) => row.id === this.#before?.id);
  }

  /** Gives the lot back as it was before the last weight. */
  undo() {
    const at = draft.rows.findIndex((row) => row.id === this.#before?.id);
    if (!this.#before || at < 0) return;
    draft.rows[at] = this.#before;
    this.#say(say('receive.weigh_undone', { n: at + 1 }));
    this.#before = null;
  }

  /** Forgets what was said of the lot before. */
  hush() {
    this.#say('');
    this.#before = null;
  }

  #took(taken: Taken, asked: boolean) {
    const there = whereIs(draft.rows, taken);
    const row = draft.row;
    const part = there?.row.id === row.id ? there.part : this.part;
    const n = draft.rows.indexOf(row) + 1;
    if (taken.net) return this.#refuse('weighing.net', { scale: taken.scale, raw: taken.line });
    if (there && there.row.id !== row.id) {
      return this.#refuse('receive.weigh_elsewhere', { n: draft.rows.indexOf(there.row) + 1 });
    }
    if (!asked && isTyped(row, part)) return this.#refuse('receive.weigh_typed', { n });
    this.#before = $state.snapshot(row);
    put(row, part, taken);
    const goods: Key = there ? 'receive.weigh_again' : 'receive.weigh_taken';
    const key: Key = part === 'tare' ? 'receive.weigh_taken_tare' : goods;
    this.#say(say(key, { n, kg: kg(taken.weightG) }));
    this.part = 'gross';
    sound('ok');
  }

  #say(text: string) {
    [this.said, this.told] = [text, null];
  }

  #refuse(key: Key, params: Record<string, string | number> = {}) {
    const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
    [this.said, this.told] = ['', new Told([{ code: 'conflict', key, params: texts }])];
    sound('warn');
  }
}

export const weighIn = new WeighIn();

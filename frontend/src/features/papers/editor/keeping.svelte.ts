import { editor, Told, type app } from '$lib/backend';
import type { Change } from './replay';

/** So long nothing is typed before unsaved work is kept. */
const pauseMS = 400;

/** Keeps unsaved work on the disk of the station, on each pause in typing. */
export class Keeping {
  told = $state.raw<Told | null>(null);
  /** Whether all that was typed is kept. */
  kept = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next: (() => Promise<void>) | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor(readonly reference: string) {}

  soon(base: app.EditorBase, changes: Change[]) {
    this.kept = false;
    this.#next = () =>
      changes.length > 0 ? editor.Keep(this.reference, base, changes) : editor.Discard(this.reference);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.now(), pauseMS);
  }

  /** Keeps at once what waits to be kept. */
  now(): Promise<void> {
    clearTimeout(this.#timer);
    const next = this.#next;
    this.#next = null;
    if (next) this.#last = this.#last.then(() => this.#keep(next));
    return this.#last;
  }

  /** Nothing waits any more: it was saved, or given up. */
  async drop() {
    clearTimeout(this.#timer);
    this.#next = null;
    await this.#last;
    this.kept = true;
  }

  async #keep(next: () => Promise<void>) {
    try {
      await next();
      this.told = null;
      if (!this.#next) this.kept = true;
    } catch (error) {
      this.told = Told.from(error);
    }
  }
}

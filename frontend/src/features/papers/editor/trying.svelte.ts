import { editor, Told, type app } from '$lib/backend';

/** So long nothing is typed before what it would do is asked for. */
const pauseMS = 60;

/** Asks what changes would do: at most one question is on its way, and after it only the newest is asked. */
export class Trying {
  answer = $state.raw<app.EditorTried | null>(null);
  told = $state.raw<Told | null>(null);
  busy = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seq = 0;
  #flying = false;
  #wanted: app.EditorTry | null = null;
  #ended = false;
  #waiting: (() => void)[] = [];

  /** Asks after a pause in typing. */
  soon(wish: app.EditorTry) {
    this.#wanted = Object.assign(wish, { seq: ++this.#seq });
    this.busy = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pauseMS);
  }

  /** Waits until all that was asked is answered. */
  idle(): Promise<void> {
    return this.busy ? new Promise((go) => this.#waiting.push(go)) : Promise.resolve();
  }

  /** Nothing is asked any more. */
  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #ask() {
    if (this.#flying) return;
    this.#flying = true;
    while (this.#wanted && !this.#ended) {
      const wish: app.EditorTry = this.#wanted;
      this.#wanted = null;
      await this.#read(wish);
    }
    this.#flying = false;
    this.busy = false;
    for (const go of this.#waiting.splice(0)) go();
  }

  async #read(wish: app.EditorTry) {
    try {
      this.answer = await editor.Try(wish);
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }
}

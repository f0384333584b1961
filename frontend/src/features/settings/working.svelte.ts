import { Told } from '$lib/backend';

/** Long work of the program: how long it has taken so far, what came of it, and what was refused. */
export class Working<T> {
  busy = $state(false);
  seconds = $state(0);
  result = $state.raw<T | null>(null);
  told = $state<Told | null>(null);

  /** Does the work and counts its seconds. */
  async run(work: () => Promise<T>): Promise<T | null> {
    if (this.busy) return null;
    this.busy = true;
    this.seconds = 0;
    this.result = this.told = null;
    const beat = setInterval(() => this.seconds++, 1000);
    try {
      this.result = await work();
    } catch (error) {
      this.told = Told.from(error);
    }
    clearInterval(beat);
    this.busy = false;
    return this.result;
  }
}

import { sentencesOf } from '$lib/words/index.svelte';
import { Told } from './told';

/** The saving of one form: whether it is under way, what was refused, and its own command id. */
export class Saving {
  busy = $state(false);
  told = $state<Told | null>(null);
  #command = crypto.randomUUID();

  /** Saves. The command is the same until it was saved, so that pressing twice saves once. */
  async run<T>(work: (command: string) => Promise<T>): Promise<{ saved: T } | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      const saved = await work(this.#command);
      this.told = null;
      this.#command = crypto.randomUUID();
      return { saved };
    } catch (error) {
      this.told = Told.from(error);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** What is wrong with a field, in words; nothing where it is right. */
  at(...fields: string[]): string {
    const all = fields.flatMap((field) => this.told?.at(field) ?? []);
    return all.map((fault) => sentencesOf(fault.key, fault.params)[0]).join(' ');
  }
}

import { scales, Told, type app } from '$lib/backend';

const kept = 'tradehub.scale';

/** On which scale goods are weighed at this computer: chosen once, and kept here. */
class ScaleChoice {
  all = $state.raw<app.ScaleSetup[] | null>(null);
  told = $state.raw<Told | null>(null);
  #name = $state(localStorage.getItem(kept) ?? '');

  /** Reads what can be chosen. */
  async read() {
    try {
      [this.all, this.told] = [await scales.All(), null];
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** The scale: the one of this computer as long as it is set up, or the only one there is. */
  get name(): string {
    const all = this.all ?? [];
    if (all.some((one) => one.name === this.#name)) return this.#name;
    return all.length === 1 ? (all[0]?.name ?? '') : '';
  }

  set name(name: string) {
    this.#name = name;
    if (name) localStorage.setItem(kept, name);
    else localStorage.removeItem(kept);
  }

  /** The one that was chosen here, whether it is still there or not. */
  get kept(): string {
    return this.#name;
  }
}

export const scaleChoice = new ScaleChoice();

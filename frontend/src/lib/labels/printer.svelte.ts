const kept = 'tradehub.printer';

/** The label printer that this computer uses unless a person chooses another; it is set up under this name. */
class LabelPrinter {
  #name = $state(localStorage.getItem(kept) ?? '');

  /** Its name, empty while none was chosen here. */
  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name;
    if (name) localStorage.setItem(kept, name);
    else localStorage.removeItem(kept);
  }
}

export const labelPrinter = new LabelPrinter();

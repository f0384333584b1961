import { masters, Told } from '$lib/backend';
import { save, saveText } from '$lib/ui/download';
import { say } from '$lib/words/index.svelte';

/** The list of one kind of masters: what is here, which one is chosen, and what went wrong on the way. */
export class MasterList<Row> {
  rows = $state.raw<Row[] | null>(null); // null while they are read
  selected = $state('');
  told = $state<Told | null>(null);
  said = $state('');

  constructor(readonly read: () => Promise<Row[]>) {}

  /** Reads the list anew. */
  async load() {
    try {
      this.rows = await this.read();
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Writes all of it to a CSV file. */
  export(what: string) {
    return this.#give(() => saveText(`${what}.csv`, () => masters.Export(what), () => masters.SaveExport(what)));
  }

  /** Writes a register to a file of that kind. */
  exportRegister(name: string, format: 'csv' | 'xlsx') {
    const content = () => masters.ExportRegister(name, format);
    return this.#give(() => save(`${name}.${format}`, content, () => masters.SaveRegister(name, format)));
  }

  async #give(write: () => Promise<string>) {
    this.said = '';
    try {
      const file = await write();
      this.said = say('master.exported', { file });
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }
}

import { masters, Told } from '$lib/backend';
import { saveText } from '$lib/ui/download';
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

  /** Writes all of it to a file. */
  async export(what: string) {
    this.said = '';
    try {
      const file = await saveText(`${what}.csv`, () => masters.Export(what), () => masters.SaveExport(what));
      this.said = say('master.exported', { file });
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }
}

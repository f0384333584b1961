import { load, Told, type app } from '$lib/backend';

/** When much was read, only so many units are read again: the others follow when somebody looks further down. */
const mostAgain = 1000;

/** The units of one group, read by the page as somebody looks further down: there may be tens of thousands. */
export class UnitPages {
  rows = $state.raw<app.LoadUnit[]>([]);
  told = $state.raw<Told | null>(null);
  /** Whether the first page was read. */
  begun = $state(false);

  #ended = false;
  #reading = false;

  constructor(readonly group: app.LoadGroup) {}

  /** Reads the next page, unless all is there. */
  async more() {
    if (!this.#ended) await this.#read(async () => {
      const page = await this.#after(this.rows);
      this.rows = [...this.rows, ...page];
    });
  }

  /** Reads what was read before once more: some were loaded, or came back. */
  async again() {
    await this.#read(async () => {
      const many = Math.min(this.rows.length, mostAgain);
      let rows: app.LoadUnit[] = [];
      do rows = [...rows, ...(await this.#after(rows))];
      while (rows.length < many && !this.#ended);
      this.rows = rows;
    });
  }

  async #after(rows: app.LoadUnit[]): Promise<app.LoadUnit[]> {
    const page = await load.Waiting(this.group, rows.at(-1)?.number ?? '');
    this.#ended = page.length === 0;
    return page;
  }

  async #read(work: () => Promise<void>) {
    if (this.#reading) return;
    this.#reading = true;
    try {
      await work();
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
    this.begun = true;
    this.#reading = false;
  }
}

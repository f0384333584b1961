import { hear, scanning, Told, type app } from '$lib/backend';
import type { Layout } from '$lib/scan/keys';
import { scanner } from '$lib/scan/scanner.svelte';
import { count } from '$lib/ui/figures';

/** After a change everything is read again, but not with every scan of a run. */
const restMS = 1000;

/** The codes that nobody knew and that nobody has settled yet, the newest first. */
class Unknown {
  rows = $state.raw<app.ScanRefused[]>([]);
  more = $state(false);
  told = $state.raw<Told | null>(null);
  #older = 0; // how many were asked for beyond the first page
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** How many wait; where there are more than were read, it says so. */
  get figure(): string {
    return this.more ? `${count(this.rows.length)}+` : count(this.rows.length);
  }

  /** Reads them, and again when something changed; with them how the scanners of this station send. */
  follow(): () => void {
    void this.read();
    const ending = hear('changed', () => {
      this.#timer ??= setTimeout(() => void this.read(), restMS);
    });
    return () => (clearTimeout(this.#timer), ending());
  }

  async read() {
    this.#timer = undefined;
    try {
      const [page, setups] = await Promise.all([scanning.Tray(), scanning.Scanners()]);
      [this.rows, this.more, this.told] = [page.rows, page.more, null];
      for (let i = 0; i < this.#older && this.more; i++) await this.#next();
      learn(setups);
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** Reads older ones too. */
  async older() {
    this.#older++;
    await this.#next();
  }

  async #next() {
    const page = await scanning.Log(this.rows.at(-1)?.id ?? '', 'open');
    [this.rows, this.more] = [[...this.rows, ...page.rows], page.more];
  }
}

/** Tells the scan engine how the scanners that type send what they read. */
function learn(setups: app.ScanSetup[]) {
  const typing = setups.filter((one) => one.address === '');
  scanner.learn(typing.map(({ name, prefix, suffix, gsSubstitute, layout }) =>
    ({ name, prefix, suffix, gsSubstitute, layout: layout as Layout })));
}

export const unknown = new Unknown();

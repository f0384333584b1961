import { scanning, Told, type app } from '$lib/backend';
import type { Level } from '$lib/scan/scanner.svelte';
import { sentencesOf } from '$lib/words/index.svelte';
import { harmless } from './told';

/** A refusal of an earlier session. */
export interface Refusal {
  id: string;
  level: Level;
  sentences: string[];
  scan: string;
  at: Date;
}

/** So many pages of the station's log are looked through at a time for what concerns one shipment. */
const pagesAtOnce = 5;

/** What was refused for one shipment before this session: the ledger keeps it. It is read when somebody asks. */
export class Refusals {
  rows = $state.raw<Refusal[]>([]);
  told = $state.raw<Told | null>(null);
  /** Whether older ones may follow. */
  more = $state(true);
  /** Whether somebody has asked. */
  asked = $state(false);

  #before = '';

  constructor(readonly shipment: string) {}

  /** Reads older refusals than those that were read; those since a time stand in the log of this session already. */
  async read(since: Date) {
    this.asked = true;
    try {
      const found: Refusal[] = [];
      for (let page = 0; page < pagesAtOnce && this.more && found.length === 0; page++) {
        const log = await scanning.Log(this.#before, '');
        found.push(...log.rows.filter((row) => this.#concerns(row, since)).map(refusal));
        this.#before = log.rows.at(-1)?.id ?? '';
        this.more = log.more;
      }
      this.rows = [...this.rows, ...found];
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  #concerns(row: app.ScanRefused, since: Date): boolean {
    return row.task === this.shipment && new Date(row.at) < since;
  }
}

function refusal(row: app.ScanRefused): Refusal {
  const sentences = sentencesOf(row.key, row.params);
  return { id: row.id, level: harmless(row.key) ? 'warn' : 'stop', sentences, scan: row.scan, at: new Date(row.at) };
}

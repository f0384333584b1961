import { scanning, type app } from '$lib/backend';
import { Saving } from '$lib/backend/saving.svelte';
import { judge, learn, type Finding, type Learned } from '$lib/scan/learn';
import type { Profile } from '$lib/scan/profile';
import { scanner, type RawScan } from '$lib/scan/scanner.svelte';
import { sound } from '$lib/scan/tones';
import type { Key } from '$lib/words/index.svelte';

/** The steps in which a scanner is taught. */
export const parts = ['how', 'scan', 'learned', 'try'] as const;
export type Part = (typeof parts)[number];

/** What came of one code of the test sheet. */
export interface Got {
  scan: RawScan;
  findings: Finding[];
}

/** A scan that was tried once the scanner was taught. */
export interface Tried {
  number: number;
  scan: RawScan;
  parsed: app.ScanParsed | null; // null for what no room would take
  faults: { key: string; params: Record<string, string> }[];
}

/** A scanner while it is taught: nothing of it is kept before it is saved. */
export class Teaching {
  part = $state<Part>('how');
  way = $state<'keys' | 'wire'>('keys');
  port = $state('');
  speed = $state('9600');
  address = $state('');
  name = $state('');
  codes = $state.raw<app.ScanTestCode[]>([]);
  got = $state<(Got | undefined)[]>([]);
  odd = $state.raw<{ key: Key; scanner: string } | null>(null); // a scan that is none of this scanner
  tried = $state.raw<Tried[]>([]);
  readonly opening = new Saving();
  readonly saving = new Saving();
  #sounding = 0;

  constructor(readonly one: app.ScanSetup | null) {
    if (!one) return;
    this.name = one.name;
    if (one.address) [this.way, this.address, this.port] = ['wire', one.address, other];
  }

  /** Where the scanner is heard; empty for one that types. */
  get at(): string {
    if (this.way === 'keys') return '';
    if (this.port === other) return this.address.trim();
    return this.port && `serial:${this.port}@${this.speed},8N1`;
  }

  /** The code that is waited for: the first that has not come right. */
  get next(): number {
    const at = this.codes.findIndex((_, i) => !this.got[i] || (this.got[i]?.findings.length ?? 0) > 0);
    return at < 0 ? this.codes.length : at;
  }

  get complete(): boolean {
    return this.codes.length > 0 && this.codes.every((_, i) => this.got[i] !== undefined);
  }

  get learned(): Learned {
    return learn(this.codes, this.got.flatMap((one) => (one ? [$state.snapshot(one.scan) as RawScan] : [])));
  }

  /** What will be kept of what was learned; null where it cannot be understood. */
  get profile(): Profile | null {
    const { profile, findings } = this.learned;
    return findings.length > 0 ? null : profile;
  }

  /** Begins to hear the scanner; false where it cannot be heard. */
  async begin(): Promise<boolean> {
    return (await this.opening.run(async () => {
      this.codes = await scanning.TestCodes();
      if (this.way === 'wire') await scanning.Try(this.at);
      this.got = [];
      this.odd = null;
      return true;
    })) !== null;
  }

  /** Ends the hearing of a scanner that is not set up. */
  async end() {
    if (this.way === 'wire') await scanning.EndTry().catch(() => {});
  }

  /** Takes one scan of the sheet. */
  take(scan: RawScan) {
    const typed = scan.strokes.length > 0;
    if (typed === (this.way === 'wire') || (!typed && scan.scanner !== '')) {
      this.odd = { key: typed ? 'scanner.came_typed' : 'scanner.came_by_wire', scanner: scan.scanner };
      return sound('warn');
    }
    this.odd = null;
    const at = this.next;
    const code = this.codes[at];
    if (!code) return;
    const findings = judge(code, scan);
    this.got[at] = { scan, findings };
    sound(findings.length > 0 ? 'warn' : 'ok');
  }

  /** Waits for a code once more. */
  forget(at: number) {
    this.got[at] = undefined;
  }

  /** Saves what was learned, and lets the pages hear by it; tells whether it is saved. */
  async save(): Promise<boolean> {
    const profile = this.profile;
    if (!profile) return false;
    const { prefix, suffix, gsSubstitute, layout } = profile;
    const name = this.name.trim();
    const done = await this.saving.run((command) =>
      scanning.PutScanner({ name, address: this.at, prefix, suffix, gsSubstitute, layout }, command));
    if (!done) return false;
    await this.end();
    await relearn();
    return true;
  }

  /** Tries a scan: tells what every room would take it for. */
  async tryOut(scan: RawScan) {
    const number = ++this.#sounding;
    const one: Tried = { number, scan, parsed: null, faults: [] };
    try {
      one.parsed = await scanning.Parse(scan.text);
    } catch (error) {
      one.faults = (error as { faults?: Tried['faults'] }).faults ?? [];
    }
    sound(one.parsed ? 'ok' : 'warn');
    this.tried = [one, ...this.tried].sort((a, b) => b.number - a.number).slice(0, 50);
  }
}

/** The choice of an address that is none of the ports of this computer. */
export const other = '*';

/** Lets the pages hear by the scanners as they are set up now. */
export async function relearn() {
  const typing = (await scanning.Scanners()).filter(({ address }) => address === '');
  scanner.learn(typing as (app.ScanSetup & Profile)[]);
}

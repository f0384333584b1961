import { labels, Told, type app } from '$lib/backend';
import { say } from '$lib/words/index.svelte';
import { named } from '$lib/words/names';
import { labelPrinter } from './printer.svelte';

const keptTarget = 'tradehub.labels.for';
const keptAtOnce = 'tradehub.labels.at_once';

/** On which printer labels are printed, and where what they are on may go: chosen once, and kept on this computer. */
class LabelChoice {
  ways = $state.raw<app.LabelWays | null>(null);
  told = $state.raw<Told | null>(null);
  #target = $state(localStorage.getItem(keptTarget) ?? '');
  #atOnce = $state(localStorage.getItem(keptAtOnce) === 'yes');

  /** Reads what can be chosen. */
  async read() {
    try {
      [this.ways, this.told] = [await labels.Ways(), null];
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** The printer: the one of this computer as long as it is set up, or the only one there is. */
  get printer(): string {
    const all = this.ways?.printers ?? [];
    if (all.includes(labelPrinter.name)) return labelPrinter.name;
    return all.length === 1 ? (all[0] ?? '') : '';
  }

  set printer(name: string) {
    labelPrinter.name = name;
  }

  /** "S:NTG-2026-R1", "C:CN", or nothing while that is not known. */
  get target(): string {
    return this.targets.some((t) => t.value === this.#target) ? this.#target : '';
  }

  set target(value: string) {
    this.#target = value;
    localStorage.setItem(keptTarget, value);
  }

  /** Whether what is packed here gets its labels at once. */
  get atOnce() {
    return this.#atOnce;
  }

  set atOnce(yes: boolean) {
    this.#atOnce = yes;
    localStorage.setItem(keptAtOnce, yes ? 'yes' : 'no');
  }

  get targets() {
    const { ways } = this;
    if (!ways) return [];
    const going = ways.shipments.map((s) => ({ value: `S:${s.reference}`,
      text: say('label.for_shipment', { reference: s.reference, name: named(s.consignee), country: s.destination }) }));
    const lands = ways.destinations.map((c) => ({ value: `C:${c.code}`, text: `${named(c.name)} (${c.code})` }));
    return [...going, ...lands];
  }

  /** What the program is asked with: a shipment or a destination. */
  get bound() {
    const [kind, name] = [this.target.slice(0, 2), this.target.slice(2)];
    return { shipment: kind === 'S:' ? name : '', destination: kind === 'C:' ? name : '' };
  }

  /** Where units go, in a word or two. */
  get targetWord(): string {
    return this.target.slice(2) || say('label.target_none');
  }
}

export const labelChoice = new LabelChoice();

import { printers, Told, type app } from '$lib/backend';
import { Saving } from '$lib/backend/saving.svelte';
import { apart, together, type Where } from './address';

/** The steps in which a printer is set up. */
export const parts = ['where', 'test', 'place', 'dark', 'name'] as const;
export type Part = (typeof parts)[number];

/** A printer while it is set up: nothing of it is kept before it is saved. */
export class Setup {
  readonly fresh: boolean;
  one = $state<app.PrinterSetup>({ name: '', address: '', dpi: 203, rightHMM: 0, downHMM: 0, darkness: 0 });
  where = $state<Where>(apart(''));
  part = $state<Part>('where');
  heard = $state.raw<app.PrinterState | null>(null);
  identity = $state.raw<app.PrinterIdentity | null>(null);
  page = $state.raw<app.SheetPage | null>(null);
  tested = $state.raw<app.PrinterTested | null>(null);
  asking = $state(false);
  wrong = $state<Told | null>(null); // with the address
  unseen = $state<Told | null>(null); // why the test label cannot be drawn
  readonly printing = new Saving();
  readonly saving = new Saving();

  constructor(one: app.PrinterSetup | null) {
    this.fresh = one === null;
    if (!one) return;
    this.one = { ...one };
    this.where = apart(one.address);
  }

  /** The address as it is put together; what was heard belongs to the one before. */
  addressed() {
    const address = together(this.where);
    if (address === this.one.address) return;
    this.one.address = address;
    this.heard = this.identity = this.wrong = this.tested = null;
  }

  /** Asks the printer how it is, and what it is; the resolution that a new one tells is taken. */
  async ask() {
    if (this.asking) return;
    this.asking = true;
    const { address, name } = this.one;
    try {
      const heard = await printers.Status(address, name);
      const said = heard.word === 'away' ? null : await printers.Identify(address).catch(() => null);
      if (address !== this.one.address) return;
      [this.heard, this.identity, this.wrong] = [heard, said, null];
      if (said?.dpi && this.fresh) this.one.dpi = said.dpi;
    } catch (error) {
      this.wrong = Told.from(error);
    } finally {
      this.asking = false;
    }
  }

  /** Looks again how the printer is, once it was heard. */
  async look() {
    const { address, name } = this.one;
    if (this.heard === null || this.asking) return;
    const heard = await printers.Status(address, name).catch(() => null);
    if (heard && address === this.one.address) this.heard = heard;
  }

  /** Draws the test label as it would be printed now. */
  async draw() {
    try {
      this.page = await printers.Preview($state.snapshot(this.one));
      this.unseen = null;
    } catch (error) {
      this.unseen = Told.from(error);
    }
  }

  /** Prints the test label, or one in each step of darkness. */
  async print(inSteps = false) {
    this.tested = null;
    const given = $state.snapshot(this.one);
    const done = await this.printing.run(() => printers.TestLabel(given, inSteps));
    this.tested = done?.saved ?? null;
    await this.look();
  }

  /** Takes offsets from what was read off the label that came out. */
  async calibrate(left: app.PrinterEdge, top: app.PrinterEdge): Promise<boolean> {
    const given = $state.snapshot(this.one);
    const done = await this.printing.run(() => printers.Calibrate(given, left, top));
    if (!done) return false;
    this.one.rightHMM = done.saved.rightHMM;
    this.one.downHMM = done.saved.downHMM;
    this.tested = null;
    return true;
  }

  /** Saves the printer; tells whether it is saved. */
  async save(): Promise<boolean> {
    this.one.name = this.one.name.trim();
    const given = $state.snapshot(this.one);
    return (await this.saving.run((command) => printers.Put(given, this.fresh, command))) !== null;
  }
}

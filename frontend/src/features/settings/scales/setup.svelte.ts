import { scales, type app } from '$lib/backend';
import { Saving } from '$lib/backend/saving.svelte';
import { Following } from '$lib/scale/follow.svelte';
import { apart, together, type Where } from './address';

/** The steps in which a scale is set up. */
export const parts = ['where', 'zero', 'test', 'name'] as const;
export type Part = (typeof parts)[number];

/** The two halves of a test: nothing on the scale, and a weight that is known. */
export type Half = 'empty' | 'known';

/** A scale while it is set up: nothing of it is kept before it is saved. */
export class Setup {
  readonly fresh: boolean;
  one = $state<app.ScaleSetup>({ name: '', address: '', patienceMS: 0 });
  where = $state<Where>(apart(''));
  part = $state<Part>('where');
  connected = $state(false); // somebody asked to be connected, at the address as it is
  passed = $state<Record<Half, app.ScaleTested | null>>({ empty: null, known: null });
  readonly following = new Following();
  readonly ordering = new Saving();
  readonly testing = { empty: new Saving(), known: new Saving() };
  readonly saving = new Saving();

  constructor(one: app.ScaleSetup | null) {
    this.fresh = one === null;
    if (!one) return;
    this.one = { ...one };
    this.where = apart(one.address);
    this.connected = true;
  }

  /** The address as it is put together; what was seen and tested belongs to the one before. */
  addressed() {
    const address = together(this.where);
    if (address === this.one.address) return;
    this.one.address = address;
    this.connected = false;
    this.passed = { empty: null, known: null };
    for (const each of [this.ordering, this.testing.empty, this.testing.known]) each.told = null;
  }

  /** The scale as it is described, for whatever is asked of it. */
  get described(): app.ScaleSetup {
    return { name: this.one.name.trim(), address: this.one.address, patienceMS: this.one.patienceMS };
  }

  async zero() {
    await this.ordering.run(() => scales.Zero(this.described));
  }

  async tare() {
    await this.ordering.run(() => scales.Tare(this.described));
  }

  /** Tests the scale with what lies on it, grams; nothing lies on it for the empty half. */
  async test(half: Half, knownG = 0, toleranceG = 0) {
    this.passed[half] = null;
    const done = await this.testing[half].run(() => scales.Test(this.described, knownG, toleranceG));
    this.passed[half] = done?.saved ?? null;
  }

  /** Saves the scale; tells whether it is saved. */
  async save(): Promise<boolean> {
    const given = this.described;
    return (await this.saving.run((command) => scales.Put(given, this.fresh, command))) !== null;
  }
}

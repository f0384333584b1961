import { checks, Told, type app } from '$lib/backend';
import { captions, type Captions } from '../editor/captions';

/** What the checks found at a gate of one shipment. */
export class Checked {
  view = $state.raw<app.CheckView | null>(null);
  told = $state.raw<Told | null>(null);
  /** What was done last, in a sentence. */
  note = $state('');
  gate = $state('');
  captions = $state.raw<Captions>(new Map());
  #asked = 0;

  constructor(
    readonly reference: string,
    gate: string,
  ) {
    this.gate = gate;
  }

  /** Reads how facts are called, and asks. */
  async begin() {
    this.captions = await captions().catch(() => new Map());
    await this.look();
  }

  /** Asks all checks of the gate; none chosen is that which is ahead. */
  async look(gate = this.gate) {
    const asked = ++this.#asked;
    this.gate = gate;
    try {
      const view = await checks.Look(this.reference, gate);
      if (asked !== this.#asked) return;
      this.view = view;
      this.gate = view.gate;
      this.told = null;
    } catch (error) {
      if (asked === this.#asked) this.told = Told.from(error);
    }
  }

  /** Lets a finding count again. */
  async takeBack(mark: string, note: string) {
    try {
      await checks.TakeBack(crypto.randomUUID(), this.reference, mark);
      await this.look();
      this.note = note;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  count(severity: string, waived = false): number {
    return (this.view?.findings ?? []).filter(
      (f) => f.severity === severity && (f.waiver !== null && f.waiver !== undefined) === waived,
    ).length;
  }
}

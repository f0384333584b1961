import { receive, Told } from '$lib/backend';
import { grams } from '$lib/ui/figures';
import { sentencesOf } from '$lib/words/index.svelte';
import { deliveries } from './deliveries.svelte';
import { gradesWrong, unreadWeights } from './judge';
import { isGraded, weigh } from './weights';

/** The grading of one lot, while its dialog stands open. */
class Grading {
  open = $state(false);
  lot = $state('');
  netG = $state(0);
  gradeA = $state('');
  gradeB = $state('');
  reject = $state('');
  told = $state<Told | null>(null);
  busy = $state(false);
  /** Grows when a lot was graded, so that whoever shows it reads it anew. */
  done = $state(0);
  /** The lot that was graded just now. */
  graded = $state('');
  #command = '';

  /** Opens the dialog for a lot of a delivery. */
  async begin(delivery: string, lot: string) {
    [this.lot, this.netG, this.gradeA, this.gradeB, this.reject, this.told] = [lot, 0, '', '', '', null];
    this.#command = crypto.randomUUID();
    this.graded = '';
    this.open = true;
    try {
      const card = await receive.Look(delivery);
      this.netG = card.lots.find((one) => one.number === lot)?.netG ?? 0;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** How much of the net weight has no grade yet. */
  get leftG(): number {
    const { gradeA, gradeB, reject } = this;
    return this.netG - weigh({ gross: '', tare: '', gradeA, gradeB, reject }).sum;
  }

  get typed(): boolean {
    return isGraded(this);
  }

  /** What is wrong at a field, in one sentence. */
  error(field: string): string {
    const fault = this.told?.at(field)[0];
    return (fault && sentencesOf(fault.key, fault.params)[0]) ?? '';
  }

  /** Books the grades. They stay in the dialog when they are refused. */
  async save() {
    if (this.busy) return;
    const { gradeA, gradeB, reject } = this;
    const faults = unreadWeights({ gradeA, gradeB, reject });
    if (faults.length === 0 && this.leftG !== 0) faults.push(gradesWrong(this.leftG));
    this.told = faults.length > 0 ? new Told(faults) : null;
    if (this.told) return;
    this.busy = true;
    try {
      await receive.Grade({
        command: this.#command, lot: this.lot, gradeAG: grams(gradeA) ?? 0, gradeBG: grams(gradeB) ?? 0,
        rejectG: grams(reject) ?? 0,
      });
      this.open = false;
      this.done += 1;
      this.graded = this.lot;
      await deliveries.load();
    } catch (error) {
      this.told = Told.from(error);
    }
    this.busy = false;
  }
}

export const grading = new Grading();

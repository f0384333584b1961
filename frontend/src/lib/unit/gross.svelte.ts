import { Following, type Taken } from '$lib/scale/follow.svelte';
import { sound } from '$lib/scan/tones';
import { grams, kg } from '$lib/ui/figures';
import { sentencesOf } from '$lib/words/index.svelte';

/** The gross weight of a unit, typed or read from the scale; a figure changed by hand is typed. */
export class Gross {
  readonly following = new Following();
  text = $state('');
  /** Why a weight was not taken. */
  wrong = $state<string[]>([]);
  #taken = $state.raw<Taken | null>(null);

  /** What is typed or was read, grams; null for what is no weight. */
  get grams(): number | null {
    return grams(this.text);
  }

  /** As the scale sent it; empty for a typed weight. */
  get line(): string {
    return this.#taken && this.#taken.weightG === this.grams ? this.#taken.line : '';
  }

  /** Takes weights of a scale, until what it gives back is called. */
  begin(scale: string): () => void {
    this.following.onStable = (taken) => this.#take(taken);
    return this.following.follow(scale);
  }

  /** Takes the weight that stands there, because somebody pressed the key or the button. */
  take() {
    const taken = this.following.take();
    if (taken) this.#take(taken);
    else this.#refuse('receive.weigh_nothing', {});
  }

  clear() {
    [this.text, this.wrong, this.#taken] = ['', [], null];
  }

  #take(taken: Taken) {
    if (taken.net) return this.#refuse('weighing.net', { scale: taken.scale, raw: taken.line });
    [this.text, this.wrong, this.#taken] = [kg(taken.weightG).replaceAll(',', ''), [], taken];
    sound('ok');
  }

  #refuse(key: string, params: Record<string, string>) {
    this.wrong = sentencesOf(key, params);
    sound('warn');
  }
}

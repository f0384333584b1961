import { Following, type Taken } from '$lib/scale/follow.svelte';
import { scanner, type Result } from '$lib/scan/scanner.svelte';
import { count, kg } from '$lib/ui/figures';
import { say, sentencesOf, type Key } from '$lib/words/index.svelte';
import type { Bench } from './bench.svelte';
import type { Draft, Weight } from './draft.svelte';

const kept = 'tradehub.pack.each_at_once';

const warn = (key: Key, params: Record<string, string | number> = {}): Result =>
  ({ level: 'warn', sentences: sentencesOf(key, params) });

/** Weighs packages: each that comes to rest on the scale is a weight of the lot at hand, without a button. */
export class Weighing {
  readonly following = new Following();
  /** What comes to rest next is an empty package. */
  empties = $state(false);
  #atOnce = $state(localStorage.getItem(kept) === 'yes');

  constructor(readonly bench: Bench) {}

  /** Whether each package is packed as soon as it is weighed: chosen once, and kept on this computer. */
  get atOnce() {
    return this.#atOnce;
  }

  set atOnce(yes: boolean) {
    this.#atOnce = yes;
    localStorage.setItem(kept, yes ? 'yes' : 'no');
  }

  /** Takes weights of a scale while the form is open, until what it gives back is called. */
  begin(scale: string): () => void {
    this.following.onStable = (taken) => void this.#answer(taken);
    const end = this.following.follow(scale);
    return () => {
      this.following.onStable = null;
      end();
    };
  }

  /** Takes the weight that stands there, because somebody pressed the key or the button. */
  take() {
    const taken = this.following.take();
    if (taken) return void this.#answer(taken);
    void scanner.step('F8', () => Promise.resolve(warn('receive.weigh_nothing')));
  }

  /** Packs a typed weight as well, where each is packed at once. */
  typed() {
    const { draft } = this.bench;
    const last = draft?.weights.at(-1);
    if (draft && last && this.#atOnce) void scanner.step(kg(last.grossG), () => this.#packOne(draft));
  }

  #answer(taken: Taken) {
    return scanner.step(taken.line.trim(), () => this.#took(taken));
  }

  async #took(taken: Taken): Promise<Result> {
    const { draft, packedOut } = this.bench;
    if (!draft) return warn('pack.lots_none');
    if (taken.net) return warn('weighing.net', { scale: taken.scale, raw: taken.line });
    if (packedOut) return warn('pack.scale_packed_out', { before: packedOut, lot: draft.lot.lot });
    if (this.empties) return this.#tare(draft, taken);
    const made = this.bench.packingOf(taken);
    if (made) return warn('pack.scale_packed', { unit: made.first.number });
    const weight = draft.put(taken);
    return this.#atOnce && !scanner.stopped ? this.#packOne(draft) : said(draft, weight, taken.again);
  }

  #tare(draft: Draft, { weightG }: Taken): Result {
    this.empties = false;
    draft.tare = kg(weightG).replaceAll(',', '');
    return { level: 'ok', sentences: [say('pack.scale_tare_taken', { kg: kg(weightG) })] };
  }

  /** Packs what is weighed, unless a weight in the list is none that a package has: a person looks at that first. */
  async #packOne(draft: Draft): Promise<Result> {
    const odd = draft.weights.find((w) => draft.judgeWeight(w) !== 'ok');
    if (!odd) return this.bench.finish();
    const { sentences } = said(draft, odd, false);
    return { level: 'warn', sentences: [...sentences, say('pack.scale_look_first')] };
  }
}

/** What is said of a weight that was taken. */
function said(draft: Draft, weight: Weight, again: boolean): Result {
  const found = draft.judgeWeight(weight);
  const { minNetG, maxNetG } = draft.lot;
  const params = { number: weight.no, kg: kg(weight.grossG), least: kg(minNetG), most: kg(maxNetG),
    net: kg(weight.grossG - (draft.tareG ?? 0)) };
  const running = count(draft.weights.length);
  if (found === 'ok') {
    return { level: 'ok', sentences: [say(again ? 'pack.scale_again' : 'pack.scale_taken', params)], count: running };
  }
  const key = found === 'light' ? 'pack.scale_light' : 'pack.scale_heavy';
  return { level: 'warn', sentences: [say(key, params)], count: running };
}

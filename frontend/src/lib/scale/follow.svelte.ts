import { hear, scales, Told, type app } from '$lib/backend';
import { Loads, type Sight, type Taken } from './loads';

export type { Sight, Taken } from './loads';

/** How often the program is told that somebody still looks; it stops telling after a minute. */
const renewMS = 20_000;

/** All that follow a scale now. The one that began last takes its loads; those before it only look on meanwhile. */
const all: { renew: () => void }[] = [];

/**
 * Follows a scale: what it shows now, and each load that comes to rest on it.
 *
 * `onStable` is called once for each load, when its weight is stable and can be taken down, and again only when the
 * weight of the load has changed for real (`again` is true then, and `load` the same: the later weight stands for the
 * earlier one) or when the scale was as good as empty in between (a new `load`). A weight from which the scale has
 * taken a tare off comes with `net`. Loads are told apart while the object lives, so keep it outside of the page.
 */
export class Following {
  seen = $state.raw<Sight | null>(null);
  /** Why the scale cannot be followed at all: it was removed, or its address cannot be read. */
  told = $state.raw<Told | null>(null);
  onStable: ((taken: Taken) => void) | null = null;
  #loads = new Loads();
  #turn: { renew: () => void } | null = null;

  /** Follows the scale of a name, until what it gives back is called. */
  follow(name: string): () => void {
    return this.#begin(name, () => scales.Follow(name));
  }

  /** Follows a scale that is being set up. */
  try(one: app.ScaleSetup): () => void {
    return this.#begin(one.name, () => scales.Try(one));
  }

  /** Whether a weight stands there that can be taken. */
  get ready(): boolean {
    return this.seen?.state === 'stable';
  }

  /** Takes the weight that stands there now, also one that was taken before. Nothing where none can be taken. */
  take(): Taken | null {
    return this.#loads.take(this.seen);
  }

  #begin(name: string, ask: () => Promise<void>): () => void {
    let ended = false;
    const say = () => ask().then(
      () => ended || (this.told = null),
      (error) => ended || (this.told = Told.from(error)),
    );
    const turn = { renew: () => void (all.at(-1) === turn && say()) };
    all.push(turn);
    this.#turn = turn;
    const deaf = hear<Sight>('scale', (seen) => {
      if (!ended && seen.scale === name) this.#see(seen);
    });
    const renewing = setInterval(turn.renew, renewMS);
    turn.renew();
    return () => {
      ended = true;
      clearInterval(renewing);
      deaf();
      this.#loads.lose();
      [this.seen, this.told] = [null, null];
      all.splice(all.indexOf(turn), 1);
      if (all.length > 0) all.at(-1)?.renew();
      else void scales.Unfollow();
    };
  }

  #see(seen: Sight) {
    this.seen = seen;
    const taken = this.#loads.see(seen);
    if (taken && all.at(-1) === this.#turn) this.onStable?.(taken);
  }
}

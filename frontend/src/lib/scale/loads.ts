import type { app } from '$lib/backend';

/** What a scale shows, as it crosses with every event. */
export type Sight = Omit<app.ScaleSight, 'convertValues'>;

/** A weight that was taken from a scale. */
export interface Taken {
  weightG: number;
  net: boolean; // the scale had taken a tare off
  scale: string;
  line: string; // as it came from the wire
  at: string; // RFC 3339
  load: number; // which load it was, counted from when the pages were opened
  again: boolean; // the load was weighed before: since then it changed, or somebody asks once more
}

/** Next to nothing is less than so many steps: no scale for trade weighs less (OIML R 76-1, class III, 20 e). */
const leastSteps = 20;
const leastOf = (seen: Sight) => leastSteps * Math.max(1, seen.stepG);

/**
 * Tells one load on a scale from the next. A load is weighed when its weight is stable, and once; it is weighed again
 * when its weight has changed for real. The next load begins when the scale was as good as empty in between. Where that
 * was not seen, because the scale was lost or nobody looked, nothing is weighed by itself before the scale is empty.
 */
export class Loads {
  #load = 0;
  #fresh = true; // the scale was empty since the last load
  #weighed: number | null = null; // in grams, what the load was weighed with; null while that is still to do
  #last = 0; // in grams, what was weighed last
  #unsure = false;

  /** Takes notice of what the scale shows, and gives a weight when a load is to be weighed by itself. */
  see(seen: Sight): Taken | null {
    if (seen.state === 'lost') this.lose();
    if (isEmpty(seen)) this.#begin();
    if (seen.state !== 'moving' && seen.state !== 'stable') return null;
    const moved = this.#weighed !== null && Math.abs(seen.weightG - this.#weighed) >= leastOf(seen);
    if (moved) this.#weighed = null;
    const due = seen.state === 'stable' && this.#weighed === null && !this.#unsure && seen.weightG >= leastOf(seen);
    return due ? this.#weigh(seen) : null;
  }

  /** Weighs what lies on the scale because somebody asks for it, or gives nothing where no weight is stable. */
  take(seen: Sight | null): Taken | null {
    return seen?.state === 'stable' ? this.#weigh(seen) : null;
  }

  /** From here on nobody sees what happens on the scale. */
  lose() {
    this.#unsure ||= !this.#fresh;
  }

  #begin() {
    this.#fresh = true;
    this.#weighed = null;
    this.#unsure = false;
  }

  #weigh(seen: Sight): Taken {
    const another = this.#unsure && Math.abs(seen.weightG - this.#last) >= leastOf(seen);
    const again = !this.#fresh && !another;
    if (!again) this.#load += 1;
    this.#fresh = false;
    this.#weighed = this.#last = seen.weightG;
    this.#unsure = false;
    const { weightG, net, scale, line, at } = seen;
    return { weightG, net, scale, line, at, load: this.#load, again };
  }
}

function isEmpty(seen: Sight): boolean {
  if (seen.state === 'empty') return true;
  if (seen.state === 'moving' || seen.state === 'stable') return seen.weightG < leastOf(seen);
  return seen.faults[0]?.key === 'device.scale_underload';
}

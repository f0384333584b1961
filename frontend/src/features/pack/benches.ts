import { Bench } from './bench.svelte';
import { PalletBench } from './pallet.svelte';
import { Weighing } from './weighing.svelte';

interface Benches {
  person: string;
  bench: Bench;
  weighing: Weighing;
  pallet: PalletBench;
}

let last: Benches | null = null;

/** The benches of whoever is signed in. They stay while he looks into another room: thirty scans are not lost. */
export function benchesOf(person: string): Benches {
  if (last?.person !== person) {
    const bench = new Bench();
    last = { person, bench, weighing: new Weighing(bench), pallet: new PalletBench() };
  }
  return last;
}

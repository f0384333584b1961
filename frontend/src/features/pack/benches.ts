import { Bench } from './bench.svelte';
import { PalletBench } from './pallet.svelte';

interface Benches {
  person: string;
  bench: Bench;
  pallet: PalletBench;
}

let last: Benches | null = null;

/** The benches of whoever is signed in. They stay while he looks into another room: thirty scans are not lost. */
export function benchesOf(person: string): Benches {
  if (last?.person !== person) last = { person, bench: new Bench(), pallet: new PalletBench() };
  return last;
}

import type { Told } from '$lib/backend/told';
import { sentencesOf } from '$lib/words/index.svelte';
import type { Sight } from './loads';

/** Why a scale shows no weight, in sentences. Nothing while it shows one, moving or stable, or is empty. */
export function wrongOf(seen: Sight | null, told: Told | null): string[] {
  const silent = seen?.state === 'lost' || seen?.state === 'refused';
  const fault = told?.faults[0] ?? (silent ? seen.faults[0] : undefined);
  return fault ? sentencesOf(fault.key, fault.params) : [];
}

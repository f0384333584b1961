import { count } from '$lib/ui/figures';
import { say } from '$lib/words/index.svelte';

const minute = 60_000;
export const hour = 60 * minute;

/** How old something is, in the largest whole measure. */
export function ageOf(at: string, now: number): string {
  const age = Math.max(0, now - Date.parse(at));
  if (age >= 48 * hour) return say('today.age_days', { count: count(Math.floor(age / (24 * hour))) });
  if (age >= 2 * hour) return say('today.age_hours', { count: count(Math.floor(age / hour)) });
  return say('today.age_minutes', { count: count(Math.floor(age / minute)) });
}

import { say, words } from '$lib/words/index.svelte';

/** What the buckets of age are called on an axis: 2–3. Each goes up to its limit, the last one beyond all. */
export function ageLabels(limits: number[]): string[] {
  const labels = limits.map((to, i) => {
    const before = limits[i - 1];
    if (before === undefined) return say('today.age_to', { to });
    return say('today.age_between', { from: before + 1, to });
  });
  return [...labels, say('today.age_over', { from: limits.at(-1) ?? 0 })];
}

/** Every calendar date from one to another. */
export function daysOf(from: string, to: string): string[] {
  const all: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 24 * 3600_000) {
    all.push(new Date(at).toISOString().slice(0, 10));
  }
  return all;
}

/** A calendar date as an axis has room for it: 4 Nov. */
export function shortDay(day: string): string {
  const language = words.language === 'en' ? 'en-GB' : words.language;
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format(new Date(`${day}T12:00:00`));
}

import type { app } from '$lib/backend';
import { say, words, type Key } from '$lib/words/index.svelte';
import { named } from '$lib/words/names';
import { confidences } from './wording';

/** The groups of registers, in the order in which people look for them. */
const groups = {
  own: 'register.group_own', goods: 'register.group_goods', origin: 'register.group_origin',
  health: 'register.group_health', transport: 'register.group_transport', customs: 'register.group_customs',
  checks: 'register.group_checks', codes: 'register.group_codes', other: 'register.group_other',
} as const satisfies Record<string, Key>;

/** The registers to choose from, group by group and by their names in the language of the page. */
export function choices(all: app.RegisterAbout[]): { value: string; text: string; group: string }[] {
  const order = Object.keys(groups);
  const placed = all.map((about) => ({ about, at: order.indexOf(about.group in groups ? about.group : 'other') }));
  placed.sort((a, b) => a.at - b.at);
  return placed.map(({ about, at }) => ({
    value: about.name,
    text: say('register.option', { name: named(about.title), count: about.rows }),
    group: say(Object.values(groups)[at] ?? groups.other),
  }));
}

/** What a column is called. One that nobody gave a word is called what its file calls it, set as words. */
export function columnName(column: string): string {
  const key = `register.column_${column}`;
  const said = words.sentences(key)[0] ?? key;
  return said === key ? column.replaceAll('_', ' ') : said;
}

/** When a row holds, in words. */
export function validity(row: app.RegisterRow): string {
  if (row.validFrom && row.validFrom === row.validTo) return row.validFrom;
  if (row.validFrom && row.validTo) return say('master.valid_between', { from: row.validFrom, to: row.validTo });
  if (row.validFrom) return say('master.valid_since', { from: row.validFrom });
  return row.validTo ? say('master.valid_until', { to: row.validTo }) : say('master.valid_always');
}

/** How sure one may be of a row, in words. */
export function sure(row: app.RegisterRow): string {
  const key = confidences[row.confidence as keyof typeof confidences];
  return key ? say(key) : row.confidence;
}

/**
 * The few columns that a list shows: the name in the language of the page, and the first two that tell more than names
 * and notes do. The others stand in the pane on the right.
 */
export function shownColumns(columns: string[], rows: app.RegisterRow[]): string[] {
  const filled = columns.filter((c) => rows.length === 0 || rows.some((row) => row.fields[c]));
  const names = filled.filter((c) => c.startsWith('name_'));
  const own = `name_${words.language}`;
  const name = names.includes(own) ? own : (names.find((c) => c === 'name_en') ?? names[0]);
  const more = filled.filter((c) => !/^(name_|for_|note$|columns$)/.test(c));
  return [...(name ? [name] : []), ...more.slice(0, name ? 2 : 3)];
}

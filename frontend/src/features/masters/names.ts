import type { trade } from '$lib/backend';

export const noNames = (): trade.Names => ({ EN: '', LO: '', ZH: '', TH: '', VI: '' });

/** The name in the language of the page, or the English one where it is lacking. */
export function nameIn(names: trade.Names, language: string): string {
  return names[language.toUpperCase() as keyof trade.Names] || names.EN;
}

/** Everything that a name can be found by. */
export const allNames = (names: trade.Names): string => Object.values(names).join(' ');

/** The columns of a register with its names before the rest: a code is recognised by them. */
export const namesFirst = (columns: string[]): string[] => [
  ...columns.filter((c) => c.startsWith('name_')),
  ...columns.filter((c) => !c.startsWith('name_')),
];

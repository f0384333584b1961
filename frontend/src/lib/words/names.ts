import { words } from './index.svelte';

type Names = Record<'EN' | 'LO' | 'ZH' | 'TH' | 'VI', string>;

/** A name in the language of the page, English where it lacks one. */
export function named(names: Names): string {
  return names[words.language.toUpperCase() as keyof Names] || names.EN;
}

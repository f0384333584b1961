import type { trade } from '$lib/backend';
import type { Option } from '$lib/ui/Pick.svelte';
import { words } from '$lib/words/index.svelte';

type Names = Pick<trade.Names, 'EN' | 'LO' | 'ZH' | 'TH' | 'VI'>;

/** A name in the language of the pages, or in English where it has none. */
export function inWords(names: Names): string {
  return names[words.language.toUpperCase() as keyof Names] || names.EN;
}

/** The choices of a field, by their names. */
export function options(of: { code: string; name: Names }[] | undefined): Option[] {
  return (of ?? []).map(({ code, name }) => ({ value: code, text: inWords(name) }));
}

/** Choices whose code people know better than the name: it stands first. */
export function codedOptions(of: { code: string; name: Names }[] | undefined): Option[] {
  return (of ?? []).map(({ code, name }) => ({ value: code, text: `${code} ${inWords(name)}` }));
}

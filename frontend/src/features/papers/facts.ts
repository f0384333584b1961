import { Told } from '$lib/backend';
import { say, words, type Key } from '$lib/words/index.svelte';

// Refusals name a fact by where it stands in the dossier: /facts/lines/0/criterion/code. People call it "origin
// criterion (line 1)".

const prefix = 'paper.fact_';

/** What the word for a name of the dossier is; nothing where nobody gave it one. */
function wordOf(name: string): string | undefined {
  const key = `${prefix}${name}`;
  const [text] = words.sentences(key);
  return text === key ? undefined : text;
}

const rows: Record<string, Key> = { lines: 'paper.fact_line', lots: 'paper.fact_lot', transport: 'paper.fact_unit' };

/** Which of several: "line 1", "treatment no. 2", "consignee". */
function whose(name: string | undefined, index: number | undefined): string {
  const row = name && rows[name];
  if (row && index !== undefined) return say(row, { n: index + 1 });
  const word = name ? wordOf(name) : undefined;
  if (word && index !== undefined) return `${word} ${say('paper.fact_nth', { n: index + 1 })}`;
  return word ?? '';
}

/** A fact in words of the user's language, by its JSON pointer in a dossier or in the dossiers of a departure. */
export function factName(pointer: string): string {
  const parts = pointer.replace(/^(\/dossiers\/\d+)?(\/facts)?\//, '').split('/');
  const names = parts.filter((part) => !/^\d+$/.test(part));
  const index = parts.find((part) => /^\d+$/.test(part));
  const at = index === undefined ? undefined : Number(index);
  for (let from = 0; from < names.length; from++) {
    const fact = wordOf(names.slice(from).join('_'));
    if (!fact) continue;
    const owner = whose(names[from - 1], at);
    return owner ? say('paper.fact_of', { fact, whose: owner }) : fact;
  }
  return parts.join(' / ');
}

/** The same refusals, with facts by their names. */
export function inWords(told: Told | null): Told | null {
  if (!told) return null;
  return new Told(told.faults.map((fault) => ({ ...fault, params: named(fault.params) })));
}

/** Parameters of a refusal, with a fact by its name. */
export function named(params: Record<string, string>): Record<string, string> {
  return params.at?.startsWith('/') ? { ...params, at: `“${factName(params.at)}”` } : params;
}

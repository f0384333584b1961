import { editor } from '$lib/backend';
import { say, type Key } from '$lib/words/index.svelte';
import { patternOf } from './outline';

/** The captions of facts, lists and parts, by pattern. */
export type Captions = Map<string, string>;

/** Reads them; they are the same for every shipment. */
export async function captions(): Promise<Captions> {
  const [fields, lists] = await Promise.all([editor.Fields(), editor.Lists()]);
  return new Map([...lists, ...fields].map((one) => [one.pattern, one.caption]));
}

/** A fact, a row or a part by its captions, the nearest first: "Net weight · What is loaded 1 · Transport unit 2". */
export function captionOf(all: Captions, pointer: string): string {
  const names: string[] = [];
  for (let at = pointer; at.length > '/facts'.length; at = at.slice(0, at.lastIndexOf('/'))) {
    const index = /\/(\d+)$/.exec(at)?.[1];
    if (index !== undefined) at = at.slice(0, -index.length - 1);
    const caption = all.get(patternOf(at));
    if (caption)
      names.push([say(caption as Key), index === undefined ? '' : Number(index) + 1].filter(Boolean).join(' '));
  }
  return names.slice(0, 3).join(' · ');
}

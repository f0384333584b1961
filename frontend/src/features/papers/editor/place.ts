import type { Goal } from './work.svelte';

/**
 * Where in the work on a shipment one is: "edit/NTG-2026-R1@/facts/marks", "edit/NTG-2026-R1@form-e:importer",
 * "checks/NTG-2026-R1@B".
 */
export interface Place {
  name: 'edit' | 'checks' | 'time' | 'copy';
  reference: string;
  goal: Goal;
  gate: string;
}

const names = ['edit', 'checks', 'time', 'copy'];

/** Reads a place; null for what is another part of the room. */
export function placeOf(about: string): Place | null {
  const [name = '', ...rest] = about.split('/');
  if (!names.includes(name) || rest.length === 0) return null;
  const all = rest.join('/');
  const cut = all.lastIndexOf('@');
  const at = cut < 0 ? '' : all.slice(cut + 1);
  return {
    name: name as Place['name'],
    reference: cut < 0 ? all : all.slice(0, cut),
    goal: goalOf(at),
    gate: name === 'checks' ? at : '',
  };
}

function goalOf(at: string): Goal {
  if (at.startsWith('/')) return { fact: at };
  const [paper, ...box] = at.split(':');
  return paper ? { paper, box: box.join(':') } : {};
}

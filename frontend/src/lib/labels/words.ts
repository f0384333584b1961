import type { app } from '$lib/backend';
import { count } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';

export type Kind = 'plain' | 'ok' | 'warn' | 'stop' | 'accent';

const fates: Record<string, { word: Key; kind: Kind }> = {
  '': { word: 'label.fate_none', kind: 'plain' },
  queued: { word: 'label.fate_queued', kind: 'accent' },
  sending: { word: 'label.fate_sending', kind: 'accent' },
  sent: { word: 'label.fate_sent', kind: 'ok' },
  printed: { word: 'label.fate_printed', kind: 'ok' },
  unknown: { word: 'label.fate_unknown', kind: 'stop' },
  missing: { word: 'label.fate_missing', kind: 'warn' },
  cancelled: { word: 'label.fate_cancelled', kind: 'plain' },
};

/** How far a label has come, as a word with its colour. */
export function fateOf(state: string): { text: string; kind: Kind } {
  const { word, kind } = fates[state] ?? { word: 'label.fate_unknown', kind: 'stop' };
  return { text: say(word), kind };
}

const states: Record<string, { word: Key; kind: Kind }> = {
  next: { word: 'label.state_next', kind: 'plain' },
  printing: { word: 'label.state_printing', kind: 'accent' },
  pausing: { word: 'label.state_pausing', kind: 'accent' },
  unresolved: { word: 'label.state_unresolved', kind: 'stop' },
  waiting: { word: 'label.state_waiting', kind: 'warn' },
  done: { word: 'label.state_done', kind: 'ok' },
  cancelled: { word: 'label.state_cancelled', kind: 'plain' },
  refused: { word: 'label.state_refused', kind: 'stop' },
  dropped: { word: 'label.state_dropped', kind: 'plain' },
};

/** How a job stands, as a word with its colour. */
export function stateOf(state: string): { text: string; kind: Kind } {
  const { word, kind } = states[state] ?? { word: 'label.state_waiting', kind: 'warn' };
  return { text: say(word), kind };
}

/** So many labels: 900 labels. */
export function labelsOf(number: number): string {
  return number === 1 ? say('label.one_label') : say('label.many_labels', { count: count(number) });
}

/** How it stands with the label of a unit, with the copies beside it. */
export function unitLabel(label: app.UnitLabel): string {
  if (!label.copies) return fateOf(label.state).text;
  const copies = label.copies === 1 ? say('label.one_copy') : say('label.many_copies', { count: count(label.copies) });
  return `${fateOf(label.state).text}, ${copies}`;
}

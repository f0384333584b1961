import type { app } from '$lib/backend';
import type { Key } from '$lib/words/index.svelte';

/** The word for each alarm of a printer, and for each state without one. */
const keys: Record<string, Key> = {
  unasked: 'printer.is_unasked',
  ready: 'printer.is_ready',
  printing: 'printer.is_printing',
  away: 'printer.is_away',
  head_open: 'printer.is_head_open',
  paper_out: 'printer.is_paper_out',
  ribbon_out: 'printer.is_ribbon_out',
  cutter: 'printer.is_cutter',
  over_temperature: 'printer.is_over_temperature',
  memory: 'printer.is_memory',
  head_broken: 'printer.is_head_broken',
  printer_error: 'printer.is_printer_error',
  paused: 'printer.is_paused',
  silent: 'printer.is_silent',
  offline: 'printer.is_offline',
  not_accepting: 'printer.is_not_accepting',
  buffer_full: 'printer.is_buffer_full',
  label_waiting: 'printer.is_label_waiting',
};

type Kind = 'plain' | 'ok' | 'warn' | 'stop' | 'accent';
const kinds: Record<string, Kind> = { ready: 'ok', printing: 'accent', stopped: 'stop', away: 'stop' };

/** The word for a state or an alarm of a printer. */
export const printerWord = (name: string): Key => keys[name] ?? 'printer.is_printer_error';

/** What is said of a printer in a word or two: all that keeps it from printing, or else its state. */
export function wordsOf(state: app.PrinterState): { key: Key; kind: Kind }[] {
  const stands = state.word === 'stopped' ? [] : [{ name: state.word, kind: kinds[state.word] ?? 'plain' }];
  const alarms = state.alarms.map((name) => ({ name: String(name), kind: alarmKind(state) }));
  return [...stands, ...alarms].map(({ name, kind }) => ({ key: printerWord(name), kind }));
}

/** An alarm that does not keep it from printing, a label that waits to be taken, is no stop. */
const alarmKind = (state: app.PrinterState): Kind => (state.word === 'stopped' ? 'stop' : 'warn');

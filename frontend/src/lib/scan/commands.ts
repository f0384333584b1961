import type { Key } from '$lib/words/index.svelte';

/** What command barcodes ask for; the sheet of them is printed from the same codes. */
export const commands = {
  'undo': { code: 'TH-UNDO', word: 'scan.command_undo' },
  'go-on': { code: 'TH-GO-ON', word: 'scan.command_go_on' },
  'next': { code: 'TH-NEXT', word: 'scan.command_next' },
  'finish': { code: 'TH-FINISH', word: 'scan.command_finish' },
  'print': { code: 'TH-PRINT', word: 'scan.command_print' },
  'cancel': { code: 'TH-CANCEL', word: 'scan.command_cancel' },
} as const satisfies Record<string, { code: string; word: Key }>;

export type CommandName = keyof typeof commands;

/** The command that a scan is, if it is one; an AIM identifier may stand in front. */
export function commandOf(scan: string): CommandName | null {
  const code = scan.trim().replace(/^\][A-Za-z][0-9A-Za-z]/, '').toUpperCase();
  const names = Object.keys(commands) as CommandName[];
  return names.find((name) => commands[name].code === code) ?? null;
}

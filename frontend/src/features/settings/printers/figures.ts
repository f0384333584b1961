import type { app } from '$lib/backend';
import { say } from '$lib/words/index.svelte';

// Millimetres as people write them; inside they are hundredths, as everywhere.

/** Hundredths of a millimetre as millimetres: 1.50, −0.25. */
export function mm(hmm: number): string {
  const digits = String(Math.abs(hmm)).padStart(3, '0');
  return `${hmm < 0 ? '\u2212' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Millimetres as typed ("1.5", "-0,25") as hundredths, or null for what is no such number. */
export function hmm(typed: string | number): number | null {
  const match = /^\s*([-\u2212+]?)(\d{1,2})(?:[.,](\d{1,2}))?\s*$/.exec(String(typed));
  if (!match) return null;
  const size = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '' || match[1] === '+' || size === 0 ? size : -size;
}

/** Steps of darkness with their sign: +3, 0, −6. */
export function steps(n: number): string {
  return n > 0 ? `+${n}` : n < 0 ? `\u2212${-n}` : '0';
}

/** How labels sit in a printer: its resolution, offsets and darkness. */
export function sits({ dpi, rightHMM, downHMM, darkness }: app.PrinterSetup): string {
  return say('printer.set_up_as', { dpi, right: mm(rightHMM), down: mm(downHMM), darkness: steps(darkness) });
}

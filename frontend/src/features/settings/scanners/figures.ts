import type { app } from '$lib/backend';
import type { RawScan } from '$lib/scan/scanner.svelte';
import { say, type Key } from '$lib/words/index.svelte';

const layoutWords: Record<string, Key> = {
  us: 'scanner.layout_us', uk: 'scanner.layout_uk', fr: 'scanner.layout_fr', de: 'scanner.layout_de',
};

/** The country of a keyboard layout, in words. */
export const layoutName = (layout: string) => say(layoutWords[layout] ?? 'scanner.layout_us');

const keyNames: Record<string, string> = {
  '\r': 'Enter', '\n': 'Enter', '\r\n': 'Enter', '\t': 'Tab', '\x02': 'STX', '\x03': 'ETX', '\x1d': 'GS', ' ': '␣',
};

/** What a scanner adds, as it can be said in a sentence: control characters by the keys that send them, or by name. */
export function mark(text: string): string {
  if (keyNames[text]) return keyNames[text];
  return [...text].map((c) => (c < ' ' ? `[${keyNames[c] ?? c.charCodeAt(0)}]` : c)).join('');
}

/** What a scanner adds to its scans, in a few words. */
export function adds({ prefix, suffix, gsSubstitute }: Pick<app.ScanSetup, 'prefix' | 'suffix' | 'gsSubstitute'>) {
  const all = [
    prefix && say('scanner.adds_prefix', { mark: mark(prefix) }),
    gsSubstitute && say('scanner.adds_gs', { mark: mark(gsSubstitute) }),
    suffix && say('scanner.adds_suffix', { mark: mark(suffix) }),
  ];
  return all.filter(Boolean).join(' · ') || say('scanner.adds_nothing');
}

/** The bytes of a scan, as a manual has them. */
export function bytes(scan: Pick<RawScan, 'raw' | 'end'>): string {
  const all = new TextEncoder().encode(scan.raw + scan.end);
  return [...all].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** How fast the keys of a scan came. */
export function timing({ strokes }: Pick<RawScan, 'strokes'>): string {
  if (strokes.length < 2) return say('scanner.by_the_wire');
  const gaps = strokes.slice(1).map((stroke, i) => stroke.at - (strokes[i]?.at ?? stroke.at));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const tenths = (ms: number) => Math.round(ms * 10) / 10;
  return say('scanner.timing_keys', { count: strokes.length, mean: tenths(mean), most: tenths(Math.max(...gaps)) });
}

/** The keys of a scan by where they lie, with what was held. */
export function keysOf({ strokes }: Pick<RawScan, 'strokes'>): string {
  return strokes.map(({ code, key, shift, ctrl, altGr, given }) => {
    const held = [ctrl && 'Ctrl', altGr && 'AltGr', shift && 'Shift'].filter(Boolean);
    return [...held, given !== undefined ? mark(given) : code || key].join('+');
  }).join('  ');
}

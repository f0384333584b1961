// A scanner is taught with the three codes of the test sheet, of which it is known what they hold: what else came is
// what the scanner adds.
import type { Key } from '$lib/words/index.svelte';
import { GS, layouts, textOf, type Layout, type Stroke } from './keys';
import type { Profile } from './profile';

/** A code of the test sheet. */
export interface TestCode {
  id: string;
  data: string; // what it holds, separators as 0x1d
}

/** A code of the sheet as the scanner sent it. */
export interface Sent {
  raw: string;
  end: string;
  strokes: Stroke[]; // none from a scanner that does not type
}

/** Something that is wrong, in words. */
export interface Finding {
  code: string; // of the sheet; empty: of all
  key: Key;
  params: Record<string, string | number>;
}

/** What was learned; no profile where the scanner cannot be understood as it is. */
export interface Learned {
  profile: Profile | null;
  findings: Finding[];
}

interface Parts {
  prefix: string;
  suffix: string;
  gs: string | null; // what stands for the separator; null where the code has none
}

/** A mark of the symbology, such as ]C1 (ISO/IEC 15424): it says what was read, and is no prefix. */
const aim = /\][A-Za-z][0-9A-Za-z]$/;

const textBy = (sent: Sent, layout: Layout) =>
  (sent.strokes.length > 0 ? textOf(sent.strokes, layout) : sent.raw) + sent.end;

/** Finds a code in what came; null where it is not there whole. */
function partsOf(code: TestCode, text: string): Parts | null {
  const [head = '', tail] = code.data.split(GS);
  const at = text.indexOf(head);
  if (at < 0) return null;
  const prefix = text.slice(0, at).replace(aim, '');
  const rest = text.slice(at + head.length);
  if (tail === undefined) return { prefix, suffix: rest, gs: null };
  const between = rest.indexOf(tail);
  if (between < 0) return null;
  return { prefix, suffix: rest.slice(between + tail.length), gs: rest.slice(0, between) };
}

const swapped = (text: string) =>
  [...text].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');

/** Learns from what came of each code, in their order. */
export function learn(codes: TestCode[], sent: Sent[]): Learned {
  const pairs = codes.flatMap((code, i) => (sent[i] ? [{ code, sent: sent[i] }] : []));
  for (const layout of layouts) {
    const parts = pairs.map(({ code, sent }) => partsOf(code, textBy(sent, layout)));
    if (parts.length > 0 && parts.every((p) => p !== null)) return fit(parts, layout, pairs[0]?.sent);
  }
  return { profile: null, findings: wrong(pairs) };
}

/** Tells what is wrong with one code as soon as it came; nothing where it is there on some layout. */
export function judge(code: TestCode, sent: Sent): Finding[] {
  return learn([code], [sent]).findings.filter((f) => f.code !== '' || f.key === 'scan.learn_dropped');
}

/** Every code is there: what stands around it is what the scanner adds. */
function fit(parts: Parts[], layout: Layout, first: Sent | undefined): Learned {
  const findings: Finding[] = [];
  const say = (key: Key, params = {}) => findings.push({ code: '', key, params });
  const [{ prefix, suffix }] = parts as [Parts];
  const gs = parts.find((p) => p.gs !== null)?.gs ?? GS;
  const other = parts.find((p) => p.prefix !== prefix || p.suffix !== suffix);
  if (other) say('scan.learn_differs', { one: seen(prefix + suffix), other: seen(other.prefix + other.suffix) });
  if (gs === '') say('scan.learn_dropped');
  if (gs !== '' && /^[A-Za-z0-9]+$/.test(gs)) say('scan.learn_plain', { found: gs });
  const types = (first?.strokes.length ?? 0) > 0;
  const gsSubstitute = gs === GS ? '' : gs;
  const profile: Profile = { name: '', prefix, suffix, gsSubstitute, layout: types ? layout : 'us' };
  return { profile: other ? null : profile, findings };
}

/** Not every code is there: tells why, as far as it can be known. */
function wrong(pairs: { code: TestCode; sent: Sent }[]): Finding[] {
  const exchanged = layouts.some((layout) =>
    pairs.every(({ code, sent }) => partsOf(code, swapped(textBy(sent, layout))) !== null));
  if (exchanged) return [{ code: '', key: 'scan.learn_caps', params: {} }];
  const missed = (layout: Layout) => pairs.map(({ code, sent }) => missing(code.data, textBy(sent, layout)));
  const all = layouts.map(missed);
  const best = all.reduce((a, b) => (b.flat().length < a.flat().length ? b : a), all[0] ?? []);
  return pairs.flatMap(({ code: { id, data } }, i): Finding[] => {
    const lost = best[i] ?? [];
    if (lost.length === 0) return [];
    if (lost.length * 2 > data.length) return [{ code: id, key: 'scan.learn_other', params: { code: id } }];
    return [{ code: id, key: 'scan.learn_lost', params: { code: id, count: lost.length, lost: lost.join(' ') } }];
  });
}

/** The characters of a code that did not come in their order. */
function missing(data: string, text: string): string[] {
  const wanted = [...data.replaceAll(GS, '')];
  const longest = Array.from({ length: wanted.length + 1 }, () => new Array<number>(text.length + 1).fill(0));
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0;
  for (let i = wanted.length - 1; i >= 0; i--) {
    for (let j = text.length - 1; j >= 0; j--) {
      const row = longest[i] as number[];
      row[j] = wanted[i] === text[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lost: string[] = [];
  for (let i = 0, j = 0; i < wanted.length; ) {
    if (j < text.length && wanted[i] === text[j]) [i, j] = [i + 1, j + 1];
    else if (j < text.length && at(i, j + 1) >= at(i + 1, j)) j++;
    else lost.push(wanted[i++] as string);
  }
  return lost;
}

/** A text in which signs that nobody sees can be seen. */
export function seen(text: string): string {
  return [...text].map((c) => (c < ' ' ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : c)).join('');
}

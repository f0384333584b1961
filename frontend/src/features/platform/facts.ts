import { count, date } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';

// What a message says, as facts that people read: one line per fact, whatever the document holds.

/** One thing a document says. The path is the same on both sides of a conflict. */
export interface Fact {
  path: string;
  label: string;
  value: string;
}

/** One thing two documents say, or only one of them. */
export interface Compared {
  path: string;
  label: string;
  mine?: string;
  theirs?: string;
  differs: boolean;
}

const names = [
  'station', 'external_id', 'delivery_note', 'cooperative', 'code', 'name', 'site', 'received_on', 'lots', 'lot',
  'item', 'unit', 'harvested_on', 'grades', 'grade', 'quantity', 'quantities', 'net_kg', 'gross_kg', 'consignor',
  'consignee', 'country', 'mode', 'departure', 'reference', 'departs_at', 'zone', 'from', 'to', 'terms', 'currency',
  'transport_units', 'number', 'kind', 'seals', 'packages', 'totals', 'amount', 'as_of', 'epoch', 'seq',
] as const;
const words: Record<string, Key> = Object.fromEntries(names.map((name): [string, Key] => [name, `channel.f_${name}`]));

/** A field in words, or as the document has it where we have none. */
const called = (field: string) => (words[field] ? say(words[field]) : field);

type Row = Record<string, unknown>;
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** By what the rows of a list are told apart. */
const identities = ['lot', 'number', 'grade', 'code'];

/** Reads a document into facts, in its own order. A text that is no JSON is one fact: itself. */
export function factsOf(text: string, language: string): Fact[] {
  try {
    return text === '' ? [] : walk(JSON.parse(text), '', '', language);
  } catch {
    return [{ path: '', label: '', value: text }];
  }
}

function walk(value: unknown, path: string, label: string, language: string, skip = ''): Fact[] {
  if (isRow(value)) {
    return Object.entries(value)
      .filter(([field]) => field !== skip)
      .flatMap(([field, inner]) => walkField(inner, `${path}/${field}`, label, field, language));
  }
  return [{ path, label, value: written(value, path, language) }];
}

function walkField(value: unknown, path: string, label: string, field: string, language: string): Fact[] {
  const prefix = label ? `${label} · ` : '';
  if (!Array.isArray(value)) return walk(value, path, prefix + called(field), language);
  if (!value.some(isRow)) return [{ path, label: prefix + called(field), value: value.map(String).join(', ') }];
  return value.flatMap((row: unknown, i) => {
    const id = isRow(row) ? identities.find((name) => name in row) : undefined;
    const name = id && isRow(row) ? String(row[id]) : String(i + 1);
    const shown = id === 'grade' && name === '-' ? say('channel.ungraded') : name;
    return walk(row, `${path}/${name}`, `${prefix}${called(field)} ${shown}`, language, id);
  });
}

const number = /^-?\d+(\.\d+)?$/;

function written(value: unknown, path: string, language: string): string {
  const text = String(value ?? '');
  const field = path.slice(path.lastIndexOf('/') + 1);
  if (field.endsWith('_kg') && number.test(text)) return `${grouped(text)} kg`;
  if (['quantity', 'packages', 'amount'].includes(field) && number.test(text)) return grouped(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return date(text, language);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return date(text, language, true);
  return text;
}

/** A decimal with thousands grouped: "34020" and "34020.0" are written alike, money keeps its digits. */
function grouped(text: string): string {
  const [whole = '', rest = ''] = text.split('.');
  const digits = /^0*$/.test(rest) ? '' : rest;
  return count(whole) + (digits ? `.${digits}` : '');
}

/** Puts two documents side by side, what differs first. */
export function compare(mine: string, theirs: string, language: string): Compared[] {
  const ours = factsOf(mine, language);
  const other = new Map(factsOf(theirs, language).map((fact) => [fact.path, fact]));
  const all: Compared[] = ours.map(({ path, label, value }) => {
    const found = other.get(path);
    other.delete(path);
    return { path, label, mine: value, theirs: found?.value, differs: found?.value !== value };
  });
  for (const { path, label, value } of other.values()) all.push({ path, label, theirs: value, differs: true });
  return [...all.filter((row) => row.differs), ...all.filter((row) => !row.differs)];
}

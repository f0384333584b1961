import type { dossier } from '$lib/backend';

/** A change with all that it says. */
export type Change = Required<dossier.Change>;

/** The changes as the program gives them: it leaves out what is empty. */
export const whole = (changes: dossier.Change[]): Change[] =>
  changes.map(({ pointer, op, value }) => ({ pointer, op: op ?? '', value: value ?? '' }));

/** The facts as they stand after changes: values by pointer, and how many rows each list has. */
export interface Stand {
  values: Map<string, string>;
  rows: Map<string, number>;
}

/** The facts as they were opened. */
export function standOf(values: readonly { pointer: string; value: string }[]): Stand {
  const stand: Stand = { values: new Map(), rows: new Map() };
  for (const { pointer, value } of values) set(stand, pointer, value);
  return stand;
}

/** The same after changes, each applied as the program will. */
export function replay(base: Stand, changes: Change[]): Stand {
  const stand: Stand = { values: new Map(base.values), rows: new Map(base.rows) };
  for (const { op, pointer, value } of changes) {
    if (op === 'add') stand.rows.set(pointer, (stand.rows.get(pointer) ?? 0) + 1);
    else if (op === 'remove') remove(stand, pointer);
    else set(stand, pointer, value);
  }
  return stand;
}

function set(stand: Stand, pointer: string, value: string) {
  stand.values.set(pointer, value);
  for (const match of pointer.matchAll(/\/(\d+)(?=\/|$)/g)) {
    const list = pointer.slice(0, match.index);
    stand.rows.set(list, Math.max(stand.rows.get(list) ?? 0, Number(match[1]) + 1));
  }
}

function remove(stand: Stand, pointer: string) {
  const at = splitRow(pointer);
  for (const all of [stand.values, stand.rows] as Map<string, unknown>[]) {
    for (const [key, value] of [...all]) {
      if (!under(key, at ? at.list : pointer)) continue;
      const to = at ? shifted(key, at.list, at.index, -1) : null;
      if (to === key) continue;
      all.delete(key);
      if (to !== null) all.set(to, value);
    }
  }
  if (at) stand.rows.set(at.list, Math.max(0, (stand.rows.get(at.list) ?? 1) - 1));
}

const under = (key: string, pointer: string) => key.startsWith(`${pointer}/`);

/** A row as its list and its index; null for a part. */
export function splitRow(pointer: string): { list: string; index: number } | null {
  const match = /^(.*)\/(\d+)$/.exec(pointer);
  return match ? { list: match[1] ?? '', index: Number(match[2]) } : null;
}

/** Where a pointer stands when a row before it went away (-1) or came back (+1); null for the row itself. */
function shifted(key: string, list: string, index: number, by: 1 | -1): string | null {
  const rest = key.slice(list.length + 1).split('/');
  const at = Number(rest[0]);
  if (!Number.isInteger(at) || at < index) return key;
  if (at === index && by === -1) return null;
  return [list, at + by, ...rest.slice(1)].join('/');
}

/** The same changes with one set more: a fact that was set last is set anew. */
export function withSet(base: Stand, changes: Change[], pointer: string, value: string): Change[] {
  const structure = changes.findLastIndex((c) => c.op !== '');
  const at = changes.findIndex((c, i) => i > structure && c.pointer === pointer);
  const back = structure < 0 && (base.values.get(pointer) ?? '') === value;
  if (back) return changes.filter((_, i) => i !== at);
  const change: Change = { pointer, op: '', value };
  return at < 0 ? [...changes, change] : changes.map((c, i) => (i === at ? change : c));
}

/** The same changes without the removal at an index, so that the row is back with all it said. */
export function withoutRemoval(changes: Change[], at: number): Change[] {
  const row = changes[at] && splitRow(changes[at].pointer);
  const later = changes.slice(at + 1).map((c) => {
    if (!row || !under(c.pointer, row.list)) return c;
    return { ...c, pointer: shifted(c.pointer, row.list, row.index, 1) ?? c.pointer };
  });
  return [...changes.slice(0, at), ...later];
}

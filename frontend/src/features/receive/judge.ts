import { Told, type Fault } from '$lib/backend/told';
import { grams, kg } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';
import { readDay } from './dates';
import type { Head, Row } from './typed';
import { weigh } from './weights';

// What can be seen to be wrong before anything is asked of the program, each at its own field. A field of the whole
// delivery is called as the program calls it, one of a row by the row's id and its own name.

const at = (row: Row, cell: keyof Row) => `${row.id}.${cell}`;

function fault(key: Key, field: string, params: Record<string, string | number> = {}): Fault {
  const texts = Object.entries(params).map(([name, value]) => [name, String(value)]);
  return { code: 'invalid', key, field, params: Object.fromEntries(texts) as Record<string, string> };
}

const required: [keyof Head, string, Key][] = [
  ['cooperative', 'cooperative', 'receive.cooperative'],
  ['deliveryNote', 'delivery note', 'receive.note'],
  ['receivedOn', 'received on', 'receive.received_on'],
  ['location', 'location', 'receive.location'],
];

/** What is wrong with the delivery as a whole. */
export function headFaults(head: Head, today: string): Fault[] {
  const faults = required
    .filter(([name]) => head[name].trim() === '')
    .map(([, field, label]) => fault('receive.missing_head', field, { field: say(label) }));
  const typed = head.receivedOn.trim();
  if (typed && readDay(typed, today) === null) {
    faults.push(fault('receive.no_date', 'received on', { found: typed, example: today }));
  }
  return faults;
}

const requiredCells: [keyof Row, Key][] = [
  ['item', 'receive.item'],
  ['lot', 'receive.lot'],
  ['harvestedOn', 'receive.harvested'],
  ['gross', 'receive.gross'],
];

/** What is wrong with one lot; n is its number on the form. */
export function rowFaults(row: Row, n: number, today: string): Fault[] {
  const text = (cell: keyof Row) => String(row[cell]).trim();
  const faults = requiredCells
    .filter(([cell]) => text(cell) === '')
    .map(([cell, label]) => fault('receive.missing', at(row, cell), { n, field: say(label) }));
  if (text('harvestedOn') && readDay(row.harvestedOn, today) === null) {
    faults.push(fault('receive.no_date', at(row, 'harvestedOn'), { found: text('harvestedOn'), example: today }));
  }
  if (!/^\d{0,7}$/.test(text('packages'))) {
    faults.push(fault('receive.no_number', at(row, 'packages'), { found: text('packages'), example: '120' }));
  }
  const { gross, tare, gradeA, gradeB, reject } = row;
  const misread = unreadWeights({ gross, tare, gradeA, gradeB, reject }, `${row.id}.`);
  return [...faults, ...(misread.length > 0 ? misread : sumFaults(row, n))];
}

/** The weights that are typed and are no numbers, each at its field. */
export function unreadWeights(typed: Record<string, string>, prefix = ''): Fault[] {
  return Object.entries(typed)
    .filter(([, text]) => text.trim() !== '' && grams(text) === null)
    .map(([name, text]) => fault('receive.no_number', prefix + name, { found: text.trim(), example: '1250.5' }));
}

/** Says that the grades do not add up to the net weight, of which so many grams are left. */
export const gradesWrong = (leftG: number) => fault('receive.grades_wrong', '', { kg: kg(Math.abs(leftG)) });

function sumFaults(row: Row, n: number): Fault[] {
  const { net, graded, left } = weigh(row);
  if (net === null) return [];
  if (net <= 0) return [fault('receive.net_zero', at(row, 'gross'), { n })];
  if (graded && left !== 0) {
    return [fault('receive.grades_differ', at(row, 'gradeA'), { n, kg: kg(Math.abs(left)) })];
  }
  return [];
}

// The fields of a lot as the program calls them.
const cells: Record<string, keyof Row> = {
  item: 'item', package: 'package', lot: 'lot', 'lot number': 'lot', 'harvested on': 'harvestedOn',
  'net weight': 'gross', grades: 'gradeA',
};

/** Puts what the program refused at the rows it speaks of: it names them by what stands in them. */
export function placed(told: Told, rows: Row[]): Told {
  const taken = new Set<string>();
  const faults = told.faults.map((one) => {
    const cell = cells[one.field ?? ''];
    const row = cell && rows.find((r) => !taken.has(at(r, cell)) && speaksOf(one, r, cell));
    if (!cell || !row) return one;
    taken.add(at(row, cell));
    return { ...one, field: at(row, cell) };
  });
  return new Told(faults);
}

function speaksOf({ params }: Fault, row: Row, cell: keyof Row): boolean {
  if (params.lot !== undefined) return row.lot.trim() === params.lot;
  if (params.net_g !== undefined) return String(weigh(row).net) === params.net_g;
  const named = params.name ?? params.code ?? params.found ?? '';
  return String(row[cell]).trim() === named;
}

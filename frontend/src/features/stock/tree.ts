import type { app } from '$lib/backend';

/** A node of a trace. */
export type Node = Omit<app.TraceNode, 'convertValues'>;

/** A node of the drawing with its place on it. */
export interface Placed extends Node {
  x: number;
  y: number;
  column: number;
}

/** A line of the drawing from one node to the next. */
export interface Way {
  from: string;
  to: string;
  path: string;
}

export interface Drawn {
  nodes: Placed[];
  ways: Way[];
  width: number;
  height: number;
  nodeWidth: number;
}

export const nodeHeight = 102;
const gapX = 28;
const gapY = 12;
const narrowest = 150;
const widest = 220;

/** What stands in a column: a node, or a gap through which lines pass on their way to a column behind it. */
interface Slot {
  id: string;
  height: number;
  from: string[]; // ids of the slots it is reached from
  node?: Node;
  y: number;
}

const gapHeight = 8;
const gapId = (column: number, to: string) => `${column}>${to}`;

/** Lays a trace out from left to right: a column for each step on the way, the nodes near what they come from. */
export function layOut(nodes: Node[], edges: app.TraceEdge[], room: number): Drawn {
  const levels = [...new Set(nodes.map((n) => n.level))].sort((a, b) => a - b);
  const fair = (room - gapX * (levels.length - 1)) / Math.max(1, levels.length);
  const nodeWidth = Math.max(narrowest, Math.min(widest, Math.floor(fair)));
  const columnOf = new Map(nodes.map((n) => [n.id, levels.indexOf(n.level)]));
  const columns = slotsOf(nodes, edges, columnOf, levels.length);
  const tall = (slots: Slot[]) => slots.reduce((sum, s) => sum + s.height + gapY, -gapY);
  const height = Math.max(0, ...columns.map(tall));
  const slots = new Map<string, Slot>();
  for (const column of columns) {
    let y = (height - tall(column)) / 2;
    for (const slot of byOrigin(column, slots)) {
      slot.y = y;
      y += slot.height + gapY;
      slots.set(slot.id, slot);
    }
  }
  const x = (column: number) => column * (nodeWidth + gapX);
  const placed = columns.flatMap((column, i) =>
    column.flatMap(({ node, y }) => (node ? [{ ...node, x: x(i), y, column: i }] : [])),
  );
  const ways = edges.map((edge) => wayOf(edge, columnOf, slots, x, nodeWidth));
  return { nodes: placed, ways, width: x(levels.length) - gapX, height, nodeWidth };
}

/** Fills the columns with nodes, and with a gap for each line that goes on behind the next column. */
function slotsOf(nodes: Node[], edges: app.TraceEdge[], columnOf: Map<string, number>, count: number): Slot[][] {
  const columns: Slot[][] = Array.from({ length: count }, () => []);
  const known = new Map<string, Slot>();
  const slot = (column: number, id: string, height: number, node?: Node) => {
    const one = known.get(id) ?? { id, height, from: [], node, y: 0 };
    if (!known.has(id)) columns[column]?.push(one);
    known.set(id, one);
    return one;
  };
  for (const node of nodes) slot(columnOf.get(node.id) ?? 0, node.id, nodeHeight, node);
  for (const { from, to } of edges) {
    const last = columnOf.get(to) ?? 0;
    let before = from;
    for (let column = (columnOf.get(from) ?? 0) + 1; column < last; column++) {
      const gap = slot(column, gapId(column, to), gapHeight);
      gap.from.push(before);
      before = gap.id;
    }
    known.get(to)?.from.push(before);
  }
  return columns;
}

/** Orders a column by where its slots are reached from, so that few lines cross. */
function byOrigin(column: Slot[], before: Map<string, Slot>): Slot[] {
  const middleOf = (slot: Slot) => {
    const from = slot.from.flatMap((id) => before.get(id) ?? []);
    return from.length ? from.reduce((sum, s) => sum + s.y + s.height / 2, 0) / from.length : 0;
  };
  const middle = new Map(column.map((slot) => [slot, middleOf(slot)]));
  return column.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
}

/** Draws a line from one node to another, through the gaps between them. */
function wayOf(
  { from, to }: app.TraceEdge,
  columnOf: Map<string, number>,
  slots: Map<string, Slot>,
  x: (column: number) => number,
  nodeWidth: number,
): Way {
  const [first, last] = [columnOf.get(from) ?? 0, columnOf.get(to) ?? 0];
  const yOf = (id: string) => (slots.get(id)?.y ?? 0) + (slots.get(id)?.height ?? 0) / 2;
  let y = yOf(from);
  let path = `M${x(first) + nodeWidth},${y}`;
  for (let column = first + 1; column <= last; column++) {
    const next = yOf(column < last ? gapId(column, to) : to);
    const [start, end] = [x(column) - gapX, x(column)];
    path += `C${start + gapX / 2},${y},${end - gapX / 2},${next},${end},${next}`;
    if (column < last) path += `H${end + nodeWidth}`;
    y = next;
  }
  return { from, to, path };
}

/** What lies on the way to a node and from it on: back to the orchards, forth to the containers. */
export function wayThrough(id: string, edges: app.TraceEdge[]): Set<string> {
  const all = new Set([id]);
  for (const [here, there] of [['from', 'to'], ['to', 'from']] as const) {
    const next = [id];
    while (next.length > 0) {
      const at = next.pop();
      for (const edge of edges) {
        if (edge[here] !== at || all.has(edge[there])) continue;
        all.add(edge[there]);
        next.push(edge[there]);
      }
    }
  }
  return all;
}

/** The node that an arrow key leads to. */
export function stepFrom(at: Placed, key: string, drawn: Drawn, edges: app.TraceEdge[]): Placed | undefined {
  const near = (ids: string[]) =>
    drawn.nodes.filter((n) => ids.includes(n.id)).sort((a, b) => Math.abs(a.y - at.y) - Math.abs(b.y - at.y))[0];
  if (key === 'ArrowRight') return near(edges.filter((e) => e.from === at.id).map((e) => e.to));
  if (key === 'ArrowLeft') return near(edges.filter((e) => e.to === at.id).map((e) => e.from));
  const column = drawn.nodes.filter((n) => n.column === at.column).sort((a, b) => a.y - b.y);
  if (key === 'ArrowDown') return column[column.indexOf(at) + 1];
  if (key === 'ArrowUp') return column[column.indexOf(at) - 1];
  if (key === 'Home') return drawn.nodes[0];
  if (key === 'End') return drawn.nodes.at(-1);
  return undefined;
}

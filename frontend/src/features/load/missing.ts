import type { app } from '$lib/backend';

// What is missing follows from the plan, what is loaded and what stands where. A scan changes these figures at once, by
// its answer alone; the whole picture is read again after it.

/** So many packages of a line are still to be loaded. */
export const missingOf = (line: app.LoadLine) => Math.max(0, line.planned - line.loaded);

/** So many of those are not at this site. */
export const absentOf = (line: app.LoadLine) => Math.max(0, missingOf(line) - line.waiting);

export const sumOf = <T>(all: T[], figure: (one: T) => number) => all.reduce((sum, one) => sum + figure(one), 0);

/** Counts goods that went in, or that came out again, at their lines, lots and groups. */
export function counted(lines: app.LoadLine[], goods: app.LoadGoods[], way: 'in' | 'out'): app.LoadLine[] {
  return lines.map((line) => {
    const own = goods.filter((g) => g.line === line.key);
    if (own.length === 0) return line;
    const moved = (holds: (g: app.LoadGoods) => boolean = () => true) =>
      sumOf(own.filter(holds), (g) => g.packages) * (way === 'in' ? 1 : -1);
    const lots = line.lots.map((lot) => {
      const packages = moved((g) => g.lot === lot.key);
      return { ...lot, loaded: lot.loaded + packages, waiting: Math.max(0, lot.waiting - packages) };
    });
    const groups = line.groups
      .map((group) => ({ ...group, packages: group.packages - moved((g) => g.group === group.key) }))
      .filter((group) => group.packages > 0);
    const all = moved();
    const [loaded, waiting] = [line.loaded + all, Math.max(0, line.waiting - all)];
    return { ...line, loaded, waiting, lots, groups } as app.LoadLine;
  });
}

/** What to fetch next: a whole pallet or loose packages. */
export interface Next {
  line: app.LoadLine;
  group: app.LoadGroup;
  packages: number; // to be taken of it
}

/**
 * The first group that fits: into what is missing and into the room behind the open door. A pallet comes whole, so one
 * that carries other goods too, or too many packages, is left standing.
 */
export function nextOf(lines: app.LoadLine[], room: number): Next | undefined {
  for (const line of lines) {
    const most = Math.min(missingOf(line), room);
    const group = line.groups.find((g) => most > 0 && !g.mixed && (!g.pallet || g.packages <= most));
    if (group) return { line, group, packages: Math.min(group.packages, most) };
  }
  return undefined;
}

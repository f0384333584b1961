// How a load is drawn: the planned packages as squares of a wall, seen from the side. A square stands for one
// package, or for a round number of them where there are many, and fills from the closed end to the door.

/** The most squares that are told apart at two metres. */
const most = 132;
const highest = 6;
const rounds = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000];

/** The wall of squares that a planned count makes. */
export interface Wall {
  step: number; // packages that one square stands for
  squares: number;
  rows: number;
  columns: number;
}

/** One square, as a share of the wall's width and height, its lower left corner first. */
export interface Square {
  column: number;
  row: number; // from the floor
  filled: number; // 0 to 1
}

/** Gives the wall for a planned count. */
export function wallOf(planned: number): Wall {
  const step = rounds.find((r) => planned / r <= most) ?? Math.ceil(planned / most);
  const squares = Math.ceil(planned / step);
  const rows = Math.min(highest, Math.max(1, Math.round(Math.sqrt(squares / 4))));
  return { step, squares, rows, columns: Math.ceil(squares / rows) };
}

/** Gives every square of a wall with how far it is filled. */
export function squaresOf(wall: Wall, loaded: number): Square[] {
  return Array.from({ length: wall.squares }, (_, i) => ({
    column: Math.floor(i / wall.rows),
    row: i % wall.rows,
    filled: Math.min(1, Math.max(0, (loaded - i * wall.step) / wall.step)),
  }));
}

/** The number of a container, wagon or trailer as one compares it: without blanks, dashes and the box of the digit. */
export function bare(number: string): string {
  return number.replace(/[\s\-.[\]]/g, '').toUpperCase();
}

// What the benchmarks say: sorted times, sizes in words, and a table that reads well in a terminal.

/** The value below which so many percent of the values lie. */
export function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(((sorted.length - 1) * percent) / 100)];
}

export const median = (values) => percentile(values, 50);
export const ms = (value) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
export const MiB = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
export const KiB = (bytes) => `${(bytes / 2 ** 10).toFixed(1)} KiB`;
export const ratio = (value, floor) => `${(value / floor).toFixed(2)}×`;

/** Prints rows under a title; the first row is the heading. */
export function table(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const fit = (cell, i) => (i ? String(cell).padStart(widths[i]) : cell.padEnd(widths[i]));
  const line = (row) => row.map(fit).join('  ');
  console.log(`\n${title}\n${line(rows[0])}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  for (const row of rows.slice(1)) console.log(line(row));
}

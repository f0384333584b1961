/** Millimetres as typed ("-1.5", "0,25") as hundredths, or null for what is no such number. */
export function hundredths(typed: string | number): number | null {
  const match = /^\s*([-−]?)(\d{1,3})(?:[.,](\d{1,2}))?\s*$/.exec(String(typed));
  if (!match) return null;
  const size = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] && size ? -size : size;
}

/**
 * Reads a day as people type it: 2026-11-04, 4/11/2026, 4.11. or just 4, of the year and month of today. Gives it as
 * YYYY-MM-DD, or null for what is no day.
 */
export function readDay(typed: string, today: string): string | null {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = /^(\d{1,2})(?:[./](\d{1,2})(?:[./](\d{4})?)?)?$/.exec(text);
  if (!short) return null;
  const [year, month] = today.split('-').map(Number);
  return day(Number(short[3] ?? year), Number(short[2] ?? month), Number(short[1]));
}

function day(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return at.toISOString().slice(0, 10);
}

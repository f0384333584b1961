/** Grams as somebody would type them as kilograms: 13.5. */
export function plain(grams: number): string {
  return String(grams / 1000);
}

/** A part of a whole in per cent, with one decimal. */
export function percent(part: number, whole: number): string {
  return whole > 0 ? ((part * 100) / whole).toFixed(1) : '0.0';
}

// Figures as people read them. Grams and minor units stay integers until they are written here.

/** Grams as kilograms with one decimal, or as many as are needed to be exact: 34,020.0. */
export function kg(grams: number): string {
  return scaled(grams, 3, 1);
}

/** An integer of its last place as a decimal with thousands grouped, at least so many decimals. */
export function scaled(value: number, decimals: number, atLeast: number): string {
  const sign = value < 0 ? '\u2212' : '';
  const text = String(Math.abs(value)).padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals);
  const rest = (decimals ? text.slice(-decimals) : '').replace(/0+$/, '').padEnd(atLeast, '0');
  return sign + count(whole) + (rest ? `.${rest}` : '');
}

/** A count with thousands grouped. */
export function count(value: number | string): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * Kilograms as typed ("13.5", "13,5") as grams, or null for what is no such number. "12,890" is none: here it means
 * thousands, there it does not, and a wrong weight on a paper costs more than typing it again.
 */
export function grams(typed: string | number): number | null {
  const match = /^\s*(\d{1,9})(?:\.(\d{1,3})|,(\d{1,2}))?\s*$/.exec(String(typed));
  if (!match) return null;
  return Number(match[1]) * 1000 + Number((match[2] ?? match[3] ?? '').padEnd(3, '0'));
}

/** An SSCC in groups: (00) 0 9521234 000000001 3 is written with its last four digits apart by the label. */
export function sscc(value: string): string {
  if (!/^\d{18}$/.test(value)) return value;
  return `(00) ${value[0]} ${value.slice(1, 8)} ${value.slice(8, 17)} ${value[17]}`;
}

/** A container number in groups: LKCU 420017 7. */
export function container(value: string): string {
  return /^[A-Z]{4}\d{7}$/.test(value) ? `${value.slice(0, 4)} ${value.slice(4, 10)} ${value[10]}` : value;
}

/** A calendar date or time in words of the page's language: 4 Nov 2026. */
export function date(text: string, language: string, withTime = false): string {
  if (!text) return '';
  const at = new Date(text.length === 10 ? `${text}T12:00:00` : text);
  const form: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric', calendar: 'gregory' };
  if (withTime) Object.assign(form, { hour: '2-digit', minute: '2-digit', hour12: false });
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, form).format(at);
}

import { masters, type app } from '$lib/backend';

/** A register's rows that hold today, for choosing a code from. */
class Codes {
  #sheets = $state<Record<string, app.RegisterSheet>>({});

  /** Reads registers that forms choose from. */
  async load(...names: string[]) {
    const sheets = await Promise.all(names.map((name) => masters.Register(name)));
    for (const sheet of sheets) this.#sheets[sheet.name] = sheet;
  }

  /** The rows of a register that hold today. */
  rows(register: string): app.RegisterRow[] {
    const sheet = this.#sheets[register];
    return sheet?.rows.filter((row) => holdsOn(row, sheet.today)) ?? [];
  }

  /** The codes of a register with their names; one that is in use stays, though it may hold no more. */
  options(register: string, inUse: string): { value: string; text: string }[] {
    const options = this.rows(register).map((row) => ({ value: row.code, text: named(row) }));
    options.sort((a, b) => a.text.localeCompare(b.text));
    if (inUse && !options.some((o) => o.value === inUse)) options.unshift({ value: inUse, text: inUse });
    return options;
  }
}

const named = (row: app.RegisterRow) => (row.fields.name_en ? `${row.code} · ${row.fields.name_en}` : row.code);

/** Tells whether a row holds on a day. */
export const holdsOn = (row: app.RegisterRow, day: string): boolean =>
  (row.validFrom === '' || row.validFrom <= day) && (row.validTo === '' || day <= row.validTo);

export const codes = new Codes();

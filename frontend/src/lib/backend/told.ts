/** One refusal of the program, as it crosses to the page. */
export interface Fault {
  code: 'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'unavailable' | 'internal';
  key: string;
  params: Record<string, string>;
  field?: string;
}

/** An error of the program: one refusal or several at once. */
export class Told extends Error {
  constructor(readonly faults: Fault[]) {
    super(faults.map((f) => f.key).join(', '));
  }

  /** Reads whatever a call was rejected with. */
  static from(error: unknown): Told {
    if (error instanceof Told) return error;
    const text = error instanceof Error ? error.message : String(error);
    try {
      const faults: unknown = JSON.parse(text);
      if (Array.isArray(faults)) return new Told(faults as Fault[]);
    } catch {
      // it is no refusal: the program itself did not answer
    }
    return new Told([{ code: 'internal', key: 'app.internal', params: { detail: text } }]);
  }

  /** The refusals that speak of an input field. */
  at(field: string): Fault[] {
    return this.faults.filter((f) => f.field === field);
  }
}

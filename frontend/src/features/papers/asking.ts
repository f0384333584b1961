import type { app } from '$lib/backend';

/** What is asked for: a look at a paper, or a step of its life. */
export interface Asked {
  act: 'open' | 'internal' | 'fill' | 'freeze' | 'replace' | 'record' | 'handle' | 'void';
  kind: string;
  paper?: app.Paper; // that it is about; none where the next one is
}

/** Asks for it. */
export type Ask = (asked: Asked) => void;

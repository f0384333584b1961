import type { app } from '$lib/backend';
import type { Key } from '$lib/words/index.svelte';

/** The kinds of paper, in the order they are issued. */
export const kinds = ['commercial-invoice', 'packing-list'];

export const kindWords: Record<string, Key> = { 'commercial-invoice': 'paper.invoice', 'packing-list': 'paper.list' };

/** The same in the middle of a sentence. */
export const midWords: Record<string, Key> = {
  'commercial-invoice': 'paper.the_invoice',
  'packing-list': 'paper.the_list',
};

export const unitWords: Record<string, Key> = {
  container: 'paper.kind_container',
  wagon: 'paper.kind_wagon',
  trailer: 'paper.kind_trailer',
};

/** A state as a word and the colour it goes with. */
export interface Said {
  word: Key;
  kind: 'plain' | 'ok' | 'warn' | 'stop' | 'accent';
}

/** Where a shipment stands on its way, by what it needs next. */
export function stepOf(shipment: app.PaperShipment): Said {
  const { state, invoice, list } = shipment;
  const complete = invoice !== '' && list !== '';
  if (state === 'cancelled') return { word: 'paper.step_cancelled', kind: 'plain' };
  if (state === 'despatched' && !complete) return { word: 'paper.step_left_without', kind: 'warn' };
  if (state === 'despatched') return { word: 'paper.step_despatched', kind: 'plain' };
  if (state === 'open') return { word: 'paper.step_loading', kind: 'plain' };
  if (complete) return { word: 'paper.step_complete', kind: 'ok' };
  return { word: invoice === '' ? 'paper.step_invoice' : 'paper.step_list', kind: 'accent' };
}

/** The paper of a kind that counts: the issued one, or else the newest void one. Papers come newest first. */
export function standing(papers: app.Paper[], kind: string): app.Paper | undefined {
  const all = papers.filter((p) => p.kind === kind);
  return all.find((p) => p.state === 'issued') ?? all[0];
}

/** Where the PDF of an issued paper is served. */
export const paperURL = (kind: string, number: string) => `/documents/${kind}/${encodeURIComponent(number)}`;

/** Where the PDF of a draft is served. */
export const draftURL = (kind: string, shipment: string, on: string) =>
  `/documents/draft/${kind}/${encodeURIComponent(shipment)}?on=${on}`;

import type { app } from '$lib/backend';
import { say, type Key } from '$lib/words/index.svelte';

/** The kinds of paper as they stand in the middle of a sentence. */
const kindWords: Record<string, Key> = {
  'commercial-invoice': 'paper.the_invoice',
  'packing-list': 'paper.the_list',
  'origin-letter': 'value.origin_letter_of_the_cooperatives',
  'shipping-instruction': 'value.shipper_s_letter_of_instruction',
  'cover-sheet': 'value.cover_sheet',
  'form-e': 'value.certificate_of_origin_form_e',
  'form-d': 'value.certificate_of_origin_form_d',
  'form-rcep': 'value.certificate_of_origin_form_rcep',
  'form-aanz': 'value.certificate_of_origin_form_aanz',
  'ldc-certificate': 'value.certificate_of_origin_for_least_developed_countries',
  'origin-statement': 'value.statement_on_origin',
  phytosanitary: 'value.phytosanitary_certificate',
  'fumigation-data': 'value.data_sheet_for_the_fumigation_certificate',
  'treatment-record': 'value.treatment_record',
  'quality-data': 'value.data_sheet_for_the_quality_certificate',
  'insurance-data': 'value.data_sheet_for_the_insurance_certificate',
  'rail-consignment-note': 'value.rail_consignment_note',
  'wagon-list': 'value.wagon_and_container_list',
  'weight-note': 'value.weight_note',
  'road-consignment-note': 'value.road_consignment_note',
  'truck-manifest': 'value.truck_manifest',
  'train-manifest': 'value.train_manifest',
  'export-declaration': 'value.export_declaration',
};

/** A kind of paper in the middle of a sentence. A kind from another program has its slug for a name. */
export function the(kind: string): string {
  const word = kindWords[kind];
  return word ? say(word) : kind.replaceAll('-', ' ');
}

/** The same where it stands alone. */
export function called(kind: string): string {
  const name = the(kind);
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** The forms that authorities sell as numbered blanks, or may. */
export const theirs = [
  'form-e', 'form-d', 'form-rcep', 'form-aanz', 'ldc-certificate', 'phytosanitary', 'export-declaration',
  'rail-consignment-note',
];

/** The parts of the folder, in their order. */
export const groups: { group: string; word: Key }[] = [
  { group: 'trade', word: 'paper.group_trade' },
  { group: 'origin', word: 'paper.group_origin' },
  { group: 'plant health', word: 'paper.group_plant_health' },
  { group: 'transport', word: 'paper.group_transport' },
  { group: 'customs', word: 'paper.group_customs' },
  { group: 'rest', word: 'paper.group_rest' },
];

export const unitWords: Record<string, Key> = {
  container: 'paper.kind_container',
  wagon: 'paper.kind_wagon',
  trailer: 'paper.kind_trailer',
};

/** What people do with a paper, in the order in which they do it. */
export const handlings: { step: string; word: Key }[] = [
  { step: 'printed', word: 'paper.step_printed' },
  { step: 'handed over', word: 'paper.step_handed_over' },
  { step: 'filed', word: 'paper.step_filed' },
];

export const handlingWord = (step: string) => say(handlings.find((h) => h.step === step)?.word ?? 'paper.step_filed');

const recipients: Record<string, Key> = {
  consignee: 'paper.to_consignee',
  broker: 'paper.to_broker',
  carrier: 'paper.to_carrier',
  file: 'paper.to_file',
  forwarder: 'paper.to_forwarder',
  insurer: 'paper.to_insurer',
  sender: 'paper.to_sender',
  driver: 'paper.to_driver',
  'border gate': 'paper.to_border_gate',
  'plant protection office': 'paper.to_plant_protection_office',
  'station of destination': 'paper.to_station_of_destination',
  'issuer of the certificate of origin': 'paper.to_issuer_of_the_certificate_of_origin',
};

/** Whom a paper is printed for, as the register of print sets names them, in the user's language. */
export const recipientName = (name: string) => (recipients[name] ? say(recipients[name]) : name);

/** A state as a word and the colour it goes with. */
export interface Said {
  word: Key;
  kind: 'plain' | 'ok' | 'warn' | 'stop' | 'accent';
}

/** Where a shipment stands on its way, by what it needs next. */
export function stepOf(shipment: app.PaperShipment): Said {
  const { state, invoice, list, imported } = shipment;
  const complete = invoice !== '' && list !== '';
  if (imported) return { word: 'paper.step_imported', kind: 'plain' };
  if (state === 'cancelled') return { word: 'paper.step_cancelled', kind: 'plain' };
  if (state === 'despatched' && !complete) return { word: 'paper.step_left_without', kind: 'warn' };
  if (state === 'despatched') return { word: 'paper.step_despatched', kind: 'plain' };
  if (state === 'open') return { word: 'paper.step_loading', kind: 'plain' };
  if (complete) return { word: 'paper.step_complete', kind: 'ok' };
  return { word: invoice === '' ? 'paper.step_invoice' : 'paper.step_list', kind: 'accent' };
}

const states: Record<string, Said> = {
  issued: { word: 'paper.state_issued', kind: 'ok' },
  submitted: { word: 'paper.state_submitted', kind: 'accent' },
  recorded: { word: 'paper.state_recorded', kind: 'ok' },
  replaced: { word: 'paper.state_replaced', kind: 'plain' },
  void: { word: 'paper.state_void', kind: 'warn' },
};

/** The state of a paper that was frozen. */
export const stateOf = (paper: app.Paper): Said => states[paper.state] ?? { word: 'paper.state_none', kind: 'plain' };

/** Whether a paper counts: it was neither replaced nor voided. */
export const stands = (paper: app.Paper) => ['issued', 'submitted', 'recorded'].includes(paper.state);

/** The papers of the sale itself: they tell prices, or go with what does. A wrong one is voided, never replaced. */
export const sold = (kind: string) => kind === 'commercial-invoice' || kind === 'packing-list';

/** The number by which a paper is known outside: the authority's, where it gave one. */
export const numberOf = (paper: app.Paper) => paper.official?.number ?? paper.number;

/** Where the PDF of a frozen paper is served. */
export const paperURL = (kind: string, number: string) => `/documents/${kind}/${encodeURIComponent(number)}`;

/** Where the internal copy of a frozen paper is served: its pages, and what was done with it. */
export const internalURL = (kind: string, number: string) =>
  `/documents/internal/${kind}/${encodeURIComponent(number)}`;

const forPrinter = (printer: string) => (printer ? `printer=${encodeURIComponent(printer)}` : '');

/** Where the fill of a frozen paper is served, moved as a printer needs it. */
export const overlayURL = (kind: string, number: string, printer: string) =>
  `/documents/overlay/${kind}/${encodeURIComponent(number)}?${forPrinter(printer)}`;

/** Where the sheet is served by which the offset of a printer is measured. */
export const calibrationURL = (printer: string, form: string) =>
  `/documents/calibration?${forPrinter(printer)}&form=${form}`;

/** Which draft of a paper is meant. */
export interface Draft {
  on: string;
  lines: number[]; // none for all
  fillOnly: boolean;
  printer?: string; // that the fill is moved for
}

/** Where the PDF of a draft is served. */
export function draftURL(kind: string, shipment: string, { on, lines, fillOnly, printer = '' }: Draft): string {
  const fill = fillOnly ? ['fill', forPrinter(printer)].filter(Boolean) : [];
  const asked = [`on=${on}`, ...lines.map((line) => `line=${line}`), ...fill];
  return `/documents/draft/${kind}/${encodeURIComponent(shipment)}?${asked.join('&')}`;
}

/** Where the papers of a shipment that count are served as one PDF. */
export const bundleURL = (shipment: string) => `/documents/bundle/${encodeURIComponent(shipment)}`;

/** Where the PDF of a draft about a departure is served. */
export const departureURL = (kind: string, departure: string) =>
  `/documents/departure/${kind}/${encodeURIComponent(departure)}`;

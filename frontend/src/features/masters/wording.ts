import type { Key } from '$lib/words/index.svelte';

/** What each field of a master is called, by its path in the ledger. */
const fields: Record<string, Key> = {
  Code: 'master.code', 'Name.EN': 'master.name_en', 'Name.LO': 'master.name_lo', 'Name.ZH': 'master.name_zh',
  'Name.TH': 'master.name_th', 'Name.VI': 'master.name_vi', Address: 'master.address', Country: 'master.country',
  TIN: 'master.tin', Roles: 'master.roles', GTIN: 'master.gtin', PaperName: 'master.paper_name', HS6: 'master.hs6',
  AHTN8: 'master.ahtn8', Species: 'master.species', Unit: 'master.unit', Package: 'master.package', NetG: 'master.net',
  TareG: 'master.tare', MinNetG: 'master.min_net', MaxNetG: 'master.max_net', PieceNetG: 'master.piece_net',
  Perishable: 'master.perishable', Parent: 'master.parent', LOCODE: 'master.locode', Zone: 'master.zone',
  Register: 'master.register', ValidFrom: 'master.valid_from', ValidTo: 'master.valid_to', Source: 'master.source',
  AsOf: 'master.as_of', Confidence: 'master.confidence',
};

/** The word for a field of a master. */
export const fieldKey = (path: string): Key | null => fields[path] ?? null;

/** The roles of parties, in the order people say them. */
export const partyRoles = {
  cooperative: 'master.role_cooperative', grower: 'master.role_grower', consignor: 'master.role_consignor',
  consignee: 'master.role_consignee', notify: 'master.role_notify', carrier: 'master.role_carrier',
  forwarder: 'master.role_forwarder', declarant: 'master.role_declarant',
} as const satisfies Record<string, Key>;

export const confidences = {
  high: 'master.confidence_high', medium: 'master.confidence_medium', low: 'master.confidence_low',
  seen: 'master.confidence_seen',
} as const satisfies Record<string, Key>;

/** The languages of names, as the ledger and the page call them. */
export const nameLanguages = [
  { field: 'EN', lang: 'en', key: 'master.name_en' }, { field: 'LO', lang: 'lo', key: 'master.name_lo' },
  { field: 'ZH', lang: 'zh', key: 'master.name_zh' }, { field: 'TH', lang: 'th', key: 'master.name_th' },
  { field: 'VI', lang: 'vi', key: 'master.name_vi' },
] as const satisfies readonly { field: string; lang: string; key: Key }[];

import { Told, type app } from '$lib/backend';
import { grams, scaled } from '$lib/ui/figures';
import { noNames } from './names';

const weights = {
  netG: 'net', tareG: 'tare', minNetG: 'min_net', maxNetG: 'max_net_g', pieceNetG: 'piece_net',
} as const;
export type Weight = keyof typeof weights;

/** 08039090 as papers write it: 0803.90.90. */
const dotted = (digits: string) => digits.replace(/^(\d{4})(\d{2})/, '$1.$2').replace(/^(.{7})(\d{2})$/, '$1.$2');

/** An item as it is typed: weights are texts of kilograms until they are read. */
export class ItemDraft {
  item = $state<app.MasterItem>({
    id: '', code: '', gtin: '', name: noNames(), paperName: '', hs6: '', ahtn8: '', species: '', unit: 'KGM',
    package: 'CT', netG: 0, tareG: 0, minNetG: 0, maxNetG: 0, pieceNetG: 0, perishable: true,
  } as unknown as app.MasterItem);
  kilograms = $state<Record<Weight, string>>({ netG: '', tareG: '', minNetG: '', maxNetG: '', pieceNetG: '' });

  constructor(item?: app.MasterItem) {
    if (!item) return;
    this.item = { ...item, name: { ...item.name } } as app.MasterItem;
    for (const key of Object.keys(weights) as Weight[]) {
      this.kilograms[key] = item[key] ? scaled(item[key], 3, 0).replaceAll(',', '') : '';
    }
  }

  /** What the register of commodities knows of some goods; a name that is there already stays. */
  take(row: app.RegisterRow) {
    const { name_en, name_lo, name_zh, hs6, ahtn8, scientific_name, unit } = row.fields;
    const item = this.item;
    item.name.EN ||= name_en ?? '';
    item.name.LO ||= name_lo ?? '';
    item.name.ZH ||= name_zh ?? '';
    item.paperName ||= (name_en ?? '').toUpperCase();
    item.hs6 = hs6 ? dotted(hs6) : item.hs6;
    item.ahtn8 = ahtn8 ? dotted(ahtn8) : item.ahtn8;
    item.species = scientific_name || item.species;
    item.unit = unit || item.unit;
  }

  /** The item with its weights in grams; Told where a text is no weight. */
  read(): app.MasterItem {
    const wrong: Told['faults'] = [];
    const read = { ...$state.snapshot(this.item) } as app.MasterItem;
    for (const [key, field] of Object.entries(weights) as [Weight, string][]) {
      const typed = this.kilograms[key].trim();
      const weight = typed === '' ? 0 : grams(typed);
      if (weight === null) wrong.push({ code: 'invalid', key: 'master.not_weight', params: { found: typed }, field });
      read[key] = weight ?? 0;
    }
    if (wrong.length > 0) throw new Told(wrong);
    return read;
  }
}

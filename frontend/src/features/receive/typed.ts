import type { Weighed } from './weighing';

/** One lot as typed, or as weighed. */
export interface Row {
  id: number;
  item: string;
  lot: string;
  orchard: string;
  packhouse: string;
  harvestedOn: string;
  packages: string;
  package: string;
  gross: string;
  tare: string;
  gradeA: string;
  gradeB: string;
  reject: string;
  weighings: Weighed[]; // that the gross weight was made of
  tareWeighings: Weighed[];
  tareReckoned: boolean; // the tare is that of the packages
}

/** What is typed of the delivery as a whole. */
export interface Head {
  cooperative: string;
  deliveryNote: string;
  receivedOn: string;
  location: string;
  vehicle: string;
  driver: string;
  remarks: string;
}

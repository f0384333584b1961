/** One lot as typed. */
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

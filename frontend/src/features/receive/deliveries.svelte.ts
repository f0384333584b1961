import { receive, Told, type app } from '$lib/backend';

/** The deliveries there are, and the one that was booked last. */
class Deliveries {
  all = $state.raw<app.Delivery[] | null>(null);
  told = $state<Told | null>(null);
  search = $state('');
  /** What was booked just now; its answer stands above the list until the next thing is done. */
  booked = $state.raw<app.Booked | null>(null);
  /** Whether it came by a sheet: then so may the next one. */
  bySheet = false;

  /** Shows what was booked just now. */
  show(booked: app.Booked, bySheet: boolean) {
    [this.booked, this.bySheet] = [booked, bySheet];
  }

  /** Reads the list anew. */
  async load() {
    try {
      this.all = await receive.List();
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  /** The deliveries that have every searched word in their number, note, cooperative, lots, vehicle or driver. */
  get found(): app.Delivery[] {
    const wanted = this.search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const all = this.all ?? [];
    if (wanted.length === 0) return all;
    return all.filter((one) => wanted.every((word) => textOf(one).includes(word)));
  }
}

function textOf(one: app.Delivery): string {
  const { EN, LO, ZH, TH, VI } = one.cooperativeName;
  const { number, receivedOn, deliveryNote, cooperative, vehicle, driver, lots } = one;
  const texts = [number, receivedOn, deliveryNote, cooperative, EN, LO, ZH, TH, VI, vehicle, driver, ...lots];
  return texts.join(' ').toLocaleLowerCase();
}

export const deliveries = new Deliveries();

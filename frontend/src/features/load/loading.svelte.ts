import { load, Told, type app } from '$lib/backend';
import type { Result } from '$lib/scan/scanner.svelte';
import { container, count } from '$lib/ui/figures';
import { say, sentencesOf } from '$lib/words/index.svelte';
import { bare } from './drawing';
import { counted, missingOf, nextOf, sumOf } from './missing';
import { named, warned } from './told';

/** After the last scan of a run the whole picture is read again: others may load too. */
const restMS = 400;

/** Whether only what is missing is to be seen is kept for this computer. */
const keptFilter = 'tradehub.missing-only';

/** The loading of one shipment, as it stands on the screen. */
export class Loading {
  view = $state.raw<app.LoadView | null>(null);
  told = $state.raw<Told | null>(null);
  /** The number of the container, wagon or trailer that scans go into. */
  door = $state('');
  /** What stands in it, the last that came first. */
  inside = $state.raw<app.LoadUnit[]>([]);
  /** The number of the unit that went in last, which the list of what is loaded marks. */
  last = $state('');
  /** The numbers of the units that went in while this page is open, and have not come out again. */
  gone = $state.raw<ReadonlySet<string>>(new Set());
  /** The key of the group that the last step took something from. */
  touched = $state('');
  /** Lines of which all is loaded, and what waits of them, are left out. */
  missingOnly = $state(localStorage.getItem(keptFilter) === 'yes');
  takingOut = $state(false);
  /** The code of the place where units are put down that come out again. */
  location = $state('');
  places = $state.raw<app.LoadPlace[]>([]);

  #version = 0; // grows with every step, so that an older picture never replaces a newer one
  #steps = 0; // that were asked for and not answered yet: nobody knows whether a picture shows them
  #turn = 0; // grows with every reading, so that an older answer never replaces a newer one
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ready: Promise<void> | undefined; // a scan that comes first waits for the picture
  #out: app.LoadTaken | null = null; // the last step took this unit out

  constructor(readonly reference: string) {}

  get at(): app.LoadTransport | undefined {
    return this.view?.transports.find((t) => t.number === this.door);
  }

  get lines(): app.LoadLine[] {
    return this.view?.lines ?? [];
  }

  get loaded(): number {
    return sumOf(this.lines, (line) => line.loaded);
  }

  get planned(): number {
    return sumOf(this.lines, (line) => line.planned);
  }

  get missing(): number {
    return sumOf(this.lines, missingOf);
  }

  /** The lines that are to be seen. */
  get seen(): app.LoadLine[] {
    return this.missingOnly ? this.lines.filter((line) => missingOf(line) > 0) : this.lines;
  }

  /** What to fetch next for the open door; nothing where no door is open for loading. */
  get next() {
    const at = this.at;
    if (at?.state !== 'open') return undefined;
    return nextOf(this.lines, at.packages > 0 ? at.packages - at.loaded : Infinity);
  }

  /** Shows only what is missing, or all there is. */
  filter(missingOnly: boolean) {
    this.missingOnly = missingOnly;
    localStorage.setItem(keptFilter, missingOnly ? 'yes' : 'no');
  }

  /** Reads the whole picture. A step that was made meanwhile makes it old, and it is read again. */
  async refresh() {
    this.#rest();
    const version = this.#version;
    const turn = (this.#turn += 1);
    try {
      const view = await load.Open(this.reference);
      const door = this.#doorIn(view);
      const inside = door ? await load.Inside(this.reference, door) : [];
      if (turn !== this.#turn) return;
      if (this.#steps > 0 || version !== this.#version) return this.#refreshSoon();
      this.told = null;
      this.view = view;
      this.door = door;
      this.inside = inside;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #refreshSoon() {
    this.#rest();
    this.#timer = setTimeout(() => void this.refresh(), restMS);
  }

  /** The ledger has grown, here or at another desk. However much it grows, the picture is never older than a rest. */
  changed() {
    if (this.#timer === undefined) this.#refreshSoon();
  }

  /** Reads the picture for the first time, and where units can be put down. */
  async begin() {
    this.#ready = this.refresh();
    await this.#ready;
    this.places = (await load.Choices()).locations;
    this.location ||= this.places[0]?.code ?? '';
  }

  end() {
    this.#turn += 1;
    this.#rest();
  }

  /** Opens the next door that is open for loading, as the command barcode asks. */
  nextDoor(): Result {
    const open = (this.view?.transports ?? []).filter((t) => t.state === 'open');
    const at = open.findIndex((t) => t.number === this.door);
    const next = open[(at + 1) % open.length];
    if (!next || next.number === this.door) return { level: 'warn', sentences: [say('load.door_only')] };
    return this.#opened(next);
  }

  /** Makes a container the one that scans go into. */
  choose(number: string) {
    if (number === this.door) return;
    this.#version += 1;
    this.door = number;
    this.inside = [];
    localStorage.setItem(this.#kept, number);
    void this.refresh();
  }

  get #kept() {
    return `tradehub.door.${this.reference}`;
  }

  #doorIn(view: app.LoadView): string {
    const known = (number: string | null) => view.transports.find((t) => t.number === number);
    const at = known(this.door) ?? known(localStorage.getItem(this.#kept));
    const open = view.transports.filter((t) => t.state === 'open');
    if (at && (at.state === 'open' || open.length !== 1)) return at.number;
    return (open[0] ?? at ?? view.transports[0])?.number ?? '';
  }

  /** Says what a scan means: another door, a unit that goes in, or one that comes out. */
  async scan(scan: string): Promise<Result> {
    await this.#ready;
    const other = this.view?.transports.find((t) => bare(t.number) === bare(scan));
    if (other) return this.#opened(other);
    if (this.takingOut) return this.takeOut(scan);
    if (!this.door && this.view?.state === 'open') return { level: 'stop', sentences: sentencesOf('load.no_door', {}) };
    try {
      return await this.#during(async () =>
        this.#came(await load.Scan(this.reference, this.door, scan, crypto.randomUUID())));
    } catch (error) {
      return warned(error);
    }
  }

  #opened(transport: app.LoadTransport): Result {
    this.choose(transport.number);
    const params = { transport: container(transport.number) };
    if (transport.state !== 'open') return { level: 'warn', sentences: [say('load.door_sealed', params)] };
    const inside = fraction(transport.loaded, transport.packages);
    return { level: 'ok', sentences: [say('load.door_opened', params)], count: inside };
  }

  #came(got: app.LoadScanned): Result {
    this.#out = null;
    const before = this.view?.transports.find((t) => t.number === got.transport);
    const others = before?.loaded !== got.inside - got.packages || this.loaded !== got.loaded - got.packages;
    this.#step(got.transport, got.inside, got.unit.grossG, got.goods, 'in');
    this.last = got.unit.number;
    this.gone = new Set(this.gone).add(got.unit.number);
    this.touched = got.goods[0]?.group ?? '';
    if (got.transport === this.door) this.inside = [got.unit, ...this.inside];
    if (others) void this.refresh(); // somebody else loads too: their scans are shown while this one's go on
    const sentences = [
      got.insideOf
        ? say('load.counted', { inside: count(got.inside), of: count(got.insideOf) })
        : say('load.counted_free', { inside: count(got.inside) }),
      say('load.went_in', { unit: got.unit.number, transport: container(got.transport) }),
    ];
    if (got.insideOf && got.inside >= got.insideOf) {
      sentences.push(say('load.full_now', { transport: container(got.transport) }));
    }
    return { level: 'ok', sentences, unit: got.unit.number, count: fraction(got.inside, got.insideOf) };
  }

  /** Takes a unit out again and puts it down. */
  async takeOut(scan: string): Promise<Result> {
    if (!this.location) return { level: 'stop', sentences: sentencesOf('load.no_location', {}) };
    return this.#during(async () =>
      this.#tookOut(await load.TakeOut(this.reference, scan, this.location, crypto.randomUUID())));
  }

  #tookOut(taken: app.LoadTaken): Result {
    this.#out = taken;
    const place = this.places.find((p) => p.code === this.location);
    const text = say('load.taken_out', {
      unit: taken.unit, transport: container(taken.transport), place: place ? named(place.name) : this.location,
    });
    return this.#went(taken, [text]);
  }

  /** Takes the last step back: a unit that was loaded comes out, one that was taken out goes in. */
  async undo(): Promise<Result> {
    const out = this.#out;
    try {
      return await this.#during(async () =>
        (out ? this.#back(out) : this.#undone(await load.Undo(crypto.randomUUID()))));
    } catch (error) {
      return warned(error);
    }
  }

  #undone(taken: app.LoadTaken): Result {
    const sentences = [say('load.taken_back', { unit: taken.unit, transport: container(taken.transport) })];
    if (taken.shipment !== this.reference) sentences.push(say('load.taken_back_other', { shipment: taken.shipment }));
    return this.#went(taken, sentences);
  }

  async #back(out: app.LoadTaken): Promise<Result> {
    const got = await load.Scan(this.reference, out.transport, out.unit, crypto.randomUUID());
    const text = say('load.put_back', { unit: got.unit.number, transport: container(got.transport) });
    return { ...this.#came(got), sentences: [text] };
  }

  /** Asks for a step, and keeps any picture out until its answer is there. */
  async #during<T>(step: () => Promise<T>): Promise<T> {
    this.#steps += 1;
    try {
      return await step();
    } finally {
      this.#steps -= 1;
    }
  }

  #went(taken: app.LoadTaken, sentences: string[]): Result {
    const from = this.view?.transports.find((t) => t.number === taken.transport);
    if (!from || taken.shipment !== this.reference) return { level: 'ok', sentences, unit: taken.unit };
    const left = Math.max(0, from.loaded - taken.packages);
    this.#step(from.number, left, -taken.grossG, taken.goods, 'out');
    this.touched = taken.goods[0]?.group ?? '';
    this.inside = this.inside.filter((u) => u.number !== taken.unit);
    this.gone = new Set([...this.gone].filter((number) => number !== taken.unit));
    this.last = this.inside[0]?.number ?? '';
    void this.refresh(); // it may stand where nothing stood before
    return { level: 'ok', sentences, unit: taken.unit, count: fraction(left, from.packages) };
  }

  /** Shows a step at once, from its answer alone: the counts, what is missing where, the weight. */
  #step(number: string, loaded: number, grossG: number, goods: app.LoadGoods[], way: 'in' | 'out') {
    this.#version += 1;
    if (!this.view) return;
    const transports = this.view.transports.map((t) =>
      t.number === number ? { ...t, loaded, grossG: t.grossG + grossG } : t);
    this.view = { ...this.view, lines: counted(this.view.lines, goods, way), transports } as app.LoadView;
    this.#refreshSoon();
  }
}

function fraction(inside: number, of: number): string {
  return of ? `${count(inside)} / ${count(of)}` : count(inside);
}

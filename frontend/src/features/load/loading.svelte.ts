import { load, Told, type app } from '$lib/backend';
import type { Result } from '$lib/scan/scanner.svelte';
import { container, count } from '$lib/ui/figures';
import { say, sentencesOf } from '$lib/words/index.svelte';
import { bare } from './drawing';
import { named, warned } from './told';

/** After the last scan of a run the whole picture is read again: others may load too. */
const restMS = 400;

/** A unit that waits, with the goods it holds. */
export interface Waiting extends app.LoadUnit {
  goods: string;
  grade: string;
}

/** The loading of one shipment, as it stands on the screen. */
export class Loading {
  view = $state.raw<app.LoadView | null>(null);
  told = $state.raw<Told | null>(null);
  /** The number of the container, wagon or trailer that scans go into. */
  door = $state('');
  /** What stands in it, the last that came first. */
  inside = $state.raw<app.LoadUnit[]>([]);
  takingOut = $state(false);
  /** The code of the place where units are put down that come out again. */
  location = $state('');
  places = $state.raw<app.LoadPlace[]>([]);

  #version = 0; // grows with every step, so that an older picture never replaces a newer one
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ready: Promise<void> | undefined; // a scan that comes first waits for the picture
  #out: app.LoadTaken | null = null; // the last step took this unit out

  constructor(readonly reference: string) {}

  get at(): app.LoadTransport | undefined {
    return this.view?.transports.find((t) => t.number === this.door);
  }

  get loaded(): number {
    return (this.view?.lines ?? []).reduce((sum, line) => sum + line.loaded, 0);
  }

  get planned(): number {
    return (this.view?.lines ?? []).reduce((sum, line) => sum + line.planned, 0);
  }

  get waiting(): Waiting[] {
    return (this.view?.lines ?? []).flatMap((line) => {
      const goods = say('load.line', { item: named(line.name), grade: line.grade });
      return line.waiting.map((unit) => ({ ...unit, goods, grade: line.grade }));
    });
  }

  /** Reads the whole picture. A step that was made meanwhile makes it old, and it is read again. */
  async refresh() {
    clearTimeout(this.#timer);
    const version = this.#version;
    try {
      const view = await load.Open(this.reference);
      const door = this.#doorIn(view);
      const inside = door ? await load.Inside(this.reference, door) : [];
      if (version !== this.#version) return this.#refreshSoon();
      this.told = null;
      this.view = view;
      this.door = door;
      this.inside = inside;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  #refreshSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), restMS);
  }

  /** Reads the picture for the first time, and where units can be put down. */
  async begin() {
    this.#ready = this.refresh();
    await this.#ready;
    this.places = (await load.Choices()).locations;
    this.location ||= this.places[0]?.code ?? '';
  }

  end() {
    clearTimeout(this.#timer);
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
      return this.#came(await load.Scan(this.reference, this.door, scan, crypto.randomUUID()));
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
    this.#step(got.transport, got.inside, got.unit, got.packages);
    const sentences = [
      got.insideOf
        ? say('load.counted', { inside: count(got.inside), of: count(got.insideOf) })
        : say('load.counted_free', { inside: count(got.inside) }),
      say('load.went_in', { unit: got.unit, transport: container(got.transport) }),
    ];
    if (got.insideOf && got.inside >= got.insideOf) {
      sentences.push(say('load.full_now', { transport: container(got.transport) }));
    }
    return { level: 'ok', sentences, unit: got.unit, count: fraction(got.inside, got.insideOf) };
  }

  /** Takes a unit out again and puts it down. */
  async takeOut(scan: string): Promise<Result> {
    if (!this.location) return { level: 'stop', sentences: sentencesOf('load.no_location', {}) };
    const taken = await load.TakeOut(this.reference, scan, this.location, crypto.randomUUID());
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
    if (out) return this.#back(out);
    try {
      const taken = await load.Undo(crypto.randomUUID());
      const sentences = [say('load.taken_back', { unit: taken.unit, transport: container(taken.transport) })];
      if (taken.shipment !== this.reference) {
        sentences.push(say('load.taken_back_other', { shipment: taken.shipment }));
      }
      return this.#went(taken, sentences);
    } catch (error) {
      return warned(error);
    }
  }

  async #back(out: app.LoadTaken): Promise<Result> {
    const got = await load.Scan(this.reference, out.transport, out.unit, crypto.randomUUID());
    const result = this.#came(got);
    return { ...result, sentences: [say('load.put_back', { unit: got.unit, transport: container(got.transport) })] };
  }

  #went(taken: app.LoadTaken, sentences: string[]): Result {
    const from = this.view?.transports.find((t) => t.number === taken.transport);
    if (!from || taken.shipment !== this.reference) return { level: 'ok', sentences, unit: taken.unit };
    const left = Math.max(0, from.loaded - 1);
    this.#step(from.number, left);
    this.inside = this.inside.filter((u) => u.number !== taken.unit);
    return { level: 'ok', sentences, unit: taken.unit, count: fraction(left, from.packages) };
  }

  /** Shows a step at once, from its answer alone: the counts, the lists, the weight of the unit. */
  #step(number: string, loaded: number, unit = '', packages = 0) {
    this.#version += 1;
    if (!this.view) return;
    let came: app.LoadUnit | undefined;
    const lines = this.view.lines.map((line) => {
      const found = unit ? line.waiting.find((u) => u.number === unit) : undefined;
      if (!found) return line;
      came = found;
      return { ...line, loaded: line.loaded + packages, waiting: line.waiting.filter((u) => u !== found) };
    });
    const grossG = came?.grossG ?? 0;
    const transports = this.view.transports.map((t) =>
      t.number === number ? { ...t, loaded, grossG: t.grossG + grossG } : t);
    this.view = { ...this.view, lines, transports } as app.LoadView;
    if (came && number === this.door) this.inside = [came, ...this.inside];
    this.#refreshSoon();
  }
}

function fraction(inside: number, of: number): string {
  return of ? `${count(inside)} / ${count(of)}` : count(inside);
}

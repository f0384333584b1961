import { Told, today, type app } from '$lib/backend';
import { labelsOf, stateOf } from '$lib/labels/words';
import { named } from '$lib/unit/unit.svelte';
import { container, count, date, kg } from '$lib/ui/figures';
import { say, sentencesOf, words } from '$lib/words/index.svelte';
import { me } from '../../frame/me.svelte';
import { ageOf, hour } from './ages';

/** One thing that waits, with the place where it is done. */
export interface Row {
  id: string;
  href: string;
  main: string;
  details: string[];
  mark?: { text: string; kind: 'warn' | 'stop' | 'accent' };
}

/** Things of one kind that wait. */
export interface Card {
  id: string;
  title: string;
  rows: Row[];
  room: string; // where the rest of them is
}

/** What waits today, and what the plots show. */
class Day {
  work = $state.raw<app.TodayWork | null>(null);
  figures = $state.raw<app.TodayFigures | null>(null);
  blocks = $state.raw<app.TodayBlocks[]>([]);
  told = $state.raw<Told | null>(null);
  now = $state(Date.now());

  /** Reads both. What is shown stays until the new is there. */
  async read() {
    try {
      ({ work: this.work, figures: this.figures } = await today.Look());
      this.now = Date.now();
      this.told = null;
    } catch (error) {
      this.told = Told.from(error);
    }
  }

  #checked = 0;

  /** Reads what stops the next shipments. To check them takes long, so it is done once in a while. */
  async check() {
    if (Date.now() - this.#checked < betweenChecksMS) return;
    this.#checked = Date.now();
    try {
      this.blocks = await today.Blocks();
    } catch {
      this.blocks = []; // whoever may not look at papers has no such card
    }
  }

  /** The cards of whoever is signed in: what he can do something about. */
  get cards(): Card[] {
    const { work } = this;
    if (!work) return [];
    const shipments = work.shipments.map((s) => this.#shipment(s));
    const channels = work.channels.map((c) => this.#channel(c));
    const all: Card[] = [
      { id: 'jobs', room: 'pack/labels', rows: work.jobs.map(labelJob), title: say('label.today_jobs') },
      { id: 'shipments', room: 'load', rows: shipments, title: say('today.shipments') },
      { id: 'blocks', room: 'papers', rows: this.blocks.map(blocked), title: say('today.blocks') },
      { id: 'ungraded', room: 'receive', rows: work.ungraded.map(ungraded), title: say('today.ungraded') },
      { id: 'loose', room: 'pack', rows: work.loose.map(loose), title: say('today.loose') },
      { id: 'bare', room: 'pack/units/bare', rows: work.unlabelled.map(unlabelled), title: say('label.today_units') },
      { id: 'messages', room: 'platform', rows: channels, title: say('today.messages') },
      { id: 'backup', room: 'settings', rows: this.#backup(work.backupAt), title: say('today.backup') },
    ];
    return all.filter((card) => card.rows.length > 0 && me.may(permissions[card.id] ?? 'look'));
  }

  #shipment(s: app.TodayShipment): Row {
    const inPapers = s.next.what === 'papers' && me.may('issue papers');
    const left = Date.parse(s.departsAt) - this.now;
    const mark = left < 0
      ? { text: say('today.overdue'), kind: 'stop' as const }
      : { text: say('today.soon'), kind: 'warn' as const };
    return {
      id: s.reference,
      href: `#${inPapers ? 'papers' : 'load'}/${encodeURIComponent(s.reference)}`,
      main: say('today.shipment_row', { reference: s.reference, name: named(s.consignee) }),
      details: [
        `${s.departure}, ${say('today.departs', { time: date(s.localAt, words.language, true) })}`,
        say('today.loaded_of', { loaded: count(s.loaded), planned: count(s.planned) }),
        nextOf(s.next),
      ],
      mark: left < 24 * hour ? mark : undefined,
    };
  }

  #channel(c: app.TodayChannel): Row {
    const stuck = c.rejected + c.conflicts;
    const since = { time: date(c.oldest, words.language, true), age: ageOf(c.oldest, this.now) };
    const waiting = c.waiting > 0 ? say('today.waiting', { count: count(c.waiting) }) : '';
    return {
      id: c.code,
      href: `#platform/${encodeURIComponent(c.code)}`,
      main: say('today.messages_row', { name: c.name || c.code }),
      details: [waiting, c.oldest ? say('today.since', since) : ''].filter(Boolean),
      mark: stuck > 0
        ? { text: say('today.stuck', { rejected: count(c.rejected), conflicts: count(c.conflicts) }), kind: 'stop' }
        : undefined,
    };
  }

  /** A backup is work once the last one is older than a day. */
  #backup(at: string): Row[] {
    if (!at || this.now - Date.parse(at) < 24 * hour) return [];
    const last = { time: date(at, words.language, true), age: ageOf(at, this.now) };
    const details = [say('today.backup_at', last)];
    return [{ id: 'backup', href: '#settings/keeping', main: say('today.backup_row'), details }];
  }
}

/** How long the checks of the next shipments are left as they are. */
const betweenChecksMS = 15_000;

function blocked(b: app.TodayBlocks): Row {
  const much = { count: count(b.blocks), warnings: count(b.warnings) };
  return {
    id: b.reference,
    href: `#papers/checks/${encodeURIComponent(b.reference)}`,
    main: say('today.blocks_row', { reference: b.reference, gate: b.gate }),
    details: [
      sentencesOf(b.first.key, b.first.params)[0] ?? '',
      b.blocks > 1 ? say('today.blocks_more', much) : '',
    ].filter(Boolean),
    mark: { text: say(b.blocks === 1 ? 'today.block_one' : 'today.block_many', much), kind: 'stop' },
  };
}

/** What somebody must be allowed to do for whom a card is of use. */
const permissions: Record<string, string> = {
  jobs: 'pack', ungraded: 'receive', loose: 'pack', bare: 'pack', shipments: 'look', blocks: 'issue papers',
  messages: 'sync', backup: 'keep ledger',
};

function ungraded(d: app.TodayDelivery): Row {
  const much = { count: count(d.lots), kg: kg(d.netG) };
  return {
    id: d.number,
    href: `#receive/${encodeURIComponent(d.number)}`,
    main: say('today.ungraded_row', { note: d.note, name: named(d.cooperative) }),
    details: [
      say(d.lots === 1 ? 'today.ungraded_lot' : 'today.ungraded_lots', much),
      say('today.received_on', { date: date(d.receivedOn, words.language) }),
    ],
  };
}

function labelJob(job: app.LabelJob): Row {
  const doubt = job.state === 'unresolved';
  const left = labelsOf(doubt ? job.unknown : job.queued + job.missing);
  return {
    id: job.number,
    href: `#pack/${encodeURIComponent(`labels/${job.number}`)}`,
    main: say('label.today_job', { job: job.number, printer: job.printer }),
    details: [
      say(doubt ? 'label.today_unresolved' : 'label.today_waiting', { labels: left }),
      say('label.job_given', { by: job.by, at: date(job.at, words.language, true) }),
    ],
    mark: stateOf(job.state) as Row['mark'],
  };
}

function unlabelled(one: app.TodayUnlabelled): Row {
  const units = { count: count(one.units) };
  return {
    id: one.lot,
    href: `#pack/${encodeURIComponent(`units/bare:${one.lot}`)}`,
    main: say('label.today_lot', { lot: one.lot, item: named(one.name) }),
    details: [one.units === 1 ? say('label.today_unit_one') : say('label.today_unit_many', units)],
  };
}

function loose(l: app.TodayLot): Row {
  const days = l.ageDays === 0 ? say('today.day_none') : say('today.days', { count: count(l.ageDays) });
  return {
    id: `${l.lot} ${l.place}`,
    href: `#pack/${encodeURIComponent(l.lot)}`,
    main: say('today.loose_row', { lot: l.lot, item: named(l.name) }),
    details: [say('today.loose_kg', { kg: kg(l.netG), place: l.place }), l.ageDays === 1 ? say('today.day_one') : days],
  };
}

type Next = 'transport' | 'load' | 'seal' | 'close' | 'papers' | 'despatch';
type Paper = 'commercial_invoice' | 'packing_list';

function nextOf(next: app.TodayNext): string {
  const paper = (kind: string) => say(`today.paper_${kind.replace('-', '_') as Paper}`);
  const names = next.names.map(next.what === 'papers' ? paper : container).join(', ');
  return say(`today.next_${next.what as Next}`, { count: count(next.count), names });
}

export const day = new Day();

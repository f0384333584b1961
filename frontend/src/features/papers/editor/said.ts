import type { app } from '$lib/backend';
import type { Fault } from '$lib/backend/told';
import { date } from '$lib/ui/figures';
import { say, sentencesOf, words, type Key } from '$lib/words/index.svelte';
import { named } from '../facts';
import { the } from '../names';
import { captionOf } from './captions';
import { splitRow } from './replay';
import type { Choice, Goal, Work } from './work.svelte';

// How facts, faults and findings are called where an officer works on them.

/** A key that came from the program, in words. */
export const sayKey = (key: string, params = {}) => say(key as Key, params);

/** A refusal: what is wrong, and what to do. Beside its field and in the summary the same. */
export function wrongOf(fault: Fault): string {
  const [wrong, , next] = sentencesOf(fault.key, inWordsOf(fault));
  return [wrong, fault.key === 'forms.missing' ? '' : next].filter(Boolean).join(' ');
}

const inWordsOf = (fault: Fault) => ({ ...named(fault.params), ...kindOf(fault.params.paper) });

/** A paper is named by its kind in some sentences: say it in words. */
const kindOf = (paper: string | undefined): Record<string, string> =>
  paper && /^[a-z-]+$/.test(paper) ? { paper: the(paper) } : {};

/** What one finding says. */
export const findingOf = (finding: { sentence: app.Fault }) => {
  const fault = finding.sentence as unknown as Fault;
  return sentencesOf(fault.key, inWordsOf(fault));
};

const rowNames = ['number', 'code', 'kind', 'report', 'lot', 'grower', 'campaign', 'at', 'first'];

/** What a row is called: its caption and what tells it from the others. */
export function rowName(work: Work, row: string, caption: string): string {
  const index = splitRow(row)?.index ?? 0;
  const own = rowNames.map((name) => shown(work, `${row}/${name}`)).find(Boolean);
  return own ? `${sayKey(caption)} ${own}` : `${sayKey(caption)} ${index + 1}`;
}

/** A fact by its caption and by what it belongs to. */
export function factCalled(work: Work, pointer: string): string {
  const field = work.field(pointer);
  if (!field) return captionOf(work.captions, pointer) || pointer;
  const row = /^(.*\/\d+)\//.exec(pointer)?.[1];
  const list = row && work.outline.section.get(splitRow(row)?.list.replace(/\/\d+(?=\/|$)/g, '/*') ?? '');
  const part = [...work.outline.section.values()].filter(
    (s) => !s.list.list && field.pattern.startsWith(`${s.pattern}/`) && s.fields.includes(field),
  )[0];
  const whose = part ? sayKey(part.list.caption) : '';
  const which = row && list ? rowName(work, row, list.list.caption) : '';
  return [sayKey(field.caption), whose, which].filter(Boolean).join(' · ');
}

/** What a fact says: of a choice its name too. */
export function shown(work: Work, pointer: string): string {
  const value = work.value(pointer);
  const field = work.field(pointer);
  if (!field || value === '') return value;
  if (field.kind === 'yesno') return say('edit.yes');
  if (field.kind === 'date') return date(value, words.language);
  if (field.kind === 'moment') return date(value, words.language, true);
  const choice = field.list ? work.choices[field.list]?.find((c) => c.code === value) : undefined;
  return choice ? choiceName(choice) || value : [value, unitOf(work, field)].filter(Boolean).join(' ');
}

/** The name of a choice in the user's language. */
export function choiceName(choice: Choice): string {
  if (choice.key) return sayKey(choice.key);
  return { lo: choice.nameLO, zh: choice.nameZH }[words.language as 'lo' | 'zh'] || choice.name;
}

/** A choice as one looks for it. */
export function choiceText(choice: Choice): string {
  const name = choiceName(choice);
  return choice.key ? name : [choice.code, name].filter(Boolean).join(' · ');
}

/** The unit behind a figure. */
export const unitOf = (work: Work, field: app.EditorField) =>
  field.unit === 'currency' ? work.value('/facts/currency') : field.unit === 'days' ? say('edit.days') : field.unit;

const sources: Record<string, Key> = {
  scan: 'edit.source_scan',
  scale: 'edit.source_scale',
  typed: 'edit.source_typed',
  imported: 'edit.source_imported',
  official: 'edit.source_official',
  assumed: 'edit.source_assumed',
};

/** Where a fact came from, in one line. */
export function sourceOf(source: app.EditorSource | undefined): string {
  const key = source && sources[source.kind];
  if (!key) return say('edit.source_none');
  const at = source.at ? date(source.at, words.language, true) : '';
  return [say(key), source.by, at, source.note].filter(Boolean).join(', ');
}

/** The state of a paper in words, with what it lacks. */
export function paperState(paper: app.EditorPaper): { text: string; kind: 'plain' | 'ok' | 'warn' | 'accent' } {
  const lacks = paper.lacks.length;
  if (paper.state === 'lacking') {
    return {
      text: lacks === 1 ? say('paper.state_lacks_one') : say('paper.state_lacks', { count: lacks }),
      kind: 'warn',
    };
  }
  const known: Record<string, [Key, 'ok' | 'plain' | 'accent']> = {
    ready: ['edit.paper_ready', 'plain'],
    issued: ['paper.state_issued', 'ok'],
    submitted: ['paper.state_submitted', 'accent'],
    recorded: ['paper.state_recorded', 'ok'],
  };
  const [word, kind] = known[paper.state] ?? ['edit.paper_ready', 'plain'];
  return { text: say(word), kind };
}

/** Where a finding is mended: a fact before a box. */
export function goalOf(places: { fact: string; paper: string; box: string }[]): Goal | null {
  const fact = places.find((p) => p.fact.startsWith('/facts'));
  if (fact) return { fact: fact.fact };
  const box = places.find((p) => p.paper);
  return box ? { paper: box.paper, box: box.box } : null;
}

const rooms: Record<string, Key> = {
  load: 'frame.load',
  masters: 'frame.masters',
  receive: 'frame.receive',
  pack: 'frame.pack',
  settings: 'frame.settings',
};

/** The room that changes what the ledger tells. */
export const roomName = (room: string) => say(rooms[room] ?? 'frame.load');

/** The way to that room. */
export const roomLink = (room: string, reference: string) =>
  room === 'load' ? `#load/${encodeURIComponent(reference)}` : `#${room}`;

import type { app } from '$lib/backend';
import { count } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';

// States, reasons and results in words.

const kindWords: Record<string, Key> = {
  consignments: 'channel.kind_consignments',
  shipments: 'channel.kind_shipments',
  stock: 'channel.kind_stock',
};

/** What a message speaks of, in a word. */
export const kindOf = (kind: string) => (kindWords[kind] ? say(kindWords[kind]) : kind);

type Colour = 'plain' | 'ok' | 'warn' | 'stop' | 'accent';

export const stateWords: Record<string, { word: Key; kind: Colour }> = {
  waiting: { word: 'channel.state_waiting', kind: 'accent' },
  sent: { word: 'channel.state_sent', kind: 'ok' },
  rejected: { word: 'channel.state_rejected', kind: 'stop' },
  conflict: { word: 'channel.state_conflict', kind: 'warn' },
};

const whys: Record<string, Key> = {
  offline: 'channel.why_offline',
  slow: 'channel.why_slow',
  busy: 'channel.why_busy',
  server: 'channel.why_server',
  token: 'channel.why_token',
};

const answers: Record<string, Key> = {
  ...whys,
  recognised: 'channel.said_recognised',
  invalid_document: 'channel.said_invalid_document',
  malformed_message: 'channel.said_malformed_message',
  key_reused: 'channel.said_key_reused',
  too_large: 'channel.said_too_large',
  exists: 'channel.said_exists',
  not_held: 'channel.said_not_held',
  version_differs: 'channel.said_version_differs',
};

/** What the platform said of a message, in plain words. */
export function answerOf(message: { code: string }): string {
  if (message.code === '') return '';
  const key = answers[message.code];
  return key ? say(key) : say('channel.said_other', { code: message.code });
}

/** How long ago a time is: "18 days ago". */
export function ago(text: string, language: string, now = Date.now()): string {
  const minutes = Math.round((Date.parse(text) - now) / 60_000);
  const form = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (minutes > -60) return form.format(minutes, 'minute');
  if (minutes > -48 * 60) return form.format(Math.round(minutes / 60), 'hour');
  return form.format(Math.round(minutes / (24 * 60)), 'day');
}

/** What a run came to: sentences, and how much they want a person. */
export interface Outcome {
  kind: 'ok' | 'warn' | 'plain';
  sentences: string[];
}

/** Puts a run into sentences. A platform that is away is no error; with nothing to send it is not even a worry. */
export function outcomeOf(r: app.SyncResult): Outcome {
  const done = counted(r);
  if (r.why === '' && !r.stopped) {
    const idle = done.length === 0 && r.waiting === 0;
    if (r.waiting > 0) done.push(say('channel.done_waiting', { count: count(r.waiting) }));
    return {
      kind: r.rejected + r.conflicts + r.waiting > 0 ? 'warn' : 'ok',
      sentences: idle ? [say('channel.done_nothing')] : done,
    };
  }
  const away = r.why === 'offline' || r.why === 'slow';
  if (away && r.waiting === 0 && done.length === 0) return { kind: 'plain', sentences: [say('channel.away_idle')] };
  const first = r.stopped ? say('channel.done_stopped') : say(whys[r.why] ?? 'channel.why_server');
  const safe = r.waiting > 0 ? [say('channel.away_safe', { count: count(r.waiting) })] : [];
  const again = r.retryAfterS > 0 ? [say('channel.come_back', { seconds: count(r.retryAfterS) })] : [];
  return { kind: r.stopped ? 'plain' : 'warn', sentences: [first, ...done, ...safe, ...again] };
}

function counted(r: app.SyncResult): string[] {
  const counts: [number, Key][] = [
    [r.sent, 'channel.done_sent'],
    [r.recognised, 'channel.done_recognised'],
    [r.reopened, 'channel.done_reopened'],
    [r.rejected, 'channel.done_rejected'],
    [r.conflicts, 'channel.done_conflicts'],
  ];
  return counts.filter(([n]) => n > 0).map(([n, key]) => say(key, { count: count(n) }));
}

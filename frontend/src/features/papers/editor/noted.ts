import type { app } from '$lib/backend';
import type { Fault } from '$lib/backend/told';
import type { Work } from './work.svelte';

/** What is to be said of one fact: mistakes in typing, papers that lack it, and findings of the checks. */
export interface Noted {
  wrong: Fault[];
  lacks: string[]; // kinds of paper
  findings: app.EditorFinding[];
}

/** What is to be said of facts, by pointer. */
export function notedOf(work: Work): Map<string, Noted> {
  const all = new Map<string, Noted>();
  const of = (pointer: string): Noted => {
    const found = all.get(pointer) ?? { wrong: [], lacks: [], findings: [] };
    all.set(pointer, found);
    return found;
  };
  for (const fault of wrongs(work)) of(fault.field ?? '').wrong.push(fault);
  for (const paper of work.papers) {
    if (!paper.needed || paper.state !== 'lacking') continue;
    for (const lack of paper.lacks) of(lack.field ?? '').lacks.push(paper.kind);
  }
  for (const finding of work.trying.answer?.findings ?? []) {
    const first = finding.places.find((p) => p.fact.startsWith('/facts'));
    if (first && !finding.waived) of(first.fact).findings.push(finding);
  }
  return all;
}

/** The mistakes in what was typed: those of the last look, and those for which saving was refused. */
export function wrongs(work: Work): Fault[] {
  const tried = (work.trying.answer?.wrong ?? []) as unknown as Fault[];
  const refused = work.told?.faults.filter((f) => f.field?.startsWith('/facts')) ?? [];
  return [...tried, ...refused.filter((f) => !tried.some((t) => t.field === f.field && t.key === f.key))];
}

/** How many facts under a pointer papers still lack. */
export function missingUnder(noted: Map<string, Noted>, pointer: string): number {
  return [...noted].filter(([at, one]) => one.lacks.length > 0 && (at === pointer || at.startsWith(`${pointer}/`)))
    .length;
}

/** How many facts under a pointer are wrong or found fault with. */
export function faultsUnder(noted: Map<string, Noted>, pointer: string): number {
  return [...noted].filter(
    ([at, one]) =>
      (at === pointer || at.startsWith(`${pointer}/`)) &&
      (one.wrong.length > 0 || one.findings.some((f) => f.severity === 'block')),
  ).length;
}

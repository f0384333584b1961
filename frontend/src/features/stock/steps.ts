import type { app } from '$lib/backend';
import { gradeWord } from '$lib/unit/unit.svelte';
import { count, kg } from '$lib/ui/figures';
import { say, type Key } from '$lib/words/index.svelte';

const plainly: Record<string, Key> = {
  'make lot': 'shelf.did_make', 'went into': 'shelf.did_went_into', pack: 'shelf.did_pack',
  unpack: 'shelf.did_unpack', move: 'shelf.did_move',
};

const undid: Record<string, Key> = {
  grade: 'shelf.did_undo_grade', 'make lot': 'shelf.did_undo_make', pack: 'shelf.did_undo_pack',
  unpack: 'shelf.did_undo_unpack', weigh: 'shelf.did_undo_weigh', move: 'shelf.did_undo_move',
  adjust: 'shelf.did_undo_adjust',
};

/** One thing that happened to a lot, in words. */
export function stepWords(step: app.TraceStep): string {
  const params = {
    kg: kg(Math.abs(step.netG)), packages: count(Math.abs(step.packages)), from: step.from, to: step.to,
    document: step.document, grades: gradesOf(step),
  };
  if (step.kind === 'receive') {
    const graded = step.grades.length > 0 ? ` ${say('shelf.did_grade', params)}` : '';
    return say('shelf.did_receive', params) + graded;
  }
  return say(keyOf(step), params);
}

function keyOf(step: app.TraceStep): Key {
  if (step.undoes) return undid[step.undoes] ?? 'shelf.did_other';
  if (step.kind === 'grade') return 'shelf.did_grade';
  if (step.kind === 'weigh') return step.netG < 0 ? 'shelf.did_weigh_less' : 'shelf.did_weigh_more';
  if (step.kind === 'adjust') return adjusted(step);
  return plainly[step.kind] ?? 'shelf.did_other';
}

function adjusted(step: app.TraceStep): Key {
  if (step.reason === 'shrinkage') return 'shelf.did_shrink';
  return step.netG < 0 ? 'shelf.did_adjust_less' : 'shelf.did_adjust_more';
}

function gradesOf(step: app.TraceStep): string {
  return step.grades.map((g) => say('shelf.grade_kg', { grade: gradeWord(g.grade), kg: kg(g.netG) })).join(', ');
}

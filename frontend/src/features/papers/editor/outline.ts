import type { app } from '$lib/backend';

// How the facts hang together: which fields belong to which part or list, group by group, in the order of work.

/** A part or a list of the dossier with what belongs to it; its patterns have * for every index. */
export interface Section {
  pattern: string;
  list: app.EditorList;
  fields: app.EditorField[];
  sections: Section[];
}

/** A group of facts as an officer works on it. */
export interface Group {
  name: string;
  fields: app.EditorField[]; // that belong to no part
  sections: Section[];
}

/** What fields and lists make together. */
export interface Outline {
  groups: Group[];
  field: Map<string, app.EditorField>; // by pattern
  section: Map<string, Section>; // by pattern
}

/** What stands under a section: that of a list stands under its rows. */
const within = (list: app.EditorList) => (list.list ? `${list.pattern}/*/` : `${list.pattern}/`);

/** Orders fields and lists into groups. */
export function outlineOf(fields: app.EditorField[], lists: app.EditorList[]): Outline {
  const sections = lists.map((list): Section => ({ pattern: list.pattern, list, fields: [], sections: [] }));
  const owner = (pattern: string) =>
    sections
      .filter((s) => pattern.startsWith(within(s.list)))
      .reduce<Section | undefined>(
        (best, s) => (best && best.pattern.length > s.pattern.length ? best : s),
        undefined,
      );
  const groups: Group[] = [];
  const groupOf = (name: string): Group => {
    const found = groups.find((g) => g.name === name);
    if (found) return found;
    const made = { name, fields: [], sections: [] };
    groups.push(made);
    return made;
  };
  for (const field of fields) {
    const group = groupOf(field.group);
    (owner(field.pattern)?.fields ?? group.fields).push(field);
  }
  for (const section of sections) {
    (owner(section.pattern)?.sections ?? groupOf(section.list.group).sections).push(section);
  }
  return {
    groups,
    field: new Map(fields.map((f) => [f.pattern, f])),
    section: new Map(sections.map((s) => [s.pattern, s])),
  };
}

/** The pattern of a pointer: its indexes become *. */
export const patternOf = (pointer: string) => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

/** The pointer of a pattern under a row or part: the first stars take the indexes of where one stands. */
export function pointerOf(pattern: string, at: string): string {
  const here = at.split('/');
  return pattern
    .split('/')
    .map((one, i) => (one === '*' ? (here[i] ?? one) : one))
    .join('/');
}

/** The rows and parts that a pointer stands in, the outermost first: what must be unfolded to see it. */
export function around(pointer: string): string[] {
  const parts = pointer.split('/');
  return parts.map((_, i) => parts.slice(0, i + 1).join('/')).filter((at) => /\/\d+$/.test(at) && at !== pointer);
}

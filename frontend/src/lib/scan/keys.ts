// A scanner that types presses keys by where they lie on the keyboard that its maker had in mind. What character the
// computer makes of a place (Lao, Thai, French, a Chinese input method, Caps Lock) is no concern of the code: a place
// is read with the layout that the scanner assumes. Layouts: ISO/IEC 9995 places as "code" of W3C UI Events, the
// characters of the Windows layouts KBDUS, KBDUK, KBDFR and KBDGR (2026-11).

/** Layouts that a scanner may assume. */
export const layouts = ['us', 'uk', 'fr', 'de'] as const;
export type Layout = (typeof layouts)[number];

/** One key as it was pressed; a character that came as Alt and figures is one stroke too. */
export interface Stroke {
  code: string; // the place of the key, as UI Events name it
  key: string; // what the computer made of it
  shift: boolean;
  ctrl: boolean;
  altGr: boolean;
  at: number; // when it was pressed, milliseconds
  given?: string; // a character that came otherwise than by its place
}

/** What a scanner puts where the symbol has FNC1 between two fields. */
export const GS = '\x1d';

type Place = string; // its characters: plain, with Shift, with AltGr
type Places = Record<string, Place>;

/** Places in their order with what stands on them, parted by blanks. */
function row(codes: string, characters: string): Places {
  const all = characters.split(' ');
  return Object.fromEntries(codes.split(' ').map((code, i) => [code, all[i] ?? '']));
}

const figures = 'Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0';
const signs = 'Backquote Minus Equal BracketLeft BracketRight Semicolon Quote Backslash IntlBackslash '
  + 'Comma Period Slash';
const letters = (all: string) => row(
  [...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((l) => `Key${l}`).join(' '),
  [...all].map((l) => l + l.toUpperCase()).join(' '),
);
const numpad: Places = {
  ...Object.fromEntries([...'0123456789'].map((n) => [`Numpad${n}`, n + n])),
  NumpadAdd: '++', NumpadSubtract: '--', NumpadDecimal: '..', NumpadDivide: '//', NumpadMultiply: '**', Space: '  ',
};

const us: Places = {
  ...numpad,
  ...letters('qwertyuiopasdfghjklzxcvbnm'),
  ...row(figures, '1! 2@ 3# 4$ 5% 6^ 7& 8* 9( 0)'),
  ...row(signs, '`~ -_ =+ [{ ]} ;: \'" \\| \\| ,< .> /?'),
};

const places: Record<Layout, Places> = {
  us,
  uk: {
    ...us,
    ...row(figures, '1! 2" 3£ 4$€ 5% 6^ 7& 8* 9( 0)'),
    ...row(signs, "`¬¦ -_ =+ [{ ]} ;: '@ #~ \\| ,< .> /?"),
  },
  fr: {
    ...numpad,
    ...letters('azertyuiopqsdfghjklwxcvbn,'),
    ...row('KeyE KeyM', 'eE€ ,?'),
    ...row(figures, '&1 é2~ "3# \'4{ (5[ -6| è7` _8\\ ç9^ à0@'),
    ...row(signs, '²² )°] =+} ^¨ $£¤ mM ù% *µ <> ;. :/ !§'),
  },
  de: {
    ...numpad,
    ...letters('qwertzuiopasdfghjklyxcvbnm'),
    ...row('KeyQ KeyE KeyM', 'qQ@ eE€ mMµ'),
    ...row(figures, '1! 2"² 3§³ 4$ 5% 6& 7/{ 8([ 9)] 0=}'),
    ...row(signs, "^° ß?\\ ´` üÜ +*~ öÖ äÄ #' <>| ,; .: -_"),
  },
};

/** Keys that wait for the next one; a scanner presses Space behind them to have the sign alone. */
const dead: Record<Layout, string[]> = {
  us: [], uk: [], fr: ['BracketLeft', 'Digit2+', 'Digit7+'], de: ['Backquote', 'Equal'],
};

const isDead = (stroke: Stroke, layout: Layout) => {
  if (stroke.given !== undefined) return false;
  return dead[layout].includes(stroke.altGr ? `${stroke.code}+` : stroke.code);
};

type Pressed = Pick<Stroke, 'code' | 'shift' | 'ctrl' | 'altGr'> & { key?: string; given?: string };

/** The character of one key on a layout, or null for a key that gives none. */
export function characterAt(stroke: Pressed, layout: Layout = 'us'): string | null {
  if (stroke.given !== undefined) return stroke.given;
  const place = places[layout][stroke.code];
  if (stroke.ctrl && !stroke.altGr) return control(stroke.code, place ?? '');
  if (place !== undefined) return place[stroke.altGr ? 2 : stroke.shift ? 1 : 0] ?? null;
  return stroke.code === '' && stroke.key?.length === 1 ? stroke.key : null; // a device that names no places
}

/** Control characters come as Ctrl and the sign 64 above them: GS, 29, is Ctrl+]. */
function control(code: string, place: string): string | null {
  if (code === 'BracketRight' || /[\]}]/.test(place)) return GS;
  const sign = place.toUpperCase().split('').find((one) => one >= '@' && one <= '_');
  return sign ? String.fromCharCode(sign.charCodeAt(0) & 0x1f) : null;
}

/** What a row of keys says on a layout. */
export function textOf(strokes: Stroke[], layout: Layout = 'us'): string {
  let text = '';
  for (const [i, stroke] of strokes.entries()) {
    const before = strokes[i - 1];
    if (stroke.code === 'Space' && !stroke.shift && before && isDead(before, layout)) continue;
    text += characterAt(stroke, layout) ?? '';
  }
  return text;
}

/** The character that a key press of a person or a scanner gives on the layout most scanners assume. */
export function characterOf(event: Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey' | 'key'>): string | null {
  return characterAt({ code: event.code, key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey, altGr: false });
}

// A scanner types like a keyboard, only faster. One burst of keys, wherever the focus is, becomes one scan: it never
// stays in a field and never presses a button. Keys are read by where they lie, so that a Lao layout or Caps Lock
// cannot change the code.

/** Keys of one burst follow one another within this time; nobody types so fast. */
const gapMS = 35;
/** The end of a burst may lag a little. */
const endMS = 80;
const shortest = 4;

const shifted: Record<string, [string, string]> = {
  Minus: ['-', '_'], Equal: ['=', '+'], BracketLeft: ['[', '{'], BracketRight: [']', '}'], Backslash: ['\\', '|'],
  Semicolon: [';', ':'], Quote: ["'", '"'], Backquote: ['`', '~'], Comma: [',', '<'], Period: ['.', '>'],
  Slash: ['/', '?'], Space: [' ', ' '], NumpadAdd: ['+', '+'], NumpadSubtract: ['-', '-'], NumpadDecimal: ['.', '.'],
  NumpadDivide: ['/', '/'], NumpadMultiply: ['*', '*'],
};
const overDigits = ')!@#$%^&*(';

/** The character that a key gives on the layout scanners are made for (US), or null for a key that gives none. */
export function characterOf(event: Pick<KeyboardEvent, 'code' | 'shiftKey' | 'ctrlKey'>): string | null {
  const { code, shiftKey, ctrlKey } = event;
  if (ctrlKey) return code === 'BracketRight' ? '\x1d' : null; // FNC1 as Ctrl+]
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shiftKey ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return shiftKey && code.startsWith('Digit') ? (overDigits[Number(digit)] ?? null) : digit;
  const sign = shifted[code];
  return sign ? sign[shiftKey ? 1 : 0] : null;
}

/** Scanners end a code with Enter, Tab or a line feed, some with the control letters of those (Ctrl+M, Ctrl+J). */
function ends(event: KeyboardEvent): boolean {
  if (event.ctrlKey) return event.code === 'KeyM' || event.code === 'KeyJ';
  return event.key === 'Enter' || event.key === 'Tab' || event.key === '\n' || event.key === '\r';
}

interface Before {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

/** When a key was pressed: not when the page came to hear of it, because a page that draws hears late. */
const pressedAt = (event: KeyboardEvent) => event.timeStamp;

/** Listens for bursts. What it gives back ends the listening. */
export function capture(take: (scan: string) => void, timeOf = pressedAt): () => void {
  let text = '';
  let lastAt = -Infinity;
  let before: Before | null = null;

  const begin = (character: string, event: KeyboardEvent) => {
    text = character;
    const field = event.target;
    const holds = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    before = holds ? { field, value: field.value } : null;
  };

  const takeBack = () => {
    if (!before || before.field.value === before.value) return;
    before.field.value = before.value;
    before.field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  const hush = (event: KeyboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Shift' || event.key === 'CapsLock' || event.key === 'Control') return;
    const at = timeOf(event);
    const since = at - lastAt;
    if (ends(event) && since < endMS && text.length >= shortest) {
      hush(event);
      take(text);
      text = '';
      lastAt = -Infinity;
      return;
    }
    const character = event.repeat || event.altKey || event.metaKey ? null : characterOf(event);
    if (character === null) {
      text = '';
      return;
    }
    if (since >= gapMS || text === '') begin(character, event);
    else {
      hush(event);
      if (text.length === 1) takeBack();
      text += character;
    }
    lastAt = at;
  };

  window.addEventListener('keydown', pressed, { capture: true });
  return () => window.removeEventListener('keydown', pressed, { capture: true });
}

// A scanner that types, as key events: which places its maker presses for a code, and what the computer makes of them.
// Every key carries the time at which it is pressed, so that a busy computer does not tear a burst apart.

const rows = {
  places: [
    'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
    'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight Backslash',
    'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
    'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
  ],
  us: [['`1234567890-=', 'qwertyuiop[]\\', "asdfghjkl;'", 'zxcvbnm,./'],
    ['~!@#$%^&*()_+', 'QWERTYUIOP{}|', 'ASDFGHJKL:"', 'ZXCVBNM<>?']],
  uk: [['`1234567890-=', 'qwertyuiop[]#', "asdfghjkl;'", 'zxcvbnm,./'],
    ['¬!"£$%^&*()_+', 'QWERTYUIOP{}~', 'ASDFGHJKL:@', 'ZXCVBNM<>?']],
  fr: [['²&é"\'(-è_çà)=', 'azertyuiop^$*', 'qsdfghjklmù', 'wxcvbn,;:!'],
    ['²1234567890°+', 'AZERTYUIOP¨£µ', 'QSDFGHJKLM%', 'WXCVBN?./§'],
    { Digit3: '#', Digit4: '{', Digit5: '[', Digit6: '|', Digit8: '\\', Digit9: '^', Digit0: '@', Minus: ']',
      Equal: '}' }],
  de: [['^1234567890ß´', 'qwertzuiopü+#', 'asdfghjklöä', 'yxcvbnm,.-'],
    ['°!"§$%&/()=?`', "QWERTZUIOPÜ*'", 'ASDFGHJKLÖÄ', 'YXCVBNM;:_'],
    { KeyQ: '@', Digit7: '{', Digit8: '[', Digit9: ']', Digit0: '}', Minus: '\\', BracketRight: '~' }],
  lo: [['*ຢຟໂຖຸູຄຕຈຂຊໍ', 'ົໄຳພະິີຮນຍບລ\\', 'ັຫກດເ້່າສວງ', 'ຜປແອຶືທມໃຝ'],
    ['/໑໒໓໔໌ຼ໕໖໗໘໙ໍ', '໌0*_+໊ຍຣໜຽ-ລ|', '໋;.,:໊໋!?%=', '₭(ຯX\'ໆຽໝ$)']],
  th: [['_ๅ/-ภถุึคตจขช', 'ๆไำพะัีรนยบลฃ', 'ฟหกดเ้่าสวง', 'ผปแอิืทมใฝ'],
    ['%+๑๒๓๔ู฿๕๖๗๘๙', '๐"ฎฑธํ๊ณฯญฐ,ฅ', 'ฤฆฏโฌ็๋ษศซ.', '()ฉฮฺ์?ฒฬฦ']],
};
rows.zh = rows.us;

/** What stands on each place of a keyboard: code to [plain, with Shift, with AltGr]. */
const boards = Object.fromEntries(Object.entries(rows).filter(([name]) => name !== 'places').map(([name, made]) => {
  const [plain, shifted, altGr = {}] = made;
  const board = rows.places.flatMap((line, row) => line.split(' ').map((code, i) =>
    [code, [[...plain[row]][i], [...shifted[row]][i], altGr[code]]]));
  return [name, { ...Object.fromEntries(board), Space: [' ', ' '] }];
}));

/** Where a character lies on a keyboard, and with what it is pressed. */
function placeOf(character, layout) {
  for (const [code, all] of Object.entries(boards[layout])) {
    const level = all.indexOf(character);
    if (level >= 0) return { code, shift: level === 1, altGr: level === 2 };
  }
  throw new Error(`the scanner of this test has no key for ${JSON.stringify(character)} on ${layout}`);
}

const vk = { Enter: 13, Tab: 9, Space: 32, F8: 119, Process: 229 };
const ALT = 1, CTRL = 2, SHIFT = 8;

/** What the computer makes of a place: by its own layout, Caps Lock or an input method. */
function keyOf({ code, shift, altGr }, host, capsLock) {
  if (host === 'zh' && code.startsWith('Key')) return 'Process';
  const [plain, shifted, third] = boards[host][code];
  if (altGr) return third ?? plain;
  return (capsLock && code.startsWith('Key') ? !shift : shift) ? shifted : plain;
}

const both = (code, more) => [{ type: 'down', code, ...more }, { type: 'up', code, ...more }];
const bare = (type, key, code, modifiers) => ({ type, key, code, modifiers, bare: true });

/** A character typed by its place. */
function byPlace(place, { host = 'us', capsLock = false }) {
  const key = keyOf(place, host, capsLock);
  const modifiers = (place.shift ? SHIFT : 0) + (place.altGr ? ALT : 0);
  const pressed = both(place.code, { key, modifiers });
  if (place.altGr) return [bare('down', 'Alt', 'AltRight', ALT), ...pressed, bare('up', 'Alt', 'AltRight', 0)];
  if (!place.shift) return pressed;
  return [bare('down', 'Shift', 'ShiftLeft', SHIFT), ...pressed, bare('up', 'Shift', 'ShiftLeft', 0)];
}

/** A character sent as Alt and the figures of its number. */
function byNumber(number) {
  const figures = [...String(number)].flatMap((n) => both(`Numpad${n}`, { key: n, modifiers: ALT, bare: true }));
  return [bare('down', 'Alt', 'AltLeft', ALT), ...figures, bare('up', 'Alt', 'AltLeft', 0)];
}

const withCtrl = (key, code, more = 0) => [bare('down', 'Control', 'ControlLeft', CTRL),
  ...both(code, { key, modifiers: CTRL + more, bare: true }), bare('up', 'Control', 'ControlLeft', 0)];

/** The ways in which scanners send the separator. */
const separators = {
  ctrl: () => withCtrl(']', 'BracketRight'),
  ctrlShift: () => withCtrl('}', 'BracketRight', SHIFT),
  f8: () => both('F8', { key: 'F8', bare: true }),
  alt: () => byNumber('029'),
  raw: () => both('', { key: '\x1d', bare: true }),
  dropped: () => [],
};

const ends = { '\r': ['Enter', '\r'], '\t': ['Tab', ''] };

/**
 * The keys of a scan, each with the time after the first. assumes: the layout of the scanner; host: that of the
 * computer; gs: how the separator is sent, or what stands for it; suffix: \r, \t, or none; alt: all as Alt and figures.
 */
export function keysOf(text, { gapMS = 2, assumes = 'us', gs = 'ctrl', suffix = '\r', alt = false, ...host } = {}) {
  const one = (character) => {
    if (ends[character]) return both(ends[character][0], { key: ends[character][0], text: ends[character][1] });
    if (character === '\x1d' && !(gs in separators)) return [...gs].flatMap(one);
    if (character === '\x1d') return separators[gs]();
    return alt ? byNumber(`0${character.charCodeAt(0)}`) : byPlace(placeOf(character, assumes), host);
  };
  return [...text, ...suffix].flatMap((character, i) => one(character).map((key) => ({ ...key, at: i * gapMS })));
}

/** The keys of a person: each held a while, whoever types meanwhile. */
export function typedOf(text, { everyMS = 150, holdMS = 80 } = {}) {
  return [...text].flatMap((character, i) => byPlace(placeOf(character, 'us'), {}).map((key) =>
    ({ ...key, at: i * everyMS + (key.type === 'up' ? holdMS : 0) })));
}

const keyboards = new WeakMap();
const restMS = 40; // nobody is quicker than this with the next key
const longestMS = 150; // but a long run of scans is not waited for
const aheadMS = 20;

/** The keyboard of a page: its keys go out in the order of their times. */
export function keyboard(page) {
  if (!keyboards.has(page)) keyboards.set(page, new Keyboard(page));
  return keyboards.get(page);
}

class Keyboard {
  #session;
  #atMS = 0;
  #turn = Promise.resolve();

  constructor(page) {
    this.#session = page.context().newCDPSession(page);
  }

  /** Sends rows of keys at once, whatever their times, after all that was sent before. */
  async send(...all) {
    await Promise.all(await this.#timed(all, () => {}));
    await new Promise((rested) => setTimeout(rested, Math.min(this.#atMS - Date.now() + restMS, longestMS)));
  }

  /** Sends rows of keys as their times come. */
  async play(...all) {
    await Promise.all(await this.#timed(all, (at) => new Promise((go) => setTimeout(go, at - Date.now()))));
    await new Promise((rested) => setTimeout(rested, restMS));
  }

  /** One row after the other: of scans that are sent at once none may get between the keys of another. */
  #timed(all, until) {
    const timed = this.#turn.then(() => this.#dispatch(all, until));
    this.#turn = timed.catch(() => {});
    return timed;
  }

  async #dispatch(all, until) {
    const session = await this.#session;
    const begin = Math.max(Date.now(), this.#atMS);
    const keys = all.flat().map((key) => ({ ...key, at: begin + 2 + key.at })).sort((a, b) => a.at - b.at);
    this.#atMS = keys.at(-1)?.at ?? begin;
    const sent = [];
    for (const key of keys) {
      if (key.at > Date.now() + aheadMS) await until(key.at);
      sent.push(session.send('Input.dispatchKeyEvent', eventOf(key)));
    }
    return sent;
  }
}

function eventOf({ type, code, key, modifiers = 0, text, bare, at }) {
  const number = vk[key === ' ' ? 'Space' : key] ?? 0;
  const event = { code, key, modifiers, timestamp: at / 1000, windowsVirtualKeyCode: number };
  if (type === 'up') return { ...event, type: 'keyUp' };
  const typed = text ?? (bare || key === 'Process' ? '' : key);
  return { ...event, type: typed ? 'keyDown' : 'rawKeyDown', ...(typed ? { text: typed } : {}) };
}

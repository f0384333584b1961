// What a scanner teaches with the test sheet, and what is wrong with one: the pure part, without a page.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { runnerImport } from 'vite';
import { keysOf } from './gun.mjs';

const from = async (name) =>
  (await runnerImport(fileURLToPath(new URL(`../src/lib/scan/${name}.ts`, import.meta.url)))).module;
const { judge, learn, seen } = await from('learn');
const { clean } = await from('profile');
const { commandOf } = await from('commands');
const { Burst } = await from('burst');

const codes = [
  { id: 'A', data: '010952123400001310Lot-aZ7\x1d21qWm-9' },
  { id: 'B', data: 'AaQqWwZzYyMm-_./:+*%&?=#@!()' },
  { id: 'C', data: 'https://id.gs1.org/01/09521234000013/10/Lot-aZ7/21/qWm-9' },
];

/** What a scanner that is set up so types, as strokes. */
function sent(text, { prefix = '', suffix = '\r', change = (s) => s, ...how } = {}) {
  const keys = keysOf(change(prefix + text), { ...how, suffix: '' });
  const strokes = keys.filter((k) => k.type === 'down' && !/^(Shift|Alt|Control)/.test(k.code)).map((k) => ({
    code: k.code, key: k.key, shift: Boolean(k.modifiers & 8), ctrl: Boolean(k.modifiers & 2),
    altGr: Boolean(k.modifiers & 1), at: k.at, ...(k.code === 'F8' || k.key === '\x1d' ? { given: '\x1d' } : {}),
  }));
  return { raw: '', end: suffix, strokes };
}

const teach = (how) => learn(codes, codes.map(({ data }) => sent(data, how)));

for (const [what, how, wants] of [
  ['one as it comes', {}, { suffix: '\r' }],
  ['a prefix, Tab, a substitute', { prefix: '~', suffix: '\t', gs: '|' },
    { prefix: '~', suffix: '\t', gsSubstitute: '|' }],
  ['a substitute of many signs', { gs: '{GS}', suffix: '' }, { suffix: '', gsSubstitute: '{GS}' }],
  ['F8 for the separator', { gs: 'f8' }, { suffix: '\r' }],
  ['a British keyboard', { assumes: 'uk' }, { suffix: '\r', layout: 'uk' }],
  ['a French keyboard', { assumes: 'fr', gs: '|' }, { suffix: '\r', layout: 'fr', gsSubstitute: '|' }],
  ['a German keyboard', { assumes: 'de' }, { suffix: '\r', layout: 'de' }],
]) {
  test(`learns ${what}`, () => {
    const { profile, findings } = teach(how);
    assert.deepEqual(findings, []);
    assert.deepEqual(profile, { name: '', prefix: '', suffix: '', gsSubstitute: '', layout: 'us', ...wants });
    const [{ data }] = codes;
    const typed = (wants.prefix ?? '') + data.replace('\x1d', wants.gsSubstitute || '\x1d');
    assert.equal(clean(typed, [profile]), data);
  });
}

test('an AIM identifier is no prefix, and may differ from code to code', () => {
  const all = ['~]C1', '~]C0', '~]Q1'].map((prefix, i) => sent(codes[i].data, { prefix }));
  assert.deepEqual(learn(codes, all).profile, { name: '', prefix: '~', suffix: '\r', gsSubstitute: '', layout: 'us' });
});

test('a scanner on a wire of its own is taught by what came over it', () => {
  const all = codes.map(({ data }) => ({ raw: `#${data.replace('\x1d', '^')}*`, end: '', strokes: [] }));
  assert.deepEqual(learn(codes, all).profile, { name: '', prefix: '#', suffix: '*', gsSubstitute: '^', layout: 'us' });
});

test('what is wrong is told: a separator left out, exchanged letters, lost keys, another code', () => {
  const keys = (learned) => learned.findings.map((f) => f.key);
  assert.deepEqual(keys(teach({ gs: 'dropped' })), ['scan.learn_dropped']);
  assert.deepEqual(keys(teach({ gs: 'GS' })), ['scan.learn_plain']);
  const swap = (s) => [...s].map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join('');
  assert.deepEqual(keys(teach({ change: swap })), ['scan.learn_caps']);
  const [a, b, c] = codes.map(({ data }) => sent(data));
  const lossy = { ...b, strokes: b.strokes.filter((_, i) => i !== 3 && i !== 10) };
  const { profile, findings } = learn(codes, [a, lossy, c]);
  assert.equal(profile, null);
  assert.deepEqual(findings, [{ code: 'B', key: 'scan.learn_lost', params: { code: 'B', count: 2, lost: 'q M' } }]);
  assert.deepEqual(judge(codes[1], a).map((f) => f.key), ['scan.learn_other']);
  assert.deepEqual(judge(codes[1], b), []);
  assert.deepEqual(keys(learn(codes, [a, { ...b, end: '\t' }, c])), ['scan.learn_differs']);
});

test('the prefix that stands in front chooses the scanner, the longest first', () => {
  const plain = { name: '', prefix: '', suffix: '', gsSubstitute: '|', layout: 'us' };
  const one = { ...plain, prefix: '~', gsSubstitute: '^' };
  const all = [plain, one, { ...plain, prefix: '~~', suffix: '#\r', gsSubstitute: '' }];
  assert.equal(clean('A|B^', all), 'A\x1dB^');
  assert.equal(clean('~A|B^', all), 'A|B\x1d');
  assert.equal(clean('~~A|B^#', all), 'A|B^');
  assert.equal(clean('A', []), 'A');
});

test('command barcodes are known in any case, with an AIM identifier too; signs that nobody sees are shown', () => {
  assert.deepEqual(['TH-UNDO', ']C0th-go-on', 'TH-UNDONE', ''].map(commandOf), ['undo', 'go-on', null, null]);
  assert.equal(seen('A\x1dB\r\x02'), 'A␝B␍␂');
});

/** Plays rows of [code, at, held] and tells which scans came of them; silence may seem to come before its time. */
function played(rows, silentAt) {
  const burst = new Burst();
  const events = rows.flatMap(([code, at, heldMS = 1]) => [[at, 'down', code], [at + heldMS, 'up', code]]);
  if (silentAt !== undefined) events.push([silentAt, 'silence', '']);
  events.sort((a, b) => a[0] - b[0]);
  const ended = [];
  for (const [at, type, code] of events) {
    const none = { shift: false, ctrl: false, altGr: false, held: false };
    const key = { code, key: '', ...none, at, to: at, down: true, over: 0 };
    if (type === 'silence') ended.push(...burst.silence());
    else if (type === 'up') burst.release(code);
    else ended.push(...(code === 'Enter' ? burst.end('\r', key) : burst.press(key)).ended);
  }
  ended.push(...burst.silence());
  return ended.map(({ scan, typed }) => [scan, typed].map((keys) => keys.map((k) => k.code.slice(-1)).join('')));
}

const row = (text, at, everyMS, heldMS) => [...text].map((c, i) => [`Digit${c}`, at + i * everyMS, heldMS]);

test('scans and typing are told apart by their times', () => {
  assert.deepEqual(played(row('123456', 0, 2)), [['123456', '']]);
  assert.deepEqual(played(row('12345', 0, 2)), [['', '12345']], 'too short without an end');
  assert.deepEqual(played([...row('1234', 0, 20), ['Enter', 90]]), [['1234', '']]);
  assert.deepEqual(played([...row('1234', 0, 34), ['Enter', 150]]), [['', '1234']], 'quick fingers');
  assert.deepEqual(played([...row('12', 0, 3), ['Enter', 6]]), [['12', '']]);
  assert.deepEqual(played([...row('123456', 0, 33)]), [['123456', '']], 'a slow scanner');
  assert.deepEqual(played([...row('12345678', 0, 30, 95)]), [['', '12345678']], 'rolled fingers');
  const finger = [['123456', 'X']];
  assert.deepEqual(played([['KeyX', 0, 80], ...row('123456', 20, 2), ['Enter', 32]]), finger, 'before');
  assert.deepEqual(played([['KeyX', 5, 80], ...row('123456', 0, 2), ['Enter', 12]]), finger, 'within');
  assert.deepEqual(played([['Digit4', 0, 80], ...row('123456', 20, 2), ['Enter', 32]]), [['123456', '4']], 'the same');
  assert.deepEqual(played([...row('123456', 0, 2), ['KeyX', 11, 80], ['Enter', 12]]), finger, 'just before the end');
  assert.deepEqual(played([['KeyX', 0], ...row('123456', 40, 2), ['Enter', 52]]), finger, 'a pause stands out');
  assert.deepEqual(played([...row('123456', 0, 2), ['KeyX', 50, 60]]), [['123456', ''], ['', 'X']], 'behind');
  const ended = [...row('654321', 0, 2), ['Enter', 12]];
  assert.deepEqual(played([...ended, ...row('123456', 100, 2), ['KeyX', 150, 60]]), [['654321', ''], ...finger]);
  assert.deepEqual(played([...row('123456', 0, 2), ['Enter', 12]], 0.5), [['', '1'], ['123456', '']], 'keys come late');
  assert.deepEqual(played([...row('123456', 0, 2), ['Enter', 12]], 5), [['', '123'], ['123456', '']], 'keys come late');
  assert.deepEqual(played([...row('123456', 0, 2), ['Enter', 12], ...row('654321', 100, 2), ['Enter', 112]]),
    [['123456', ''], ['654321', '']]);
});

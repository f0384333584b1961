import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import ts from 'typescript';

// It computes only, so it is tried without a browser.
const source = await readFile(new URL('../src/lib/scale/loads.ts', import.meta.url), 'utf8');
const target = ts.ScriptTarget.ES2022;
const { outputText } = ts.transpileModule(source, { compilerOptions: { target, module: ts.ModuleKind.ESNext } });
const { Loads } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

const sight = (state, weightG = 0, key = '') => ({
  scale: 'FLOOR-1', state, weightG, stepG: 10, net: false, line: `${state} ${weightG}`, at: '2026-11-22T05:00:00Z',
  faults: key ? [{ key }] : [],
});

/** What is weighed by itself while a scale shows one thing after the other, as [grams, load, again]. */
function weighed(loads, ...seen) {
  return seen.map((one) => loads.see(one)).filter(Boolean).map(({ weightG, load, again }) => [weightG, load, again]);
}

test('a load is weighed once, however long it lies there', () => {
  const loads = new Loads();
  const all = weighed(loads, sight('empty'), sight('moving', 13_000), sight('stable', 13_480), sight('stable', 13_480),
    sight('moving', 13_500), sight('stable', 13_490), sight('refused'), sight('stable', 13_480));
  assert.deepEqual(all, [[13_480, 1, false]]);
});

test('the next load is weighed when the scale was as good as empty', () => {
  for (const between of [sight('empty'), sight('moving', 190), sight('stable', 190), sight('stable', -20),
    sight('refused', 0, 'device.scale_underload')]) {
    const all = weighed(new Loads(), sight('stable', 13_480), between, sight('stable', 13_480));
    assert.deepEqual(all, [[13_480, 1, false], [13_480, 2, false]], between.line);
  }
});

test('less than twenty steps of the display is no load', () => {
  assert.deepEqual(weighed(new Loads(), sight('stable', 190), sight('stable', 200)), [[200, 1, false]]);
});

test('a load that changed for real is weighed again, as the same load', () => {
  const all = weighed(new Loads(), sight('stable', 100_000), sight('moving', 105_000), sight('stable', 113_500),
    sight('stable', 113_400));
  assert.deepEqual(all, [[100_000, 1, false], [113_500, 1, true]]);
});

test('what nobody saw is not guessed: after a loss the scale must be empty first', () => {
  const loads = new Loads();
  const all = weighed(loads, sight('stable', 100_000), sight('lost'), sight('stable', 100_000),
    sight('stable', 250_000));
  assert.deepEqual(all, [[100_000, 1, false]]);
  assert.deepEqual(weighed(loads, sight('empty'), sight('stable', 250_000)), [[250_000, 2, false]]);
  loads.lose();
  assert.deepEqual(weighed(loads, sight('stable', 30_000)), []);
});

test('a scale that was lost while it was empty goes on as before', () => {
  const all = weighed(new Loads(), sight('empty'), sight('lost'), sight('stable', 50_000));
  assert.deepEqual(all, [[50_000, 1, false]]);
});

test('whoever asks for a weight gets it, and is told when it is the same load', () => {
  const loads = new Loads();
  assert.equal(loads.take(sight('moving', 5_000)), null);
  assert.equal(loads.take(null), null);
  loads.see(sight('stable', 5_000));
  const again = loads.take(sight('stable', 5_000));
  assert.deepEqual([again.weightG, again.load, again.again, again.line], [5_000, 1, true, 'stable 5000']);
  loads.lose();
  assert.deepEqual([loads.take(sight('stable', 5_010)).load, loads.take(sight('stable', 5_010)).again], [1, true]);
  loads.lose();
  const other = loads.take(sight('stable', 9_000));
  assert.deepEqual([other.load, other.again], [2, false]);
});

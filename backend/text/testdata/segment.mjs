// Makes the goldens of line breaking: sentences of Lao or Thai with a bar wherever Intl.Segmenter begins a word.
// Run by hand from the root of the repository; the tests need no Node:
//
//   node backend/text/testdata/segment.mjs lo > backend/text/testdata/words-lo.golden
//   node backend/text/testdata/segment.mjs th > backend/text/testdata/words-th.golden
//
// First come the goods, places and titles of the registers and the glossary, then sentences of random words of the
// dictionary with such a name among them. The random numbers begin with a fixed seed.
import { readFileSync, readdirSync } from "node:fs";

const language = process.argv[2];
const [dictionary, letters] = {
  lo: ["laodict", /[\u0e81-\u0eff][\u0e81-\u0eff ]*/g],
  th: ["thaidict", /[\u0e01-\u0e7f][\u0e01-\u0e7f ]*/g],
}[language];

// words walks the trie of an ICU word list (bytestrie.h of ICU 72).
function words(path) {
  const file = readFileSync(path);
  const head = file.readUInt16LE(0);
  const number = (i) => file.readUInt32LE(head + 4 * i);
  const trie = file.subarray(head + number(0), head + number(3));
  const first = number(5) & 0x1fffff;
  const found = [];
  const valueBytes = (lead) => (lead < 0x51 ? 0 : lead < 0x6c ? 1 : lead < 0x7e ? 2 : lead - 0x7b);
  const bytes = (at, n) => (n ? trie.readUIntBE(at, n) : 0);
  const value = (at, lead) => {
    const high = lead < 0x51 ? lead - 0x10 : lead < 0x6c ? lead - 0x51 : lead < 0x7e ? lead - 0x6c : 0;
    return high * 256 ** valueBytes(lead) + bytes(at, valueBytes(lead));
  };
  const jump = (at) => {
    const lead = trie[at];
    const n = lead < 0xc0 ? 0 : lead < 0xf0 ? 1 : lead < 0xfe ? 2 : lead - 0xfb;
    const high = lead < 0xc0 ? lead : lead < 0xf0 ? lead - 0xc0 : lead < 0xfe ? lead - 0xf0 : 0;
    return at + 1 + n + high * 256 ** n + bytes(at + 1, n);
  };
  const behindJump = (at) => at + 1 + (trie[at] < 0xc0 ? 0 : trie[at] < 0xf0 ? 1 : trie[at] < 0xfe ? 2 : trie[at] - 0xfb);
  const add = (key) => found.push(String.fromCodePoint(...key.map((c) => first + c)));
  const branch = (at, count, key) => {
    for (; count > 5; count -= count >> 1, at = behindJump(at + 1)) branch(jump(at + 1), count >> 1, key);
    for (; count > 1; count--) {
      const lead = trie[at + 1];
      const behind = at + 2 + valueBytes(lead >> 1);
      if (lead & 1) add([...key, trie[at]]);
      else walk(behind + value(at + 2, lead >> 1), [...key, trie[at]]);
      at = behind;
    }
    walk(at + 1, [...key, trie[at]]);
  };
  const walk = (at, key) => {
    const lead = trie[at];
    if (lead < 0x10) branch(lead ? at + 1 : at + 2, (lead || trie[at + 1]) + 1, key);
    else if (lead < 0x20) walk(at + lead - 14, [...key, ...trie.subarray(at + 1, at + lead - 14)]);
    else {
      add(key);
      if (!(lead & 1)) walk(at + 1 + valueBytes(lead >> 1), key);
    }
  };
  walk(0, []);
  return found.sort();
}

// names are the stretches of the language in the registers, the list of terms and the glossary.
function names() {
  const registers = readdirSync("templates/registers").map((name) => "templates/registers/" + name);
  const files = [...registers, "templates/dictionaries/terms.txt", "templates/words/GLOSSARY.md"];
  const found = files.flatMap((name) => readFileSync(name, "utf8").match(letters) ?? []);
  return [...new Set(found.map((name) => name.trim()))].filter((name) => name.length > 2).sort();
}

let state = 20261122;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}

// sentence is a row of words with a name, and sometimes with a figure or a space, in the middle.
function sentence(words, names) {
  const row = Array.from({ length: 3 + random(6) }, () => words[random(words.length)]);
  row.splice(random(row.length), 0, names[random(names.length)]);
  if (random(4) === 0) row.splice(random(row.length), 0, ` ${1 + random(9999)} `);
  return row.join("").trim();
}

const goods = names();
const known = words(`templates/dictionaries/${dictionary}.dict`);
const sentences = [...goods, ...Array.from({ length: 400 }, () => sentence(known, goods))];
const segmenter = new Intl.Segmenter(language, { granularity: "word" });
console.log(`# Made by segment.mjs with Intl.Segmenter of ICU ${process.versions.icu}; a bar stands where a word begins.`);
for (const text of sentences) console.log([...segmenter.segment(text)].map((s) => s.segment).join("|"));

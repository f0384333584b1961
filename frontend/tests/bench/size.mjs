// Bytes of script and style, as they lie in the program and as gzip would carry them; fonts apart.
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { KiB, table } from './figures.mjs';
import { root } from './ledgers.mjs';

const dist = process.env.TRADEHUB_PAGES ?? join(root, 'frontend', 'dist');
const kinds = { '.js': 'script', '.css': 'style', '.woff2': 'fonts', '.woff': 'fonts', '.ttf': 'fonts' };

/** The scripts and styles that a file names at its head: what the first page loads. */
const namedIn = (text) => [...text.matchAll(/assets\/[\w.-]+\.(?:js|css)/g)].map(([name]) => name);

const language = /^(lo|th|vi|zh)-/;

/** What a file is counted as. */
const kindOf = (name) => (language.test(name) ? 'words of four more languages' : kinds[extname(name)]);

export async function measureSize() {
  const sums = new Map();
  const add = (kind, content) => {
    const sum = sums.get(kind) ?? { files: 0, raw: 0, gzip: 0 };
    const gzip = kind === 'fonts' ? content.length : gzipSync(content, { level: 9 }).length; // fonts are packed already
    sums.set(kind, { files: sum.files + 1, raw: sum.raw + content.length, gzip: sum.gzip + gzip });
  };
  const first = new Set(namedIn(await readFile(join(dist, 'index.html'), 'utf8')));
  for (const name of await readdir(join(dist, 'assets'))) {
    const content = await readFile(join(dist, 'assets', name));
    const kind = kindOf(name);
    if (!kind) continue;
    add(kind, content);
    if (first.has(`assets/${name}`)) add(`${kind}, first page`, content);
  }
  const rows = [...sums].sort().map(([kind, s]) => [kind, s.files, KiB(s.raw), KiB(s.gzip)]);
  table('Bytes of the pages', [['', 'files', 'raw', 'gzip'], ...rows]);
}

// Measures the window and its pages beside the floor of the same run. Nothing passes or fails here: it prints tables,
// and a person reads them. `go run ./build bench` runs it; TRADEHUB_BENCH_MILLION=1 takes the ledger of a million
// units, and TRADEHUB_BENCH_CACHE says where the ledgers are kept.
import { cpus } from 'node:os';
import { bareWindow } from './bare.mjs';
import { measureEditor } from './editor.mjs';
import { ledgers, loaded, withCopy } from './ledgers.mjs';
import { measurePages } from './pages.mjs';
import { measureSheets } from './sheets.mjs';
import { measureSize } from './size.mjs';
import { measureWindows } from './window.mjs';

const only = process.argv.slice(2); // "window", "pages", "editor", "sheets", "size"; nothing is all
const wanted = (name) => only.length === 0 || only.includes(name);

console.log(`window and pages on ${cpus().length} × ${cpus()[0].model}`);
if (wanted('size')) await measureSize();
if (wanted('window')) {
  const bare = await bareWindow();
  await withCopy(ledgers[0], (small) => withCopy(ledgers[1], (large) => measureWindows([
    { name: 'bare Wails window', command: bare, args: [] },
    { name: ledgers[0].name, args: ['--data', small] },
    { name: ledgers[1].name, args: ['--data', large] },
  ])));
}
if (wanted('pages')) {
  for (const ledger of ledgers) await withCopy(ledger, (dir) => measurePages(ledger.name, dir));
}
if (wanted('editor')) await withCopy(loaded, (dir) => measureEditor(loaded.name, dir));
if (wanted('sheets')) await withCopy(loaded, (dir) => measureSheets(loaded.name, dir));

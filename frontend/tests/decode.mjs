// Reads the bar and matrix symbols in PNG files with ZXing: node decode.mjs FILE... prints one JSON line for each symbol,
// {"file","text","symbologyIdentifier","format"}. A file without a symbol gives one line with an empty text, so that
// nobody takes silence for success. Go tests of symbols, sheets and labels start it.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// The decoder lies in the package; left alone, the package would fetch it.
const decoder = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
await prepareZXingModule({ overrides: { wasmBinary: await readFile(decoder) }, fireImmediately: true });

const nothing = { text: '', symbologyIdentifier: '', format: '' };

for (const file of process.argv.slice(2)) {
  const picture = new Uint8Array(await readFile(file));
  const read = await readBarcodes(picture, { tryHarder: true, maxNumberOfSymbols: 0, textMode: 'Plain' });
  for (const { text, symbologyIdentifier, format } of read.length ? read : [nothing]) {
    console.log(JSON.stringify({ file, text, symbologyIdentifier, format }));
  }
}

// Draws labels in ZPL as this program writes them: dots (^GF, compressed as Z64) and boxes (^GB) at their places.
// Letters in the printer's own font are left out. A page test sees by it what a simulated printer has put out.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const run = promisify(execFile);
const decoder = join(dirname(fileURLToPath(import.meta.url)), 'decode.mjs');

/** A label as dots: width, height, and dark(x, y). */
export function draw(zpl) {
  const number = (name) => Number(new RegExp(`\\^${name}(\\d+)`).exec(zpl)?.[1]);
  const [width, height] = [number('PW'), number('LL')];
  const dots = new Uint8Array(width * height);
  const blacken = (x, y) => x >= 0 && x < width && y >= 0 && y < height && (dots[y * width + x] = 1);
  for (const [, x, y, field] of zpl.matchAll(/\^FO(-?\d+),(-?\d+)(\^G[FB][^^]*)\^FS/g)) {
    const paint = field.startsWith('^GF') ? picture : box;
    paint(field, (dx, dy) => blacken(Number(x) + dx, Number(y) + dy));
  }
  return { width, height, dark: (x, y) => dots[y * width + x] === 1 };
}

function picture(field, blacken) {
  const [, row, packed] = /^\^GFA,\d+,\d+,(\d+),:Z64:([^:]*):/.exec(field);
  const bytes = inflateSync(Buffer.from(packed, 'base64'));
  for (let at = 0; at < bytes.length * 8; at++) {
    if (bytes[at >> 3] & (0x80 >> (at & 7))) blacken(at % (row * 8), Math.floor(at / (row * 8)));
  }
}

function box(field, blacken) {
  const [width, height, border] = field.slice(3).split(',').map(Number);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inner = x >= border && x < width - border && y >= border && y < height - border;
      if (!inner) blacken(x, y);
    }
  }
}

/** What ZXing reads on a label. */
export async function read(zpl, file) {
  await writeFile(file, png(draw(zpl)));
  const { stdout } = await run(process.execPath, [decoder, file]);
  return stdout.trim().split('\n').map((line) => JSON.parse(line));
}

/** The dots as a PNG in grey, with a white margin around them. */
function png({ width, height, dark }, margin = 40) {
  const [across, down] = [width + 2 * margin, height + 2 * margin];
  const rows = Buffer.alloc((across + 1) * down, 255);
  for (let y = 0; y < down; y++) {
    rows[y * (across + 1)] = 0; // no filter
    for (let x = 0; x < width; x++) {
      const inside = y >= margin && y < margin + height;
      if (inside && dark(x, y - margin)) rows[y * (across + 1) + 1 + margin + x] = 0;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(across, 0);
  head.writeUInt32BE(down, 4);
  head.set([8, 0, 0, 0, 0], 8); // eight bits of grey
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [['IHDR', head], ['IDAT', deflateSync(rows)], ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([signature, ...chunks.map(([name, data]) => chunk(name, data))]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

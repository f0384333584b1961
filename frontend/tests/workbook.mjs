// Changes parts of an XLSX file (a zip archive of XML, ECMA-376 part 2), so that a test can break a good sheet.
import { crc32, inflateRawSync } from 'node:zlib';

/** Gives the same workbook with texts put in the place of others, in the part of that name. */
export function changed(file, part, changes) {
  const entries = read(file).map(({ name, data }) => {
    if (name !== part) return { name, data };
    let text = data.toString('utf8');
    for (const [from, to] of changes) {
      if (!text.includes(from)) throw new Error(`${part} has no ${from}`);
      text = text.replace(from, to);
    }
    return { name, data: Buffer.from(text) };
  });
  return write(entries);
}

/** The files in an archive, by its central directory (APPNOTE 4.3.12). */
function read(file) {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = file.readUInt32LE(end + 16);
  return Array.from({ length: file.readUInt16LE(end + 10) }, () => {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset));
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    const method = file.readUInt16LE(at + 10);
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const raw = file.subarray(begin, begin + packed);
    at += 46 + nameLength + extra + comment;
    return { name, data: method === 8 ? inflateRawSync(raw) : raw };
  });
}

/** An archive of files, stored as they are. */
function write(entries) {
  const [parts, directory] = [[], []];
  let offset = 0;
  for (const { name, data } of entries) {
    const sizes = Buffer.alloc(26);
    sizes.writeUInt16LE(20, 0);
    sizes.writeUInt32LE(crc32(data), 10);
    sizes.writeUInt32LE(data.length, 14);
    sizes.writeUInt32LE(data.length, 18);
    sizes.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), sizes, tail, Buffer.from(name));
    parts.push(Buffer.from('PK\x03\x04'), sizes, Buffer.from(name), data);
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

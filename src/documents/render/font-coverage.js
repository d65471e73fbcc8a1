// Reads from a font file which characters it has (OpenType `cmap`, formats 4 and 12). Plain JavaScript, for the thread.
import { closeSync, openSync, readSync } from 'node:fs';

const UNICODE_BMP = 4;
const UNICODE_ALL = 12;

/**
 * Only the table is read, not the letters.
 * @returns {(codePoint: number) => boolean}
 */
export function coverageOf(file) {
  const table = readTable(file, 'cmap');
  const subtables = Array.from({ length: table.readUInt16BE(2) }, (_, record) =>
    table.readUInt32BE(8 + 8 * record),
  );
  const ofFormat = (format) => subtables.find((from) => table.readUInt16BE(from) === format);
  const all = ofFormat(UNICODE_ALL);
  const ranges = all === undefined ? segmentsOf(table, ofFormat(UNICODE_BMP)) : groupsOf(table, all);
  return (codePoint) => has(ranges, codePoint);
}

function readTable(file, tag) {
  const descriptor = openSync(file, 'r');
  const read = (position, length) => {
    const bytes = Buffer.alloc(length);
    readSync(descriptor, bytes, 0, length, position);
    return bytes;
  };
  try {
    const count = read(0, 12).readUInt16BE(4);
    const directory = read(12, 16 * count);
    const at = Array.from({ length: count }, (_, index) => 16 * index).find(
      (entry) => directory.toString('latin1', entry, entry + 4) === tag,
    );
    return read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  } finally {
    closeSync(descriptor);
  }
}

function groupsOf(table, from) {
  return Array.from({ length: table.readUInt32BE(from + 12) }, (_, index) => {
    const group = from + 16 + 12 * index;
    return [table.readUInt32BE(group), table.readUInt32BE(group + 4)];
  });
}

/** Four lists of one length: ends, beginnings, differences, and where the glyphs of a segment stand. */
function segmentsOf(table, from) {
  const count = table.readUInt16BE(from + 6) / 2;
  const word = (list, index) =>
    table.readUInt16BE(from + 14 + (list > 0 ? 2 : 0) + 2 * (list * count + index));
  const ranges = [];
  for (let index = 0; index < count; index++) {
    const [end, begin, difference, offset] = [0, 1, 2, 3].map((list) => word(list, index));
    const glyphs = from + 16 + 2 * (3 * count + index) + offset;
    for (let code = begin; code <= end && code < 0xffff; code++) {
      const glyph = offset === 0 ? code + difference : table.readUInt16BE(glyphs + 2 * (code - begin));
      if ((glyph & 0xffff) === 0) continue;
      if (ranges.at(-1)?.[1] === code - 1) ranges.at(-1)[1] = code;
      else ranges.push([code, code]);
    }
  }
  return ranges;
}

/** Ranges rise and do not overlap: the last that begins before it decides. */
function has(ranges, codePoint) {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle][0] <= codePoint) low = middle + 1;
    else high = middle;
  }
  return low > 0 && ranges[low - 1][1] >= codePoint;
}

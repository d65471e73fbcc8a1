// Looks into a file of a known kind.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Content } from './content.ts';
import { lookIntoOffice } from './office-content.ts';
import type { ParsingLimits } from '../parsing-limits.ts';
import { lookIntoPdf } from './pdf-content.ts';
import { tooLarge } from './refusals.ts';
import { type ReadAt, ZipArchive } from './zip-archive.ts';

/** A PDF is held in memory as a whole. */
const LARGEST_PDF = 157_286_400;
/** Pictures and words pack to a tenth; what packs to less is made to burst. */
const MOST_TIMES_PACKED = 10;
const ARCHIVE = /openxmlformats|opendocument/;
const NOTHING: Content = { acts: new Set(), marks: new Set() };

/** @throws DomainError `input.tooLarge`, `input.tooDeep`, `input.unreadable` */
export function lookInto(
  read: ReadAt,
  size: number,
  mediaType: string,
  { unpackedBytes }: Pick<ParsingLimits, 'unpackedBytes'>,
): Content {
  if (mediaType === 'application/pdf')
    return size > LARGEST_PDF
      ? { acts: new Set(), marks: new Set(['notInspected']) }
      : lookIntoPdf(read(0, size), unpackedBytes);
  if (!ARCHIVE.test(mediaType)) return NOTHING;
  const archive = new ZipArchive(read, size, unpackedBytes);
  if (archive.said > Math.max(unpackedBytes, size * MOST_TIMES_PACKED)) throw tooLarge(unpackedBytes);
  return lookIntoOffice(archive, unpackedBytes);
}

/** Hands a file's bytes to `work`, as far as it asks for them. */
export function withFile<Result>(path: string, work: (read: ReadAt, size: number) => Result): Result {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read: ReadAt = (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
    };
    return work(read, size);
  } finally {
    closeSync(file);
  }
}

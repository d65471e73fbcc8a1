// A ZIP archive read with suspicion: names and sizes from its directory, bytes counted while they are unpacked.
import { inflateRawSync } from 'node:zlib';
import { tooLarge, unreadable } from './refusals.ts';

/** Bytes from an offset, as many as there are; so that a large file need not be in memory. */
export type ReadAt = (offset: number, length: number) => Buffer;

export interface ZipEntry {
  readonly name: string;
  /** Bytes unpacked, as the directory says. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LARGEST_DIRECTORY = 8_388_608;
const MOST_ENTRIES = 10_000;
const [STORED, DEFLATED] = [0, 8];
const ENCRYPTED = 1;
/** In a field of four bytes it means that the true value is elsewhere, in the large format. */
const ELSEWHERE = 0xffffffff;

/** At most `unpackedBytes` come out of one archive, all entries together, whatever it says of itself. */
export class ZipArchive {
  readonly entries: readonly ZipEntry[];
  private left: number;

  /** @throws DomainError `input.unreadable`, also for encrypted, split and large-format (ZIP64) archives */
  constructor(
    private readonly read: ReadAt,
    size: number,
    private readonly unpackedBytes: number,
  ) {
    this.entries = directoryOf(read, size);
    this.left = unpackedBytes;
  }

  static of(bytes: Buffer, unpackedBytes: number): ZipArchive {
    return new ZipArchive(
      (offset, length) => bytes.subarray(offset, offset + length),
      bytes.length,
      unpackedBytes,
    );
  }

  /** What all entries hold, as the directory says; a lie is found out when they are unpacked. */
  get said(): number {
    return this.entries.reduce((sum, { size }) => sum + size, 0);
  }

  /** The first entry of a name. @throws DomainError `input.tooLarge`, `input.unreadable`; null where there is none */
  unpack(name: string): Buffer | null {
    const entry = this.entries.find((each) => each.name === name);
    return entry === undefined ? null : this.unpackEntry(entry);
  }

  /** @throws DomainError `input.tooLarge`, `input.unreadable` */
  unpackEntry({ name, size, packed, method, offset }: ZipEntry): Buffer {
    if (size > this.left) throw tooLarge(this.unpackedBytes);
    const head = this.read(offset, 30);
    if (head.length < 30 || head.readUInt32LE(0) !== LOCAL)
      throw unreadable('zip', `${name} is not where it should be`);
    const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const bytes = this.read(start, packed);
    if (bytes.length !== packed) throw unreadable('zip', `${name} is cut off`);
    const unpacked = method === STORED ? bytes : this.inflate(bytes, name, method);
    if (unpacked.length !== size) throw unreadable('zip', `${name} is not as long as the archive says`);
    this.left -= unpacked.length;
    return unpacked;
  }

  private inflate(bytes: Buffer, name: string, method: number): Buffer {
    if (method !== DEFLATED) throw unreadable('zip', `${name} is packed in an unknown way`);
    try {
      return inflateRawSync(bytes, { maxOutputLength: Math.max(this.left, 1) });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw tooLarge(this.unpackedBytes);
      throw unreadable('zip', `${name} cannot be unpacked`);
    }
  }
}

function directoryOf(read: ReadAt, size: number): ZipEntry[] {
  const tailAt = Math.max(0, size - END_BYTES - LONGEST_COMMENT);
  const tail = read(tailAt, size - tailAt);
  const at = endOf(tail);
  const [count, length, offset] = [
    tail.readUInt16LE(at + 10),
    tail.readUInt32LE(at + 12),
    tail.readUInt32LE(at + 16),
  ];
  if (offset === ELSEWHERE || count === 0xffff) throw unreadable('zip', 'the archive is of the large format');
  if (count > MOST_ENTRIES || length > LARGEST_DIRECTORY)
    throw unreadable('zip', 'the archive has too many entries');
  const directory = read(offset, length);
  const entries: ZipEntry[] = [];
  for (let from = 0; entries.length < count;) {
    if (from + 46 > directory.length || directory.readUInt32LE(from) !== CENTRAL)
      throw unreadable('zip', 'its directory is broken');
    const name = directory.readUInt16LE(from + 28);
    entries.push(entryAt(directory, from, name));
    from += 46 + name + directory.readUInt16LE(from + 30) + directory.readUInt16LE(from + 32);
  }
  return entries;
}

/** The last record whose comment reaches exactly to the end. */
function endOf(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--)
    if (tail.readUInt32LE(at) === END && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
      return at;
  throw unreadable('zip', 'its end is missing');
}

function entryAt(directory: Buffer, from: number, nameBytes: number): ZipEntry {
  const entry = {
    name: directory.toString('utf8', from + 46, from + 46 + nameBytes),
    method: directory.readUInt16LE(from + 10),
    packed: directory.readUInt32LE(from + 20),
    size: directory.readUInt32LE(from + 24),
    offset: directory.readUInt32LE(from + 42),
  };
  if ((directory.readUInt16LE(from + 8) & ENCRYPTED) !== 0)
    throw unreadable('zip', `${entry.name} is encrypted`);
  if ([entry.packed, entry.size, entry.offset].includes(ELSEWHERE))
    throw unreadable('zip', 'the archive is of the large format');
  return entry;
}

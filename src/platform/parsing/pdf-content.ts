// Looks into a PDF: scripts, programs, media and forms, also where names are written in hex or packed in object streams.
import { inflateSync } from 'node:zlib';
import type { Activity, Content, Mark } from './content.ts';
import { tooLarge } from './refusals.ts';

const WINDOW = 4_194_304;
/** Longer than any name that is looked for, written in hex, with what stands around it. */
const OVERLAP = 256;
/** Before the word `stream`: the dictionary that says what is in it. */
const DICTIONARY = 4_096;

/** ISO 32000-2. Names of eight letters and more do not come about by chance in packed bytes. */
const ACTS: ReadonlyMap<string, Activity> = new Map([
  ['JavaScript', 'script'],
  ['Launch', 'launch'],
  ['RichMedia', 'richMedia'],
  ['Rendition', 'richMedia'],
  ['ImportData', 'interactiveForm'],
  ['SubmitForm', 'interactiveForm'],
]);
const MARKED: ReadonlyMap<string, Mark> = new Map([
  ['EmbeddedFile', 'embeddedFiles'],
  ['EmbeddedFiles', 'embeddedFiles'],
]);
/** Names too short to be looked for in packed bytes; only with what follows them. */
const SCRIPT = /\/JS\s*(?:\(|<|\d+\s+\d+\s+R)/;
const FORM = /\/XFA\s*(?:\[|\d+\s+\d+\s+R)/;
const ENCRYPTED = /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/;
const NAME = /\/(?:[A-Za-z]|#[0-9A-Fa-f]{2}){4,60}/g;

/** @throws DomainError `input.tooLarge` for what object streams hold once unpacked */
export function lookIntoPdf(bytes: Buffer, unpackedBytes: number): Content {
  const found = { acts: new Set<Activity>(), marks: new Set<Mark>() };
  for (let from = 0; from < bytes.length; from += WINDOW)
    lookAt(bytes.toString('latin1', from, from + WINDOW + OVERLAP), found);
  let left = unpackedBytes;
  for (const packed of objectStreams(bytes)) {
    const objects = found.marks.has('encrypted') ? null : unpack(packed, left, unpackedBytes);
    if (objects === null) {
      if (!found.marks.has('encrypted')) found.acts.add('hiddenObjects');
      continue;
    }
    left -= objects.length;
    lookAt(objects.toString('latin1'), found);
  }
  return found;
}

function lookAt(text: string, { acts, marks }: { acts: Set<Activity>; marks: Set<Mark> }): void {
  for (const [written] of text.matchAll(NAME)) {
    const name = plain(written.slice(1));
    const activity = ACTS.get(name);
    if (activity !== undefined) acts.add(activity);
    const mark = MARKED.get(name);
    if (mark !== undefined) marks.add(mark);
  }
  if (SCRIPT.test(text)) acts.add('script');
  if (FORM.test(text)) acts.add('interactiveForm');
  if (ENCRYPTED.test(text)) marks.add('encrypted');
}

/** A name with its `#61` written out. */
function plain(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

interface PackedObjects {
  readonly dictionary: string;
  readonly bytes: Buffer;
}

function* objectStreams(bytes: Buffer): Generator<PackedObjects> {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    const before = bytes.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const dictionary = plain(before.slice(before.lastIndexOf('obj') + 3));
    if (!/\/ObjStm\b/.test(dictionary)) continue;
    const start =
      at + 6 + (bytes[at + 6] === 0x0d ? 1 : 0) + (bytes[at + 6] === 0x0a || bytes[at + 7] === 0x0a ? 1 : 0);
    const end = bytes.indexOf('endstream', start);
    yield { dictionary, bytes: bytes.subarray(start, end < 0 ? bytes.length : end) };
  }
}

/** Null where it is packed in a way that hides it from us: nobody who writes a paper does so. */
function unpack({ dictionary, bytes }: PackedObjects, left: number, most: number): Buffer | null {
  if (!/\/Filter/.test(dictionary)) return bytes;
  if (
    !/\/Filter\s*\[?\s*\/(FlateDecode|Fl)\s*(\]|\/|>|$)/.test(dictionary) ||
    /\/Predictor\s+[2-9]/.test(dictionary)
  )
    return null;
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most);
    return null;
  }
}

// What kind of file this is, by its content alone: neither its name nor the sender's word is believed.
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { DomainError } from '../domain/domain-error.ts';
import { tooLarge } from '../platform/parsing/refusals.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Media types that a dossier may carry, with the endings that their names may have; the first is the usual one. */
export const ALLOWED_TYPES: Readonly<Record<string, readonly string[]>> = Object.freeze({
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/tiff': ['tif', 'tiff'],
  'image/webp': ['webp'],
  [`${OFFICE}.wordprocessingml.document`]: ['docx'],
  [`${OFFICE}.spreadsheetml.sheet`]: ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/xml': ['xml'],
});

/** Types that a browser may show by itself. */
export const SHOWN_TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/webp',
]);

const END_BYTES = 66_000;
/** Readers of PDF look for its mark this far into a file. */
const PDF_MARK_WITHIN = 1_024;
const ACTIVE = /<script|<!doctype html|<html|<svg[\s>]/i;
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const XML_ACTIVE = /<script|<!doctype|<!entity|<\?xml-stylesheet|<(\w+:)?svg[\s>]|www\.w3\.org\/1999\/xhtml/i;
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');

/**
 * The media type of a stored file.
 *
 * @param longestText bytes of an XML file, which is read as a whole
 * @throws DomainError `attachment.empty`, `attachment.typeNotAllowed` (also for a file that is two kinds at once,
 *   and for XML without a signature), `input.tooLarge`
 */
export async function readType(path: string, longestText: number): Promise<string> {
  const { head, tail, size } = await readEnds(path);
  if (size === 0) throw new DomainError('attachment.empty', 'The file is empty', {});
  const type = (await fileTypeFromFile(path))?.mime as string | undefined;
  if (type === undefined || !Object.hasOwn(ALLOWED_TYPES, type)) throw refused(type ?? null);
  if (type === 'application/xml' && size > longestText) throw tooLarge(longestText);
  if (type === 'application/xml' ? !(await isSignedXml(path)) : isTwoKinds(type, head, tail))
    throw refused(type);
  return type;
}

const refused = (found: string | null): DomainError =>
  new DomainError('attachment.typeNotAllowed', 'A dossier does not carry files of this kind', {
    found,
    allowed: Object.values(ALLOWED_TYPES).flat(),
  });

/** A picture that is a web page too, an archive behind a document, a PDF inside something else. */
function isTwoKinds(type: string, head: Buffer, tail: Buffer): boolean {
  const isPdf = type === 'application/pdf';
  const start = head.subarray(0, PDF_MARK_WITHIN).toString('latin1');
  if (!isPdf && start.includes('%PDF-')) return true;
  if (type.startsWith('image/'))
    return (
      ACTIVE.test(head.toString('latin1')) || ACTIVE.test(tail.toString('latin1')) || tail.includes(ZIP_END)
    );
  return isPdf && (ACTIVE.test(start) || endsAsArchive(tail));
}

/** An archive's last record tells the length of the comment that follows it, up to the end of the file. */
function endsAsArchive(tail: Buffer): boolean {
  const at = tail.lastIndexOf(ZIP_END);
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length;
}

async function isSignedXml(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const text = (await file.readFile()).toString('utf8');
    return text.includes(SIGNATURE) && /<(\w+:)?Signature[\s>]/.test(text) && !XML_ACTIVE.test(text);
  } finally {
    await file.close();
  }
}

async function readEnds(path: string): Promise<{ head: Buffer; tail: Buffer; size: number }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, END_BYTES);
    const [head, tail] = [Buffer.alloc(length), Buffer.alloc(length)];
    await file.read(head, 0, length, 0);
    await file.read(tail, 0, length, size - length);
    return { head, tail, size };
  } finally {
    await file.close();
  }
}

// What of an XLSX file is read: its first sheet, and the texts and formats that the sheet refers to.
import type { ParsingLimits } from '../parsing-limits.ts';
import { tooLarge, unreadable } from './refusals.ts';
import { storedZip } from './stored-zip.ts';
import { checkXmlShape } from './xml-shape.ts';
import { ZipArchive } from './zip-archive.ts';

const BOOK = 'xl/workbook.xml';
const BOOK_RELATIONS = 'xl/_rels/workbook.xml.rels';
const BESIDE = ['[Content_Types].xml', '_rels/.rels', BOOK, BOOK_RELATIONS, 'xl/styles.xml'];
const TEXTS = 'xl/sharedStrings.xml';
/** Without this end of an attribute the shortest name would be found inside a longer one. */
const attribute = (name: string): RegExp => new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`);

/**
 * A workbook with nothing but its first sheet, not packed.
 *
 * @throws DomainError `input.tooLarge`, `input.tooManyRows`, `input.tooManyColumns`, `input.tooDeep`, `input.unreadable`
 */
export function firstSheetAlone(bytes: Buffer, limits: ParsingLimits): Buffer {
  const archive = ZipArchive.of(bytes, limits.unpackedBytes);
  if (archive.said > limits.unpackedBytes) throw tooLarge(limits.unpackedBytes);
  const parts = new Map<string, Buffer>();
  const take = (name: string): Buffer | null => {
    const part = archive.unpack(name);
    if (part !== null) parts.set(name, part);
    return part;
  };
  for (const name of BESIDE) {
    const part = take(name);
    if (part !== null) checkXmlShape(part, limits);
  }
  const texts = take(TEXTS);
  if (texts !== null) checkXmlShape(texts, limits);
  const sheet = take(firstSheet(parts));
  if (sheet === null) throw unreadable('xlsx', 'its first sheet is missing');
  checkXmlShape(sheet, limits);
  return storedZip(parts);
}

/** Sheets are listed in the workbook in the order of their tabs; where each of them is, beside it. */
function firstSheet(parts: ReadonlyMap<string, Buffer>): string {
  const tag = /<(?:\w+:)?sheet\s[^>]*>/.exec(parts.get(BOOK)?.toString('utf8') ?? '')?.[0];
  const id = tag === undefined ? undefined : attribute('id').exec(tag)?.[1];
  const relations = parts.get(BOOK_RELATIONS)?.toString('utf8') ?? '';
  for (const [relation] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    if (attribute('Id').exec(relation)?.[1] !== id) continue;
    const target = attribute('Target').exec(relation)?.[1] ?? '';
    return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  }
  throw unreadable('xlsx', 'it names no sheet');
}

// The shape of a sheet's XML, counted byte by byte before any library reads it: rows, cells in a row, depth.
import type { ParsingLimits } from '../parsing-limits.ts';
import { tooDeep, tooManyColumns, tooManyRows, unreadable } from './refusals.ts';

const DEEPEST = 64;
const [LESS, GREATER, SLASH, BANG, QUESTION, COLON] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f, 0x3a];
const WHITE: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * Counts too much rather than too little: what stands in a comment counts.
 *
 * @throws DomainError `input.tooManyRows`, `input.tooManyColumns`, `input.tooDeep`; `input.unreadable` for a document
 *   type, which may name entities
 */
export function checkXmlShape(xml: Buffer, limits: Pick<ParsingLimits, 'rows' | 'columns'>): void {
  let [depth, rows, cells] = [0, 0, 0];
  for (let at = xml.indexOf(LESS); at >= 0; at = xml.indexOf(LESS, at + 1)) {
    const next = xml[at + 1];
    if (next === QUESTION) continue;
    if (next === BANG) {
      if (xml.toString('latin1', at + 2, at + 9).toUpperCase() === 'DOCTYPE')
        throw unreadable('xlsx', 'it declares a document type');
      continue;
    }
    if (next === SLASH) {
      depth -= 1;
      continue;
    }
    const name = nameAt(xml, at + 1);
    if (name === 'row') {
      rows += 1;
      cells = 0;
      if (rows > limits.rows) throw tooManyRows(limits.rows);
    } else if (name === 'c') {
      cells += 1;
      if (cells > limits.columns) throw tooManyColumns(limits.columns, rows);
    }
    const close = xml.indexOf(GREATER, at);
    if (close < 0 || xml[close - 1] !== SLASH) depth += 1;
    if (depth > DEEPEST) throw tooDeep();
  }
}

/** The name of an element without its prefix. */
function nameAt(xml: Buffer, from: number): string {
  let start = from;
  let end = from;
  for (let byte = xml[end]; byte !== undefined && byte !== GREATER && byte !== SLASH && !WHITE.has(byte);) {
    if (byte === COLON) start = end + 1;
    byte = xml[++end];
  }
  return xml.toString('latin1', start, end);
}

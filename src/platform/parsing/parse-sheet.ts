// Parser: the rows of a CSV file, or of the first sheet of an XLSX file, as texts.
import { Readable } from 'node:stream';
import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import type { SpreadsheetFormat } from '../spreadsheet.ts';
import type { ParsingLimits } from '../parsing-limits.ts';
import type { Parse } from './parser.ts';
import { readBook } from './read-book.ts';
import { cellTooLong, tooLarge, tooManyColumns, tooManyRows, unreadable } from './refusals.ts';
import { firstSheetAlone } from './workbook-parts.ts';
import { DomainError } from '../../domain/domain-error.ts';

export interface SheetInput {
  readonly bytes: Uint8Array;
  readonly format: SpreadsheetFormat;
  /** Rows that whoever asks can use, where they are fewer than the limit. */
  readonly mostRows: number;
}

/**
 * Empty cells are empty texts; a day is an instant in ISO 8601.
 *
 * @throws DomainError `input.…` of the limit that was met
 */
export const parse: Parse<SheetInput, readonly (readonly string[])[]> = async (
  { bytes, format, mostRows },
  { rows: most, ...others },
) => {
  const limits = { ...others, rows: Math.min(most, mostRows) };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > limits.unpackedBytes) throw tooLarge(limits.unpackedBytes);
  const rows = format === 'csv' ? csvRows(buffer, limits) : await xlsxRows(buffer, limits);
  for (const [index, cells] of rows.entries()) checkRow(cells, index + 1, limits);
  return rows;
};

function csvRows(bytes: Buffer, { rows: most }: ParsingLimits): string[][] {
  try {
    const rows = parseCsv(bytes, { bom: true, relax_column_count: true, to: most + 1 });
    if (rows.length > most) throw tooManyRows(most);
    return rows as string[][];
  } catch (error) {
    throw error instanceof CsvError ? unreadable('csv', error.code) : error;
  }
}

async function xlsxRows(bytes: Buffer, limits: ParsingLimits): Promise<string[][]> {
  const book = Readable.from([firstSheetAlone(bytes, limits)]);
  const rows: string[][] = [];
  try {
    for await (const row of readBook(book)) {
      rows.push(row);
      if (rows.length > limits.rows) throw tooManyRows(limits.rows);
    }
  } catch (error) {
    if (error instanceof DomainError || error instanceof RangeError) throw error;
    throw unreadable('xlsx', 'its XML is not that of a workbook');
  }
  return rows;
}

function checkRow(cells: readonly string[], row: number, { columns, cellCharacters }: ParsingLimits): void {
  if (cells.length > columns) throw tooManyColumns(columns, row);
  if (cells.some(({ length }) => length > cellCharacters)) throw cellTooLong(cellCharacters, row);
}

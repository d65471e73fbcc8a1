// The rows of a sheet that the service wrote, read as an import would read them.
import { readFile } from 'node:fs/promises';
import { parse } from '../../src/platform/parsing/parse-sheet.ts';
import type { SpreadsheetFormat } from '../../src/platform/spreadsheet.ts';

const LIMITS = { unpackedBytes: 50_000_000, rows: 200_000, columns: 200, cellCharacters: 32_767 };

export async function sheetRows(
  file: string,
  format: SpreadsheetFormat,
): Promise<readonly (readonly string[])[]> {
  return parse({ bytes: await readFile(file), format, mostRows: LIMITS.rows }, LIMITS);
}

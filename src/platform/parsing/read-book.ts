// The rows of an XLSX file's first sheet, by a library that reads one after the other.
import type { Readable } from 'node:stream';
import { WorkbookReader } from '@cj-tech-master/excelts';

/** Cells as texts; empty ones are empty texts, a day is an instant in ISO 8601. */
export async function* readBook(file: Readable): AsyncGenerator<string[]> {
  // Without the formats a day is a number like any other.
  const reader = new WorkbookReader(file, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache' });
  for await (const page of reader) {
    for await (const row of page) yield cellsOf(row.values);
    return;
  }
}

/** The library counts columns from one. */
function cellsOf(values: unknown): string[] {
  if (!Array.isArray(values)) return [];
  return Array.from(values.slice(1), (value: unknown) => {
    if (value === null || value === undefined) return '';
    if (value instanceof Date) return value.toISOString();
    if (typeof value !== 'object') return String(value as string | number | boolean);
    const { text, result } = value as { text?: unknown; result?: unknown };
    return String((text ?? result ?? '') as string);
  });
}

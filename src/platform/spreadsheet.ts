// Writes spreadsheets, XLSX and CSV, row by row; the only place that does. Knows no feature.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { WorkbookWriter } from '@cj-tech-master/excelts';

export const SPREADSHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SpreadsheetFormat = (typeof SPREADSHEET_FORMATS)[number];
export const SPREADSHEET_TYPES: Readonly<Record<SpreadsheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export type SheetCell = string | number | null;
export interface SheetColumn {
  readonly title: string;
  /** In characters; 14 where absent. */
  readonly width?: number;
}

/** A sheet that is being written: rows go to the file as they come, never all of them in memory. */
export interface SheetWriter {
  addRow(cells: readonly SheetCell[]): void;
  /** Waits until what was added is on its way; to be called every few hundred rows. */
  flush(): Promise<void>;
  /** Ends the file. @returns its length in bytes */
  end(): Promise<number>;
  /** Leaves an unfinished file. */
  abandon(): void;
}

/** @param preamble rows above the titles: what, whose, when */
export function openSheet(
  file: string,
  format: SpreadsheetFormat,
  sheet: {
    readonly name: string;
    readonly columns: readonly SheetColumn[];
    readonly preamble?: readonly (readonly SheetCell[])[];
  },
): SheetWriter {
  const out = createWriteStream(file);
  return format === 'xlsx' ? xlsxWriter(out, sheet) : csvWriter(out, sheet);
}

type Sheet = Parameters<typeof openSheet>[2];

function xlsxWriter(out: WriteStream, { name, columns, preamble = [] }: Sheet): SheetWriter {
  const book = new WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const above = preamble.length + 1;
  const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: above }] });
  page.columns = columns.map(({ width = 14 }) => ({ width }));
  const add = (cells: readonly SheetCell[], bold: boolean) => {
    const row = page.addRow(cells.map(harmless));
    if (bold) row.font = { bold: true };
    row.commit();
  };
  for (const cells of preamble) add(cells, false);
  add(
    columns.map(({ title }) => title),
    true,
  );
  return {
    addRow: (cells) => add(cells, false),
    flush: () => drained(out),
    end: async () => {
      page.commit();
      await book.commit();
      if (!out.writableFinished) await finished(out.end());
      return out.bytesWritten;
    },
    abandon: () => out.destroy(),
  };
}

/** UTF-8 with a mark at its start, so that spreadsheet programs read Vietnamese; RFC 4180 otherwise. */
function csvWriter(out: WriteStream, { columns, preamble = [] }: Sheet): SheetWriter {
  const add = (cells: readonly SheetCell[]) => void out.write(`${cells.map(csvCell).join(',')}\r\n`);
  out.write('\uFEFF');
  for (const cells of preamble) add(cells);
  add(columns.map(({ title }) => title));
  return {
    addRow: add,
    flush: () => drained(out),
    end: async () => {
      await finished(out.end());
      return out.bytesWritten;
    },
    abandon: () => out.destroy(),
  };
}

async function drained(out: WriteStream): Promise<void> {
  if (out.errored) throw out.errored;
  if (out.writableNeedDrain) await once(out, 'drain');
  else await new Promise((done) => setImmediate(done));
}

const FORMULA = /^[=+\-@\t\r]/;

/** What a spreadsheet program would take for a formula is handed over as text (OWASP ASVS 1.2.10). */
export function harmless(cell: SheetCell): SheetCell {
  return typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell;
}

function csvCell(cell: SheetCell): string {
  if (cell === null) return '';
  const text = String(harmless(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Writes spreadsheets, XLSX and CSV, row by row; the only place that does. Knows no feature.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { WorkbookWriter } from '@cj-tech-master/excelts';
import { formatInstant, type Instant, startOfDay } from '../domain/time/instant.ts';

export const SPREADSHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SpreadsheetFormat = (typeof SPREADSHEET_FORMATS)[number];
export const SPREADSHEET_TYPES: Readonly<Record<SpreadsheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A day, `YYYY-MM-DD`, and an instant: cells that can be sorted and counted with. */
interface DayCell {
  readonly day: string;
}
export interface InstantCell {
  readonly at: Instant;
}
export type SheetCell = string | number | DayCell | InstantCell | null;

/** An instant that may not have come. */
export const whenCell = (at: Instant | null): InstantCell | null => (at === null ? null : { at });

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
    const row = page.addRow(cells.map(valueOf));
    if (bold) row.font = { bold: true };
    for (const [index, cell] of cells.entries()) {
      const shown = dateFormatOf(cell);
      if (shown !== null) row.getCell(index + 1).numFmt = shown;
    }
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

/** XLSX knows no zones: what is kept is the office's wall clock, Asia/Ho_Chi_Minh. */
function valueOf(cell: SheetCell): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'string') return harmless(cell);
  if ('day' in cell) return new Date(`${cell.day}T00:00:00Z`);
  return new Date(cell.at - startOfDay(0));
}

function dateFormatOf(cell: SheetCell): string | null {
  if (cell === null || typeof cell !== 'object') return null;
  return 'day' in cell ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm';
}

/** Signs that begin a formula, wide ones too, also behind blanks and what is not seen; and what moves the cell's text. */
const FORMULA = /^(?:[\s\u200B-\u200F\u2060]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** What a spreadsheet program would take for a formula is handed over as text (OWASP ASVS 1.2.10). */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Days and instants in ISO 8601, which no program reads day for month; wall clock of Asia/Ho_Chi_Minh. */
function csvCell(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object')
    return 'day' in cell ? cell.day : formatInstant(cell.at).slice(0, 19).replace('T', ' ');
  const text = harmless(cell);
  // A semicolon separates, too, where the comma is the decimal sign, as in Vietnam.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

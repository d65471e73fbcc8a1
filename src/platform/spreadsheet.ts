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
/** A sum of other cells, which a spreadsheet program reckons again; rows and columns are counted from 0 within the data. */
interface SumCell {
  readonly value: number;
  readonly of: { readonly rows: readonly number[] } | { readonly columns: readonly number[] };
}
export type SheetCell = string | number | DayCell | InstantCell | SumCell | null;

/** An instant that may not have come. */
export const whenCell = (at: Instant | null): InstantCell | null => (at === null ? null : { at });

export interface SheetColumn {
  readonly title: string;
  /** The heading that stands over this one and its neighbours of the same. */
  readonly group?: string;
  /** The number of the column, where a form numbers them: a row of its own below the headings. */
  readonly number?: string;
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
  const heads = headingsOf(columns);
  const above = preamble.length + heads.length;
  const page = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: above }],
    pageSetup: {
      ...PRINTED,
      printTitlesRow: `${preamble.length + 1}:${above}`,
    },
    headerFooter: { oddFooter: '&R&P/&N' },
  });
  page.columns = columns.map(({ width = 14 }) => ({ width }));
  let rows = 0;
  const add = (cells: readonly SheetCell[], look: 'plain' | 'title' | 'head' | 'data') => {
    rows++;
    const row = page.addRow(cells.map((cell, column) => valueOf(cell, { row: rows, column, above })));
    if (look === 'title') row.font = { bold: true, size: 13 };
    for (const [index, cell] of cells.entries()) {
      const shown = dateFormatOf(cell);
      const at = row.getCell(index + 1);
      if (shown !== null) at.numFmt = shown;
      if (look === 'head') Object.assign(at, HEAD);
      if (look === 'data') Object.assign(at, DATA);
    }
    if (look !== 'head') row.commit();
  };
  for (const [index, cells] of preamble.entries()) add(cells, index === 0 ? 'title' : 'plain');
  for (const cells of heads) add(cells, 'head');
  for (const range of joinedHeadings(columns, heads.length))
    page.mergeCells(preamble.length + range.top, range.left, preamble.length + range.bottom, range.right);
  // Several rows of headings are filtered by the last one.
  page.autoFilter = { from: { row: above, col: 1 }, to: { row: above, col: columns.length } };
  page.getRow(above).commit();
  return {
    addRow: (cells) => add(cells, 'data'),
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

/** A4 across, as wide as a page and as long as it is. */
const PRINTED = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.25 },
} as const;
const LINE = { style: 'thin', color: { argb: 'FFB5BEC8' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE } as const;
const HEAD = {
  font: { bold: true },
  border: BORDER,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF2F6' } },
  alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
} as const;
const DATA = { border: BORDER, alignment: { wrapText: true, vertical: 'top' } } as const;

/** One row of headings, or two where some stand under one of several, and one of numbers where a form has them. */
function headingsOf(columns: readonly SheetColumn[]): string[][] {
  const grouped = columns.some(({ group }) => group !== undefined);
  const numbered = columns.some(({ number }) => number !== undefined);
  return [
    ...(grouped ? [columns.map(({ group, title }) => group ?? title)] : []),
    columns.map(({ title }) => title),
    ...(numbered ? [columns.map(({ number = '' }) => number)] : []),
  ];
}

interface Joined {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function joinedHeadings(columns: readonly SheetColumn[], rows: number): Joined[] {
  if (!columns.some(({ group }) => group !== undefined) || rows < 2) return [];
  return columns.flatMap(({ group }, index): Joined[] => {
    const left = index + 1;
    if (group === undefined) return [{ top: 1, left, bottom: 2, right: left }];
    if (columns[index - 1]?.group === group) return [];
    const behind = columns.findIndex((column, at) => at > index && column.group !== group);
    const right = behind === -1 ? columns.length : behind;
    return right === left ? [] : [{ top: 1, left, bottom: 1, right }];
  });
}

/** UTF-8 with a mark at its start, so that spreadsheet programs read Vietnamese; RFC 4180 otherwise. */
function csvWriter(out: WriteStream, { columns, preamble = [] }: Sheet): SheetWriter {
  const add = (cells: readonly SheetCell[]) => void out.write(`${cells.map(csvCell).join(',')}\r\n`);
  out.write('\uFEFF');
  for (const cells of preamble) add(cells);
  add(
    columns.map(({ title, group, number }) =>
      [number, group && `${group}:`, title].filter(Boolean).join(' '),
    ),
  );
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

interface Place {
  readonly row: number;
  readonly column: number;
  /** Rows over the data. */
  readonly above: number;
}

/** XLSX knows no zones: what is kept is the office's wall clock, Asia/Ho_Chi_Minh. */
function valueOf(
  cell: SheetCell,
  place: Place,
): string | number | Date | { formula: string; result: number } | null {
  if (cell === null || typeof cell === 'number') return cell;
  if (typeof cell === 'string') return harmless(cell);
  if ('day' in cell) return new Date(`${cell.day}T00:00:00Z`);
  if ('of' in cell) return { formula: sumOf(cell, place), result: cell.value };
  return new Date(cell.at - startOfDay(0));
}

/** `SUM(C6:C9,C12)`: neighbours are named as one. */
function sumOf({ of }: SumCell, { row, column, above }: Place): string {
  const down = 'rows' in of;
  const numbers = [...(down ? of.rows : of.columns)].sort((a, b) => a - b);
  const cell = (n: number) => (down ? `${lettersOf(column)}${above + n + 1}` : `${lettersOf(n)}${row}`);
  const runs: [first: number, last: number][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === n - 1) run[1] = n;
    else runs.push([n, n]);
  }
  if (runs.length === 0) return '0';
  return `SUM(${runs.map(([first, last]) => (first === last ? cell(first) : `${cell(first)}:${cell(last)}`)).join(',')})`;
}

/** 0 is A, 26 is AA. */
function lettersOf(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : lettersOf(Math.floor(column / 26) - 1) + rest;
}

function dateFormatOf(cell: SheetCell): string | null {
  if (cell === null || typeof cell !== 'object' || 'of' in cell) return null;
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
  if (typeof cell === 'object' && 'of' in cell) return String(cell.value);
  if (typeof cell === 'object')
    return 'day' in cell ? cell.day : formatInstant(cell.at).slice(0, 19).replace('T', ' ');
  const text = harmless(cell);
  // A semicolon separates, too, where the comma is the decimal sign, as in Vietnam.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

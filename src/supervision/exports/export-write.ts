// Writes an export: report 06 line by line, or the dossiers behind a figure page by page.
import { Injectable } from '@nestjs/common';
import { instantVi } from '../../domain/time/date-words.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import { openSheet, whenCell } from '../../platform/spreadsheet.ts';
import type { SheetCell, SheetWriter, SpreadsheetFormat } from '../../platform/spreadsheet.ts';
import type { ExportOrder, ExportProgress } from './export-order.ts';
import type { ExportWish } from './export-wish.ts';
import { PrintExport } from './export-print.ts';
import {
  CHANNEL_WORDS,
  DOSSIER_COLUMNS,
  LEVEL_WORDS,
  OUTCOME_WORDS,
  REPORT_COLUMNS,
  VERDICT_WORDS,
} from './export-words.ts';
import { linesOf } from '../reports/report-06.ts';
import { COLUMN_CELLS } from '../reports/report-cells.ts';
import type { Cell } from '../reports/report-cells.ts';
import { periodWords } from '../reports/period-words.ts';
import { CountReport } from '../reports/report-count.ts';
import { ListCountedDossiers } from '../reports/report-dossiers.ts';
import type { ReportPeriod } from '../reports/report-period.ts';
import type { SheetContent } from './export-content.ts';
import { REPORT_KINDS } from './report-job.table.ts';
import type { ExportKind, PrintedKind, ReportKind } from './report-job.table.ts';
import { SheetSources } from './sheet-sources.ts';
import type { CountedDossier, Report06Line } from '../reports/report-view.ts';

const PAGE = 1_000;

interface SheetOrder extends ExportOrder {
  readonly format: SpreadsheetFormat;
}

@Injectable()
export class WriteExport {
  constructor(
    private readonly count: CountReport,
    private readonly dossiers: ListCountedDossiers,
    private readonly sheets: SheetSources,
    private readonly print: PrintExport,
  ) {}

  /** @returns bytes written; null when it was told to stop */
  async run(order: ExportOrder, progress: ExportProgress): Promise<number | null> {
    const { kind, format, file } = order;
    if (format === 'pdf') return this.print.run({ ...order, kind: kind as PrintedKind }, progress);
    if (!isReport(kind))
      return this.content({ ...order, format }, await this.sheets.content(kind, order.wish), progress);
    const wish = order.wish as ExportWish;
    const sheet = openSheet(file, format, {
      name: kind === 'report06' ? 'Biểu 06' : 'Hồ sơ',
      columns: kind === 'report06' ? REPORT_COLUMNS : DOSSIER_COLUMNS,
      preamble: preambleOf(wish, kind),
    });
    try {
      const whole = await (kind === 'report06'
        ? this.report(sheet, wish, progress)
        : this.list(sheet, wish, progress));
      if (whole) return await sheet.end();
      sheet.abandon();
      return null;
    } catch (error) {
      sheet.abandon();
      throw error;
    }
  }

  private async content(
    { format, file }: SheetOrder,
    { total, pages, ...head }: SheetContent,
    progress: ExportProgress,
  ): Promise<number | null> {
    const sheet = openSheet(file, format, head);
    try {
      let done = 0;
      for await (const rows of pages) {
        for (const row of rows) sheet.addRow(row);
        await sheet.flush();
        done += rows.length;
        if (await progress(done, Math.max(total, done))) continue;
        sheet.abandon();
        return null;
      }
      return await sheet.end();
    } catch (error) {
      sheet.abandon();
      throw error;
    }
  }

  private async report(
    sheet: SheetWriter,
    { question }: ExportWish,
    progress: ExportProgress,
  ): Promise<boolean> {
    const lines = linesOf(await this.count.run(question), '');
    for (const line of lines) {
      const { kind, number, level, field, figures } = line;
      const name = kind === 'total' ? 'Tổng số' : (field ?? LEVEL_WORDS[level ?? ''] ?? level ?? '');
      const rows = rowsUnder(line, lines);
      const sums = COLUMN_CELLS.map((cell): SheetCell => {
        const value = figures[cell];
        if (rows.length > 0) return { value, of: { rows } };
        const parts = PARTS_OF_COLUMN[cell];
        return parts === undefined ? value : { value, of: { columns: parts } };
      });
      sheet.addRow([number, name, ...sums]);
    }
    return progress(lines.length, lines.length);
  }

  private async list(
    sheet: SheetWriter,
    { question, cell }: ExportWish,
    progress: ExportProgress,
  ): Promise<boolean> {
    const total = (await this.count.run(question)).reduce((sum, { figures }) => sum + figures[cell], 0);
    let done = 0;
    let after: readonly [number, string] | null = null;
    for (;;) {
      const rows: readonly CountedDossier[] = await this.dossiers.rows(question, cell, after, PAGE);
      for (const row of rows) sheet.addRow(cellsOf(++done, row, question.period));
      await sheet.flush();
      if (!(await progress(done, total))) return false;
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return true;
      after = [last.lodgedAt, last.id];
    }
  }
}

/** Columns that are others' sum, counted from 0 as the sheet does. */
const PARTS_OF_COLUMN: Readonly<Partial<Record<Cell, readonly number[]>>> = {
  received: [3, 4, 5],
  resolved: [7, 8, 9],
  pending: [11, 12],
};

/** Where the lines stand that a line adds up: levels under the total, fields under a level. */
function rowsUnder({ kind, level }: Report06Line, lines: readonly Report06Line[]): readonly number[] {
  return lines.flatMap((line, index) => {
    const under =
      (kind === 'total' && line.kind === 'level') ||
      (kind === 'level' && line.kind === 'field' && line.level === level);
    return under ? [index] : [];
  });
}

function isReport(kind: ExportKind): kind is ReportKind {
  return REPORT_KINDS.some((each) => each === kind);
}

function preambleOf({ from, to, unitName, question }: ExportWish, kind: ReportKind): SheetCell[][] {
  return [
    [kind === 'report06' ? 'Biểu số 06/VPCP/KSTT (TT 01/2020/TT-VPCP)' : 'Danh sách hồ sơ'],
    [
      `Kỳ báo cáo: ${periodWords(from, to, question.period)}; số liệu ghi nhận đến ${instantVi(question.period.asOf)}`,
    ],
    [`Đơn vị: ${unitName ?? 'Tất cả đơn vị trong phạm vi được xem'}`],
  ];
}

function cellsOf(number: number, row: CountedDossier, { end }: ReportPeriod): SheetCell[] {
  const day = (at: number): SheetCell => ({ day: formatDay(dayOf(at)) });
  // Both days counted: on the first day after its due date it is late by one.
  const daysLate =
    row.lateSinceAt === null
      ? null
      : dayOf(Math.min(row.stoppedAt ?? end - 1, end - 1)) - dayOf(row.lateSinceAt) + 1;
  return [
    number,
    row.code,
    row.procedureCode,
    row.procedureName,
    row.field,
    LEVEL_WORDS[row.level] ?? row.level,
    row.competentUnitName,
    CHANNEL_WORDS[row.channel] ?? row.channel,
    whenCell(row.lodgedAt),
    whenCell(row.acceptedAt),
    // The last day of the time is the day before it is late from its first hour on.
    row.lateFromAt === null ? null : day(row.lateFromAt - 1),
    whenCell(row.stoppedAt),
    row.verdict === null ? null : (VERDICT_WORDS[row.verdict] ?? row.verdict),
    row.lateSinceAt === null ? null : day(row.lateSinceAt),
    daysLate,
    whenCell(row.apologisedAt),
    row.outcome === null ? null : (OUTCOME_WORDS[row.outcome] ?? row.outcome),
  ];
}

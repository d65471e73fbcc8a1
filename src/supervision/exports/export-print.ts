// Sets a report for signing: form 06/VPCP/KSTT, or the list of repeated lateness, as a PDF/A file.
import { writeFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { PrintedForm } from '../../documents/facts/printed-form.ts';
import type {
  PrintedLatenessLetter,
  PrintedList,
  PrintedReport06,
} from '../../documents/facts/printed-report.ts';
import { FormRenderer } from '../../documents/render/form-renderer.ts';
import { dateWords, instantVi, timeWords } from '../../domain/time/date-words.ts';
import { dayOf, parseDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import type { SheetCell } from '../../platform/spreadsheet.ts';
import type { ExportWish } from './export-wish.ts';
import { FORM_LETTERS, LEVEL_WORDS } from './export-words.ts';
import type { ExportOrder, ExportProgress } from './export-order.ts';
import { printedHeading } from './printed-heading.ts';
import { linesOf } from '../reports/report-06.ts';
import { COLUMN_CELLS } from '../reports/report-cells.ts';
import { CountReport } from '../reports/report-count.ts';
import { periodWords } from '../reports/period-words.ts';
import type { PrintedKind } from './report-job.table.ts';
import { LetterSource, SheetSources } from './sheet-sources.ts';
import type { Report06Line } from '../reports/report-view.ts';

type PrintOrder = Pick<ExportOrder, 'wish' | 'file' | 'askedBy' | 'at'> & { readonly kind: PrintedKind };
type Printed = PrintedReport06 | PrintedList | PrintedLatenessLetter;

/** What a list says of itself on paper. */
interface DatedWish {
  readonly question: { readonly period: { readonly asOf: Instant } };
}

const COUNT = new Intl.NumberFormat('vi-VN');

@Injectable()
export class PrintExport {
  constructor(
    private readonly count: CountReport,
    private readonly sheets: SheetSources,
    private readonly letters: LetterSource,
    private readonly directory: OrganizationDirectory,
    private readonly renderer: FormRenderer,
    private readonly database: Database,
  ) {}

  /** @returns bytes written; null when it was told to stop */
  async run(order: PrintOrder, progress: ExportProgress): Promise<number | null> {
    const form = await this.formOf(order);
    const lines = 'rows' in form ? form.rows.length : form.tables.length;
    if (!(await progress(0, lines))) return null;
    const { bytes: pdf } = await this.renderer.render(
      [form satisfies PrintedForm],
      form.title,
      order.at,
      'background',
    );
    if (!(await progress(lines, lines))) return null;
    await writeFile(order.file, pdf);
    return pdf.length;
  }

  private async formOf(order: PrintOrder): Promise<Printed> {
    switch (order.kind) {
      case 'report06':
        return this.report06(order);
      case 'repeatedLateness':
        return this.repeatedLateness(order);
      case 'latenessLetter': {
        const { askedBy, at, wish } = order;
        const { madeBy: _, ...heading } = printedHeading(await this.directory.current(), askedBy, at);
        return { ...heading, series: '……', ...(await this.letters.words(wish)) };
      }
    }
  }

  private async report06({ wish, askedBy, at }: PrintOrder): Promise<Printed> {
    const { question, from, to, unitName, variant } = wish as ExportWish;
    const [total, ...lines] = linesOf(await this.count.run(question), '');
    const heading = printedHeading(await this.directory.current(), askedBy, at);
    const procedure =
      question.procedureCode === undefined ? [] : [await this.procedure(question.procedureCode)];
    return {
      meaning: 'report06',
      ...heading,
      title: 'Tình hình, kết quả giải quyết thủ tục hành chính',
      formLines: [
        `Biểu số 06${FORM_LETTERS[variant] ?? ''}/VPCP/KSTT`,
        'Thông tư số 01/2020/TT-VPCP ngày 21/10/2020',
      ],
      about: [
        `Kỳ báo cáo: ${periodWords(from, to, question.period)}`,
        `Đơn vị báo cáo: ${unitName ?? `các đơn vị thuộc phạm vi theo dõi của ${heading.unit}`}`,
        ...procedure,
      ],
      notes: [
        ...(question.counting === 'statusSets' ? ['Cách tính: theo nhóm trạng thái của hồ sơ.'] : []),
        notesOn(question.period.asOf, at),
      ],
      rows: [...lines, total!].map(rowOf),
    };
  }

  private async repeatedLateness({ wish, askedBy, at }: PrintOrder): Promise<Printed> {
    const { question } = wish as DatedWish;
    const { columns, preamble = [], pages } = await this.sheets.content('repeatedLateness', wish);
    const rows: PrintedList['rows'][number][] = [];
    for await (const page of pages)
      for (const cells of page)
        rows.push(
          cells.map((cell) =>
            typeof cell === 'number'
              ? { text: COUNT.format(cell), number: true }
              : { text: wordsOf(cell), number: false },
          ),
        );
    const [title, ...about] = preamble.map(([words]) => String(words));
    return {
      meaning: 'signedList',
      ...printedHeading(await this.directory.current(), askedBy, at),
      title: title!,
      formLines: [],
      about,
      notes: [notesOn(question.period.asOf, at)],
      columns: columns.map(({ title: name, width = 14 }) => ({ title: name, width })),
      rows,
    };
  }

  private async procedure(code: string): Promise<string> {
    const { rows } = await this.database.query<{ name: string }>({
      name: 'report-procedure-name',
      text: 'select name from procedure where code = $1',
      values: [code],
    });
    return `Chỉ tính thủ tục ${[code, ...rows.map(({ name }) => name)].join(': ')}`;
  }
}

function rowOf({ kind, number, level, field, figures }: Report06Line): PrintedReport06['rows'][number] {
  return {
    kind,
    number,
    name: kind === 'total' ? 'Tổng số' : (field ?? LEVEL_WORDS[level ?? ''] ?? level ?? ''),
    figures: COLUMN_CELLS.map((cell) => COUNT.format(figures[cell])),
  };
}

function notesOn(asOf: Instant, madeAt: Instant): string {
  return `Số liệu ghi nhận đến ${moment(asOf)}. Báo cáo được lập lúc ${moment(madeAt)}.`;
}

const moment = (at: Instant) => `${timeWords(at)} ngày ${dateWords(dayOf(at))}`;

/** On paper a day is read, not sorted. */
function wordsOf(cell: Exclude<SheetCell, number>): string {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  if ('of' in cell) return COUNT.format(cell.value);
  return 'day' in cell ? dateWords(parseDay(cell.day)) : instantVi(cell.at);
}

// Spreadsheets of repeated lateness: the indicator by unit head, and everything that is behind it.
import { Injectable } from '@nestjs/common';
import { instantVi } from '../../domain/time/date-words.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { type SheetCell, whenCell } from '../../platform/spreadsheet.ts';
import type { SheetContent } from '../exports/export-content.ts';
import { periodWords } from '../reports/period-words.ts';
import type { Organization } from '../../organization/organization.ts';
import { CountAnswerable } from './lateness-answerable.ts';
import type { AnswerableLine } from './lateness-view.ts';
import { CountLateness } from './lateness-count.ts';
import { ListLateMatters } from './lateness-list.ts';
import type { LatenessQuestion } from './lateness-question.ts';
import type { LateMatter } from './lateness-view.ts';

export interface LatenessExportWish {
  readonly question: LatenessQuestion;
}

const PAGE = 1_000;

const LINE_COLUMNS = [
  { title: 'STT', width: 8 },
  { title: 'Cơ quan', width: 36 },
  { title: 'Đơn vị', width: 36 },
  { title: 'Tên trước đây', width: 30 },
  { title: 'Người đứng đầu khi trễ hạn', width: 28 },
  { title: 'Hồ sơ trễ', width: 12 },
  { title: 'Nhiệm vụ trễ', width: 12 },
  { title: 'Ý kiến trễ', width: 12 },
  { title: 'Tổng số trễ', width: 12 },
  { title: 'Số việc giữ trong kỳ', width: 14 },
  { title: 'Tỷ lệ trễ (%)', width: 12 },
  { title: 'Trễ hạn nhiều lần', width: 16 },
] as const;

const ANSWERABLE_COLUMNS = [
  { title: 'Tính theo', width: 16 },
  { title: 'Tên', width: 36 },
  { title: 'Người đứng đầu', width: 28 },
  { title: 'Đơn vị (số việc trễ)', width: 50 },
  { title: 'Hồ sơ', group: 'Việc trễ', width: 11 },
  { title: 'Nhiệm vụ', group: 'Việc trễ', width: 11 },
  { title: 'Ý kiến', group: 'Việc trễ', width: 11 },
  { title: 'Tổng số', group: 'Việc trễ', width: 11 },
  { title: 'Số việc giữ trong kỳ', width: 14 },
  { title: 'Tỷ lệ trễ (%)', width: 12 },
  { title: 'Việc trễ', group: 'Kỳ trước', width: 11 },
  { title: 'Tỷ lệ trễ (%)', group: 'Kỳ trước', width: 12 },
  { title: 'Trễ hạn nhiều lần', width: 14 },
] as const;

const MATTER_COLUMNS = [
  { title: 'STT', width: 8 },
  { title: 'Loại việc', width: 16 },
  { title: 'Mã', width: 28 },
  { title: 'Tên', width: 60 },
  { title: 'Đơn vị giữ khi hết hạn', width: 36 },
  { title: 'Người giữ khi hết hạn', width: 28 },
  { title: 'Người đứng đầu khi trễ hạn', width: 28 },
  { title: 'Trễ hạn từ', width: 18 },
  { title: 'Kết thúc', width: 18 },
] as const;

const KIND_WORDS: Readonly<Record<string, string>> = {
  dossier: 'Hồ sơ',
  task: 'Nhiệm vụ giao',
  consultation: 'Lấy ý kiến',
};

@Injectable()
export class LatenessSheets {
  constructor(
    private readonly count: CountLateness,
    private readonly answerable: CountAnswerable,
    private readonly matters: ListLateMatters,
    private readonly directory: OrganizationDirectory,
  ) {}

  async content(
    kind: 'repeatedLateness' | 'lateMatters' | 'latenessLetter',
    { question }: LatenessExportWish,
  ): Promise<SheetContent> {
    const organization = await this.directory.current();
    if (kind === 'latenessLetter') return this.answerableSheet(question, organization);
    const lines = await this.count.lines(question, organization);
    if (kind === 'repeatedLateness') {
      const rows = lines.map((line, index): SheetCell[] => [
        index + 1,
        line.agencyName,
        line.unitName,
        line.formerNames.join('; '),
        line.headName,
        line.dossiers,
        line.tasks,
        line.consultations,
        line.total,
        line.handled,
        Math.round(line.share * 1000) / 10,
        line.often ? 'Có' : '',
      ]);
      return {
        name: 'Trễ hạn nhiều lần',
        columns: LINE_COLUMNS,
        preamble: preambleOf('Trễ hạn nhiều lần theo người đứng đầu đơn vị', question),
        total: rows.length,
        pages: inOne(rows),
      };
    }
    return {
      name: 'Việc trễ hạn',
      columns: MATTER_COLUMNS,
      preamble: preambleOf('Hồ sơ, nhiệm vụ và ý kiến trễ hạn', question),
      total: lines.reduce((sum, { total }) => sum + total, 0),
      pages: this.list(question),
    };
  }

  /** Heads and agencies beside the period before, for whoever writes the letter himself. */
  private async answerableSheet(
    question: LatenessQuestion,
    organization: Organization,
  ): Promise<SheetContent> {
    const [heads, agencies] = await Promise.all([
      this.answerable.of('head', question, organization),
      this.answerable.of('agency', question, organization),
    ]);
    const cells = (what: string, lines: readonly AnswerableLine[]) =>
      lines.map((line): SheetCell[] => [
        what,
        line.name,
        line.headName,
        line.units.map(({ name, total }) => `${name ?? ''} (${total})`).join('; '),
        line.dossiers,
        line.tasks,
        line.consultations,
        line.total,
        line.handled,
        Math.round(line.share * 1000) / 10,
        line.totalBefore,
        line.shareBefore === null ? null : Math.round(line.shareBefore * 1000) / 10,
        line.often ? 'Có' : '',
      ]);
    const rows = [...cells('Người đứng đầu', heads.lines), ...cells('Cơ quan', agencies.lines)];
    return {
      name: 'Người đứng đầu, cơ quan',
      columns: ANSWERABLE_COLUMNS,
      preamble: preambleOf('Trễ hạn nhiều lần theo người đứng đầu và theo cơ quan', question),
      total: rows.length,
      pages: inOne(rows),
    };
  }

  private async *list(question: LatenessQuestion): AsyncIterable<SheetCell[][]> {
    const organization = await this.directory.current();
    let done = 0;
    let after: Parameters<ListLateMatters['rows']>[3] = null;
    for (;;) {
      const rows = await this.matters.rows(question, organization, null, after, PAGE);
      yield rows.map((row) => {
        const headId = organization.appointedHead(row.unitId, row.lateAt - 1);
        return cellsOf(++done, row, headId === null ? null : (organization.staff(headId)?.name ?? null));
      });
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = { instant: last.lateAt, dossierId: last.id, subject: last.subject };
    }
  }
}

async function* inOne(rows: readonly SheetCell[][]): AsyncIterable<readonly SheetCell[][]> {
  yield await Promise.resolve(rows);
}

function preambleOf(title: string, { from, to, period, setting }: LatenessQuestion): SheetCell[][] {
  return [
    [title],
    [`Kỳ: ${periodWords(from, to, period)}; số liệu ghi nhận đến ${instantVi(period.asOf)}`],
    [
      `Gọi là nhiều lần khi có từ ${setting.count} việc trễ và từ ${Math.round(setting.share * 1000) / 10}% số việc giữ trong kỳ`,
    ],
  ];
}

function cellsOf(number: number, row: LateMatter, headName: string | null): SheetCell[] {
  return [
    number,
    KIND_WORDS[row.kind] ?? row.kind,
    row.ref,
    row.title,
    row.unitName,
    row.officerName,
    headName,
    { at: row.lateAt },
    whenCell(row.endedAt),
  ];
}

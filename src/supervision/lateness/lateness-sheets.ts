// Spreadsheets of repeated lateness: the indicator by unit head, and everything that is behind it.
import { Injectable } from '@nestjs/common';
import { instantVi } from '../../domain/time/date-words.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { type SheetCell, whenCell } from '../../platform/spreadsheet.ts';
import type { SheetContent } from '../exports/export-content.ts';
import { periodWords } from '../reports/period-words.ts';
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
    private readonly matters: ListLateMatters,
    private readonly directory: OrganizationDirectory,
  ) {}

  async content(
    kind: 'repeatedLateness' | 'lateMatters',
    { question }: LatenessExportWish,
  ): Promise<SheetContent> {
    const lines = await this.count.lines(question, await this.directory.current());
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

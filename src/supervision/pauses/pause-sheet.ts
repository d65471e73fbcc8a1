// The list of pauses as a spreadsheet.
import { Injectable } from '@nestjs/common';
import { instantVi } from '../../domain/time/date-words.ts';
import { Clock } from '../../platform/clock.ts';
import { whenCell } from '../../platform/spreadsheet.ts';
import type { SheetCell } from '../../platform/spreadsheet.ts';
import type { SheetContent } from '../exports/export-content.ts';
import { ListPauses, type PauseQuestion } from './list-pauses.ts';
import type { PauseKind, PauseLine } from './pause-view.ts';

export interface PausesExportWish {
  readonly question: PauseQuestion;
}

const PAGE = 1_000;
const COLUMNS = [
  { title: 'Mã hồ sơ', width: 28 },
  { title: 'Thủ tục', width: 60 },
  { title: 'Đơn vị giữ hồ sơ', width: 36 },
  { title: 'Chờ', width: 30 },
  { title: 'Người cho tạm dừng', width: 28 },
  { title: 'Lý do', width: 50 },
  { title: 'Lý do của người đứng đầu', width: 50 },
  { title: 'Tạm dừng từ', width: 26 },
  { title: 'Tính tiếp từ', width: 26 },
  { title: 'Phút làm việc', width: 14 },
] as const;
const KIND_WORDS: Readonly<Record<PauseKind, string>> = {
  supplement: 'Bổ sung hồ sơ',
  dutyOfProcess: 'Nghĩa vụ tài chính của quy trình',
  duty: 'Nghĩa vụ tài chính',
};

@Injectable()
export class PauseSheet {
  constructor(
    private readonly pauses: ListPauses,
    private readonly clock: Clock,
  ) {}

  async content({ question }: PausesExportWish): Promise<SheetContent> {
    return {
      name: 'Tạm dừng',
      columns: COLUMNS,
      preamble: [['Các lần tạm dừng tính thời hạn'], [`Lập lúc ${instantVi(this.clock.now())}`]],
      total: await this.pauses.count(question),
      pages: this.rows(question),
    };
  }

  private async *rows(question: PauseQuestion): AsyncGenerator<readonly (readonly SheetCell[])[]> {
    const at = this.clock.now();
    for (let cursor: string | undefined, more = true; more;) {
      const { rows, next } = await this.pauses.page(question, cursor, PAGE, at);
      yield rows.map(cellsOf);
      cursor = next ?? undefined;
      more = next !== null;
    }
  }
}

function cellsOf(line: PauseLine): SheetCell[] {
  return [
    line.code,
    line.procedureName,
    line.unitName,
    KIND_WORDS[line.kind],
    line.byName,
    line.reason,
    line.headReason,
    { at: line.pausedAt },
    whenCell(line.resumedAt),
    line.minutes,
  ];
}

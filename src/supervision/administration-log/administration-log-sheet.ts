// The log of administration as a spreadsheet: what it says under its own names, so that nothing is lost in a translation.
import { Injectable } from '@nestjs/common';
import { instantVi } from '../../domain/time/date-words.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { AdministrationLineView } from '../../organization/log-reading/administration-log-bodies.ts';
import { ReadAdministrationLog } from '../../organization/log-reading/read-administration-log.ts';
import type { LogQuestion } from '../../organization/log-reading/read-administration-log.ts';
import { Clock } from '../../platform/clock.ts';
import type { SheetCell } from '../../platform/spreadsheet.ts';
import type { SheetContent } from '../exports/export-content.ts';

export interface LogExportWish {
  readonly question: LogQuestion;
}

const PAGE = 1_000;
const COLUMNS = [
  { title: 'Thời điểm', width: 20 },
  { title: 'Hành động', width: 28 },
  { title: 'Người thực hiện', width: 28 },
  { title: 'Thay mặt', width: 28 },
  { title: 'Đối tượng', width: 36 },
  { title: 'Mã đối tượng', width: 38 },
  { title: 'Trước', width: 60 },
  { title: 'Sau', width: 60 },
  { title: 'Trao quyền cao', width: 14 },
  { title: 'Mạng', width: 22 },
  { title: 'Mã yêu cầu', width: 38 },
  { title: 'Mã dòng', width: 38 },
] as const;

@Injectable()
export class AdministrationLogSheet {
  constructor(
    private readonly log: ReadAdministrationLog,
    private readonly clock: Clock,
  ) {}

  async content({ question }: LogExportWish): Promise<SheetContent> {
    return {
      name: 'Nhật ký quản trị',
      columns: COLUMNS,
      preamble: [['Nhật ký quản trị'], [`Lập lúc ${instantVi(this.clock.now())}`]],
      total: await this.log.count(question),
      pages: this.pages(question),
    };
  }

  private async *pages(question: LogQuestion): AsyncGenerator<readonly (readonly SheetCell[])[]> {
    for (let cursor: string | null = null, more = true; more;) {
      const { items, nextCursor } = await this.log.page(question, cursor, PAGE);
      yield items.map(cellsOf);
      cursor = nextCursor;
      more = nextCursor !== null;
    }
  }
}

function cellsOf(line: AdministrationLineView): SheetCell[] {
  return [
    { at: parseInstant(line.at) },
    line.action,
    line.staffName,
    line.onBehalfOfName,
    line.subjectName,
    line.subjectId,
    line.before && JSON.stringify(line.before),
    line.after && JSON.stringify(line.after),
    line.raises ? 'x' : null,
    line.network,
    line.requestId,
    line.id,
  ];
}

// The evidence trail of one official as a spreadsheet.
import { Injectable } from '@nestjs/common';
import { dayVi, instantVi } from '../domain/time/date-words.ts';
import { parseDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { SheetCell } from '../platform/spreadsheet.ts';
import { ReadDutyTrail } from './duty-trail.ts';
import type { TrailQuestion } from './duty-trail.ts';
import type { DutyStay } from './duty-trail-view.ts';
import type { SheetContent } from './export-content.ts';

export interface DutyTrailExportWish extends TrailQuestion {
  readonly at: Instant;
}

const PAGE = 1_000;

const COLUMNS = [
  { title: 'STT', width: 8 },
  { title: 'Mã hồ sơ', width: 26 },
  { title: 'Tên thủ tục', width: 60 },
  { title: 'Bước', width: 28 },
  { title: 'Đơn vị', width: 36 },
  { title: 'Nhận lúc', width: 26 },
  { title: 'Chuyển đi lúc', width: 26 },
  { title: 'Thời gian giữ (phút làm việc)', width: 18 },
  { title: 'Thời gian của bước còn lại khi nhận (phút)', width: 20 },
  { title: 'Bị trả lại', width: 12 },
  { title: 'Lý do trả lại', width: 40 },
  { title: 'Trễ hạn từ', width: 26 },
  { title: 'Lý do trễ đã nêu', width: 40 },
] as const;

@Injectable()
export class DutyTrailSheet {
  constructor(
    private readonly trail: ReadDutyTrail,
    private readonly directory: OrganizationDirectory,
  ) {}

  async content({ at, ...question }: DutyTrailExportWish): Promise<SheetContent> {
    const stays = await this.trail.stays(question, at);
    const person = (await this.directory.current()).staff(question.staffId);
    const day = (text: string) => dayVi(parseDay(text));
    return {
      name: 'Quá trình công vụ',
      columns: COLUMNS,
      preamble: [
        [`Quá trình xử lý hồ sơ của ${person?.name ?? ''}`],
        [`Từ ${day(question.firstDay)} đến ${day(question.lastDay)}`],
        [`Số liệu lúc ${instantVi(at)}`],
      ],
      total: stays.length,
      pages: inPages(stays),
    };
  }
}

async function* inPages(stays: readonly DutyStay[]): AsyncIterable<SheetCell[][]> {
  for (let done = 0; done < stays.length; done += PAGE)
    yield await Promise.resolve(
      stays.slice(done, done + PAGE).map((stay, index) => cellsOf(done + index + 1, stay)),
    );
}

function cellsOf(number: number, stay: DutyStay): SheetCell[] {
  return [
    number,
    stay.code,
    stay.procedureName,
    stay.stateName,
    stay.unitName,
    instantVi(stay.enteredAt),
    stay.leftAt === null ? null : instantVi(stay.leftAt),
    stay.workingMinutes,
    stay.budgetMinutes,
    stay.sentBack ? 'Có' : '',
    stay.sentBackReason,
    stay.lateAt === null ? null : instantVi(stay.lateAt),
    stay.lateReason,
  ];
}

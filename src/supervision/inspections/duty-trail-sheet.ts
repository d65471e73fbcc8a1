// The evidence trail of one official as a spreadsheet: dossiers held, tasks led, explanations; one kind after the other.
import { Injectable } from '@nestjs/common';
import { dayVi, instantVi } from '../../domain/time/date-words.ts';
import { parseDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { type SheetCell, whenCell } from '../../platform/spreadsheet.ts';
import { ReadDutyTrail } from './duty-trail.ts';
import { ReadDutyExplanations } from './duty-trail-explanations.ts';
import type { TrailQuestion } from './duty-trail-period.ts';
import type { DutyExplanation, DutyStay, DutyTask } from './duty-trail-view.ts';
import type { SheetContent } from '../exports/export-content.ts';
import { REASON_WORDS } from '../exports/export-words.ts';

export interface DutyTrailExportWish extends TrailQuestion {
  readonly at: Instant;
}

const PAGE = 1_000;

const COLUMNS = [
  { title: 'STT', width: 8 },
  { title: 'Loại', width: 16 },
  { title: 'Mã hồ sơ, số nhiệm vụ', width: 26 },
  { title: 'Tên thủ tục, nhiệm vụ', width: 60 },
  { title: 'Bước', width: 28 },
  { title: 'Đơn vị', width: 36 },
  { title: 'Nhận lúc', width: 18 },
  { title: 'Chuyển đi, báo cáo lúc', width: 18 },
  { title: 'Thời gian giữ (phút làm việc)', width: 18 },
  { title: 'Thời gian của bước còn lại khi nhận (phút)', width: 20 },
  { title: 'Bị trả lại', width: 12 },
  { title: 'Lý do trả lại', width: 40 },
  { title: 'Trễ hạn', width: 12 },
  { title: 'Trễ hạn từ', width: 18 },
  { title: 'Lý do trễ đã nêu', width: 40 },
  { title: 'Nội dung giải trình', width: 60 },
  { title: 'Người giải trình', width: 28 },
  { title: 'Giải trình lúc', width: 18 },
  { title: 'Giải trình đúng hạn', width: 14 },
] as const;

@Injectable()
export class DutyTrailSheet {
  constructor(
    private readonly trail: ReadDutyTrail,
    private readonly said: ReadDutyExplanations,
    private readonly directory: OrganizationDirectory,
  ) {}

  async content({ at, ...question }: DutyTrailExportWish): Promise<SheetContent> {
    const rows = [
      ...(await this.trail.stays(question, at)).map(stayCells),
      ...(await this.trail.tasks(question, at)).map(taskCells),
      ...(await this.said.run(question)).map(explanationCells),
    ];
    const person = (await this.directory.current()).staff(question.staffId);
    const day = (text: string) => dayVi(parseDay(text));
    return {
      name: 'Quá trình công vụ',
      columns: COLUMNS,
      preamble: [
        [`Quá trình xử lý hồ sơ của ${person?.name ?? ''}`],
        [`Từ ${day(question.firstDay)} đến ${day(question.lastDay)}`],
        [`Số liệu lúc ${instantVi(at)}; chỉ gồm việc tại các đơn vị thuộc phạm vi kiểm tra`],
      ],
      total: rows.length,
      pages: inPages(rows),
    };
  }
}

async function* inPages(rows: readonly SheetCell[][]): AsyncIterable<SheetCell[][]> {
  for (let done = 0; done < rows.length; done += PAGE)
    yield await Promise.resolve(
      rows.slice(done, done + PAGE).map((cells, index) => [done + index + 1, ...cells]),
    );
}

const yes = (holds: boolean) => (holds ? 'Có' : '');
const NOT_EXPLAINED: readonly SheetCell[] = [null, null, null, null];

function stayCells(stay: DutyStay): SheetCell[] {
  return [
    'Hồ sơ đã giữ',
    stay.code,
    stay.procedureName,
    stay.stateName,
    stay.unitName,
    { at: stay.enteredAt },
    whenCell(stay.leftAt),
    stay.workingMinutes,
    stay.budgetMinutes,
    yes(stay.sentBack),
    stay.sentBackReason,
    yes(stay.lateAt !== null),
    whenCell(stay.lateAt),
    stay.lateReason,
    ...NOT_EXPLAINED,
  ];
}

function taskCells(task: DutyTask): SheetCell[] {
  const { taskNo, title, unitName, givenAt, reportedAt, wasLate, dueAt } = task;
  const late = [yes(wasLate), wasLate ? { at: dueAt } : null, null];
  const held = [{ at: givenAt }, whenCell(reportedAt), null, null, null, null];
  return ['Nhiệm vụ giao', taskNo, title, null, unitName, ...held, ...late, ...NOT_EXPLAINED];
}

function explanationCells(said: DutyExplanation): SheetCell[] {
  const { code, name, unitName, lateSince, reason, text, givenByName, givenAt, inTime, own } = said;
  return [
    own ? 'Giải trình trễ hạn' : 'Giải trình của hồ sơ đã giữ',
    code,
    name,
    null,
    unitName,
    ...[null, null, null, null, null, null],
    'Có',
    { at: lateSince },
    reason === null ? 'Chưa có lý do' : REASON_WORDS[reason],
    text,
    givenByName,
    whenCell(givenAt),
    inTime === null ? null : inTime ? 'Có' : 'Không',
  ];
}

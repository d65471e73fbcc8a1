// The columns of the lists of late cases, tasks and complaints in files.
import type { ComplaintRow } from '../../complaints/complaint-view.ts';
import { whenCell } from '../../platform/spreadsheet.ts';
import type { TaskRow } from '../../tasks/task-view.ts';
import { REASON_WORDS } from '../exports/export-words.ts';
import type { LateCaseLine } from '../late-cases/late-case-view.ts';
import { atCell, workingDays } from './list-sheet.ts';
import type { ListSheet } from './list-sheet.ts';
import {
  COMPLAINT_STATE_WORDS,
  LATE_CASE_STATE_WORDS,
  LATE_KIND_WORDS,
  TASK_STATE_WORDS,
} from './list-words.ts';

export const LATE_CASE_COLUMNS = {
  of: [
    { title: 'Mã', width: 26, cell: ({ of }) => of.code },
    { title: 'Việc quá hạn', width: 56, cell: ({ of }) => of.name },
  ],
  kind: [
    { title: 'Loại', width: 24, cell: ({ kind }) => LATE_KIND_WORDS[kind] ?? kind },
    { title: 'Hạn', width: 18, cell: ({ dueAt }) => whenCell(dueAt) },
    { title: 'Quá hạn từ', width: 18, cell: ({ lateSince }) => whenCell(lateSince) },
  ],
  unit: [
    { title: 'Đơn vị giữ khi quá hạn', width: 36, cell: ({ unit }) => unit.name },
    { title: 'Người giữ', width: 26, cell: ({ officer }) => officer?.name ?? null },
    { title: 'Người đứng đầu', width: 26, cell: ({ head }) => head?.name ?? null },
  ],
  state: [
    { title: 'Giải trình', width: 28, cell: ({ state }) => LATE_CASE_STATE_WORDS[state] },
    { title: 'Hạn giải trình', width: 18, cell: ({ answerDueAt }) => whenCell(answerDueAt) },
    { title: 'Chậm giải trình', width: 12, cell: ({ overdue }) => (overdue ? 'Có' : null) },
  ],
  reason: [
    {
      title: 'Nguyên nhân',
      width: 32,
      cell: ({ reason }) => (reason === null ? null : REASON_WORDS[reason]),
    },
  ],
} as const satisfies ListSheet<never, LateCaseLine>['columns'];

export const TASK_COLUMNS = {
  task: [
    { title: 'Số nhiệm vụ', width: 18, cell: ({ taskNo }) => taskNo },
    { title: 'Nhiệm vụ', width: 60, cell: ({ title }) => title },
    { title: 'Văn bản giao', width: 24, cell: ({ document }) => document.number },
    { title: 'Đơn vị giao', width: 32, cell: ({ giver }) => giver.name },
  ],
  lead: [
    { title: 'Đơn vị chủ trì', width: 36, cell: ({ lead }) => lead.name },
    { title: 'Người được giao', width: 26, cell: ({ officer }) => officer?.name ?? null },
  ],
  state: [
    { title: 'Trạng thái', width: 18, cell: ({ state }) => TASK_STATE_WORDS[state] ?? state },
    { title: 'Tiến độ (%)', width: 10, cell: ({ percent }) => percent },
  ],
  timer: [
    { title: 'Ngày giao', width: 18, cell: ({ givenAt }) => atCell(givenAt) },
    { title: 'Hạn', width: 18, cell: ({ dueAt }) => atCell(dueAt) },
    { title: 'Báo cáo lúc', width: 18, cell: ({ reportedAt }) => atCell(reportedAt) },
    {
      title: 'Quá hạn (ngày làm việc)',
      width: 14,
      cell: ({ overMinutes }) => workingDays(overMinutes > 0 ? overMinutes : null),
    },
  ],
} as const satisfies ListSheet<never, TaskRow>['columns'];

export const COMPLAINT_COLUMNS = {
  complaint: [
    { title: 'Số', width: 20, cell: ({ complaintNo }) => complaintNo },
    { title: 'Nội dung', width: 60, cell: ({ title }) => title },
    { title: 'Nhận lúc', width: 18, cell: ({ receivedAt }) => atCell(receivedAt) },
  ],
  unit: [
    { title: 'Đơn vị trả lời', width: 36, cell: ({ unit }) => unit.name },
    { title: 'Người được giao', width: 26, cell: ({ officer }) => officer?.name ?? null },
  ],
  state: [{ title: 'Trạng thái', width: 22, cell: ({ state }) => COMPLAINT_STATE_WORDS[state] ?? state }],
  timer: [
    { title: 'Hạn trả lời', width: 18, cell: ({ dueAt }) => atCell(dueAt) },
    { title: 'Trả lời lúc', width: 18, cell: ({ answeredAt }) => atCell(answeredAt) },
    {
      title: 'Quá hạn (ngày làm việc)',
      width: 14,
      cell: ({ overMinutes }) => workingDays(overMinutes > 0 ? overMinutes : null),
    },
  ],
} as const satisfies ListSheet<never, ComplaintRow>['columns'];

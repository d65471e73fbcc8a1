// The columns of lists of dossiers in files, in Vietnamese as files are.
import type { ListedDossier } from '../../dossiers/lists/list-view.ts';
import { whenCell } from '../../platform/spreadsheet.ts';
import { REASON_WORDS } from '../exports/export-words.ts';
import type { LateDossier } from '../late-now/late-now-view.ts';
import { workingDays } from './list-sheet.ts';
import type { ListSheet } from './list-sheet.ts';
import { LATE_CASE_STATE_WORDS, LATENESS_WORDS } from './list-words.ts';

export const DOSSIER_COLUMNS = {
  dossier: [
    { title: 'Mã hồ sơ', width: 26, cell: ({ code }) => code },
    { title: 'Thủ tục', width: 56, cell: ({ procedureName }) => procedureName },
    { title: 'Trường hợp', width: 30, cell: ({ caseName }) => caseName },
  ],
  applicant: [{ title: 'Người nộp', width: 28, cell: ({ applicant }) => applicant }],
  timer: [
    { title: 'Hạn giải quyết', width: 18, cell: ({ statutoryDueAt }) => whenCell(statutoryDueAt) },
    { title: 'Hẹn trả', width: 18, cell: ({ promisedDueAt }) => whenCell(promisedDueAt) },
    { title: 'Tình trạng thời hạn', width: 18, cell: ({ lateness }) => LATENESS_WORDS[lateness] ?? lateness },
    {
      title: 'Quá hạn (ngày làm việc)',
      width: 14,
      cell: ({ overMinutes }) => workingDays(overMinutes),
    },
  ],
  state: [{ title: 'Bước', width: 26, cell: ({ stateName }) => stateName }],
  holder: [
    { title: 'Đơn vị giữ', width: 36, cell: ({ unitName }) => unitName },
    { title: 'Người giữ', width: 26, cell: ({ officerName }) => officerName },
  ],
  stepDue: [{ title: 'Hạn của bước', width: 18, cell: ({ stepDueAt }) => whenCell(stepDueAt) }],
  lodged: [{ title: 'Ngày nộp', width: 18, cell: ({ lodgedAt }) => whenCell(lodgedAt) }],
} as const satisfies ListSheet<never, ListedDossier>['columns'];

export const LATE_DOSSIER_COLUMNS = {
  ...DOSSIER_COLUMNS,
  reason: [
    {
      title: 'Nguyên nhân',
      width: 32,
      cell: ({ reason }) => (reason === null ? null : REASON_WORDS[reason]),
    },
    {
      title: 'Giải trình',
      width: 28,
      cell: ({ lateCase }) => (lateCase === null ? null : LATE_CASE_STATE_WORDS[lateCase.state]),
    },
  ],
} as const satisfies ListSheet<never, LateDossier>['columns'];

// What an entry of the ledger did, in words: Vietnamese first, then English.
import { statutoryDue } from './clock-run.ts';
import { instantEn, instantVi } from './date-words.ts';
import type { CorrectionEntry, LedgerEntry, WaitingFor } from './ledger-entry.ts';
import type { ClockState } from './ledger-fold.ts';
import { movedBy } from './verify-ledger.ts';

type Words = readonly [vi: string, en: string];

export const WHO: Readonly<Record<WaitingFor, Words>> = Object.freeze({
  department: ['đơn vị giải quyết', 'the department'],
  citizen: ['người nộp hồ sơ', 'the applicant'],
  partnerAgency: ['cơ quan phối hợp', 'the partner agency'],
});

/** @param before the clock as it was known without the entry; `after` with it */
export function entryWords(entry: LedgerEntry, before: ClockState, after: ClockState): Words {
  const due = after.run === null ? null : statutoryDue(after.run).dueAt;
  const [dueVi, dueEn] = due === null ? ['', ''] : [instantVi(due), instantEn(due)];
  switch (entry.kind) {
    case 'start':
      return [`bắt đầu tính thời hạn, hạn ${dueVi}`, `the clock starts, due ${dueEn}`];
    case 'pause': {
      const [vi, en] = WHO[entry.waitingFor];
      return [`tạm dừng, chờ ${vi}`, `paused, waiting for ${en}`];
    }
    case 'resume':
      return [`tính tiếp, hạn ${dueVi}`, `resumed, due ${dueEn}`];
    case 'restart':
      if (entry.phase !== undefined)
        return [
          `bắt đầu giai đoạn “${entry.phase}”, hạn ${dueVi}`,
          `phase “${entry.phase}” begins, due ${dueEn}`,
        ];
      return [
        `tính lại từ đầu (lần ${after.run?.number}), hạn ${dueVi}`,
        `counted anew (run ${after.run?.number}), due ${dueEn}`,
      ];
    case 'extend':
      return [`gia hạn, hạn ${dueVi}`, `extended, due ${dueEn}`];
    case 'promise':
      return [
        `xin lỗi và hẹn lại ${instantVi(entry.dueAt)}; hạn theo quy định vẫn là ${dueVi}`,
        `apology with a new appointment, ${instantEn(entry.dueAt)}; the statutory due stays ${dueEn}`,
      ];
    case 'late':
      return ['ghi nhận quá hạn', 'recorded as late'];
    case 'lateWithdrawn':
      return ['rút ghi nhận quá hạn, không quá hạn', 'lateness withdrawn, it was never late'];
    case 'stop':
      return ['kết thúc tính thời hạn', 'the clock stops'];
    case 'calendarChange':
      return movedOrKept(
        before,
        after,
        `đổi lịch làm việc ${nameOf(entry)}`,
        `calendar changed to ${nameOf(entry)}`,
      );
    case 'calendarAnnulled':
      return [
        `bỏ lịch làm việc ${nameOf(entry)} do nhầm lẫn, hạn ${dueVi}`,
        `calendar ${nameOf(entry)} annulled as a mistake, due ${dueEn}`,
      ];
    case 'handOver':
      return movedOrKept(
        before,
        after,
        `tính theo lịch của đơn vị tiếp quản, ${nameOf(entry)}`,
        `counted on the calendar of the unit that took over, ${nameOf(entry)}`,
      );
    case 'correction':
      return correctionWords(entry, before, dueVi, dueEn);
  }
}

function movedOrKept(before: ClockState, after: ClockState, vi: string, en: string): Words {
  const due = after.run === null ? 0 : statutoryDue(after.run).dueAt;
  return movedBy(before, after)
    ? [`${vi}, hạn lùi đến ${instantVi(due)}`, `${en}, due moves to ${instantEn(due)}`]
    : [
        `${vi}, không áp dụng, hạn giữ nguyên ${instantVi(due)}`,
        `${en}, not applied, due stays ${instantEn(due)}`,
      ];
}

function correctionWords(
  { replacement }: CorrectionEntry,
  before: ClockState,
  dueVi: string,
  dueEn: string,
): Words {
  if (replacement?.kind !== 'start' || before.acceptedAt === null)
    return [`đính chính sổ thời gian, hạn ${dueVi}`, `the ledger is corrected, due ${dueEn}`];
  const [was, is] = [before.acceptedAt, replacement.at];
  return [
    `đính chính thời điểm tiếp nhận từ ${instantVi(was)} thành ${instantVi(is)}, hạn ${dueVi}`,
    `acceptance corrected from ${instantEn(was)} to ${instantEn(is)}, due ${dueEn}`,
  ];
}

function nameOf({ calendar }: { readonly calendar: { readonly name: string; readonly version: number } }) {
  return `${calendar.name} ${calendar.version}`;
}

// The sentences that explain a ledger, and the time used by each.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldLedger, type LedgerEntry } from '../../../src/domain/time/clock-ledger.ts';
import { explainLedger } from '../../../src/domain/time/explain-ledger.ts';
import { MINUTE_MS } from '../../../src/domain/time/instant.ts';
import { usedTime } from '../../../src/domain/time/used-time.ts';
import { at, vn } from './vn-calendar.ts';

const start: LedgerEntry = {
  kind: 'start',
  at: at('2024-06-03 09:00'),
  limit: { amount: 3, unit: 'workingDays' },
  calendar: { name: 'vn', version: 1 },
};
const ledger: LedgerEntry[] = [
  start,
  { kind: 'pause', at: at('2024-06-04 10:00'), waitingFor: 'citizen', reason: 'thiếu bản vẽ' },
  { kind: 'resume', at: at('2024-06-05 09:00') },
  { kind: 'promise', at: at('2024-06-06 09:00'), dueAt: at('2024-06-12 17:00') },
  { kind: 'calendarChange', at: at('2024-06-06 10:00'), calendar: { name: 'vn', version: 2 } },
];

describe('the explanation of a ledger', () => {
  it('says what moved the date, why it is what it is, and who used the time', () => {
    const lines = explainLedger(ledger, () => vn, at('2024-06-06 11:00'));
    expect(lines.map((one) => one.text)).toEqual([
      '09:00 thứ Hai 03/06/2024: bắt đầu tính thời hạn, hạn 17:00 thứ Năm 06/06/2024.',
      '10:00 thứ Ba 04/06/2024: tạm dừng, chờ người nộp hồ sơ (thiếu bản vẽ).',
      '09:00 thứ Tư 05/06/2024: tính tiếp, hạn 17:00 thứ Sáu 07/06/2024.',
      '09:00 thứ Năm 06/06/2024: xin lỗi và hẹn lại 17:00 thứ Tư 12/06/2024; hạn theo quy định vẫn là 17:00 thứ Sáu 07/06/2024.',
      '10:00 thứ Năm 06/06/2024: đổi lịch làm việc vn 2, không áp dụng, hạn giữ nguyên 17:00 thứ Sáu 07/06/2024.',
      'Tiếp nhận lúc 09:00 thứ Hai 03/06/2024.',
      'Không tính ngày tiếp nhận, thứ Hai 03/06/2024.',
      'Tạm dừng, không tính: thứ Ba 04/06/2024.',
      'Tính 3 ngày làm việc: từ thứ Tư 05/06/2024 đến thứ Sáu 07/06/2024.',
      'Hạn trả kết quả: 17:00 thứ Sáu 07/06/2024.',
      'Thời gian do đơn vị giải quyết sử dụng: 19 giờ.',
      'Thời gian do người nộp hồ sơ sử dụng: 7 giờ.',
    ]);
    expect(lines[2]).toMatchObject({ statutoryDueAt: at('2024-06-07 17:00'), calendar: 'vn 1' });
    expect(lines[3]?.promisedDueAt).toBe(at('2024-06-12 17:00'));
  });

  it('shares the working time out without a remainder', () => {
    const minute = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(
        fc.uniqueArray(minute, { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 30_000 }),
        (marks, end) => {
          const facts = marks
            .sort((a, b) => a - b)
            .map((offset, index): LedgerEntry => {
              const when = start.at + offset * MINUTE_MS;
              if (index % 3 === 1) return { kind: 'resume', at: when };
              if (index % 3 === 2) return { kind: 'restart', at: when };
              return { kind: 'pause', at: when, waitingFor: 'partnerAgency' };
            });
          const until = start.at + end * MINUTE_MS;
          const used = usedTime(
            foldLedger([start, ...facts], () => vn, until),
            until,
          );
          const sum = Object.values(used ?? {}).reduce((total, ms) => total + ms, 0);
          expect(sum).toBe(vn.workingTimeBetween(start.at, until));
        },
      ),
    );
  });
});

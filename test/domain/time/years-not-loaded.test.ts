// Dates beyond the years that a calendar has: counted by the week alone, and settled when the year is loaded.
import { describe, expect, it } from '@jest/globals';
import { type LedgerEntry, projectClock } from '../../../src/domain/time/clock-ledger.ts';
import { explainDue } from '../../../src/domain/time/explain.ts';
import { WorkingCalendar } from '../../../src/domain/time/working-calendar.ts';
import { at, shown, vn, vnDefinition } from './vn-calendar.ts';

describe('beyond the years loaded', () => {
  const limit = { amount: 15, unit: 'workingDays' } as const;
  const explained = explainDue({ from: at('2027-12-20 09:00'), limit, calendar: vn });

  it('a date is counted by the week alone and says that it is provisional', () => {
    expect(shown(explained.dueAt)).toBe('2028-01-10 17:00');
    expect(explained.provisional).toBe(true);
    expect(explained.lines.find(({ kind }) => kind === 'provisional')?.text).toBe(
      'Chưa có lịch làm việc sau thứ Sáu 31/12/2027: hạn tạm tính, có thể lùi lại khi lịch năm đó được nạp.',
    );
  });

  it('it is settled when the year is loaded, later only', () => {
    const loaded = new WorkingCalendar({
      ...vnDefinition,
      version: 4,
      lastDay: '2028-12-31',
      days: [...vnDefinition.days, { date: '2028-01-03', kind: 'off', name: 'Tết Dương lịch' }],
    });
    const book = (_name: string, version: number) => (version === 4 ? loaded : vn);
    const ledger: LedgerEntry[] = [
      {
        kind: 'start',
        at: at('2027-12-20 09:00'),
        limit,
        calendar: { name: 'vn', version: 1 },
        shortestPause: 60,
      },
      { kind: 'calendarChange', at: at('2027-12-28 09:00'), calendar: { name: 'vn', version: 4 } },
    ];
    const settled = projectClock(ledger, book, at('2027-12-28 10:00'));
    expect([shown(settled.statutoryDueAt ?? 0), settled.provisional]).toEqual(['2028-01-11 17:00', false]);
  });
});

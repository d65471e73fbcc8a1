// Ledger entries for tests: a dossier accepted on Monday 3 June 2024 at 09:00 with 5 working days, due on the 10th.
import { type ClockView, type LedgerEntry, projectClock } from '../../../src/domain/time/clock-ledger.ts';
import { DomainError } from '../../../src/domain/domain-error.ts';
import type { WorkingCalendar } from '../../../src/domain/time/working-calendar.ts';
import { at, shown, vn, vnWith } from './vn-calendar.ts';

const versions: Record<number, WorkingCalendar> = {
  1: vn,
  2: vnWith([{ date: '2024-06-06', kind: 'off', name: 'Bão' }], 2),
  3: vnWith([{ date: '2024-06-08', kind: 'work' }], 3), // a day of work more: dates come earlier
};
export const calendarOf = (name: string, version: number): WorkingCalendar => {
  const found = versions[version];
  if (found === undefined) throw new DomainError('calendar.unknown', `${name} ${version}`);
  return found;
};

export const start: LedgerEntry = {
  kind: 'start',
  at: at('2024-06-03 09:00'),
  limit: { amount: 5, unit: 'workingDays' },
  calendar: { name: 'vn', version: 1 },
};
export const pause = (
  when: string,
  key?: string,
  waitingFor: 'citizen' | 'partnerAgency' = 'citizen',
): LedgerEntry => ({
  kind: 'pause',
  at: at(when),
  waitingFor,
  ...(key === undefined ? {} : { key }),
});
export const resume = (when: string, key?: string): LedgerEntry => ({
  kind: 'resume',
  at: at(when),
  ...(key === undefined ? {} : { key }),
});
export const stop = (when: string): LedgerEntry => ({ kind: 'stop', at: at(when) });
export const restart = (when: string): LedgerEntry => ({ kind: 'restart', at: at(when) });
export const change = (when: string, version: number, noticeConfirmed = false): LedgerEntry => ({
  kind: 'calendarChange',
  at: at(when),
  calendar: { name: 'vn', version },
  noticeConfirmed,
});
export const promise = (when: string, due: string): LedgerEntry => ({
  kind: 'promise',
  at: at(when),
  dueAt: at(due),
});

export const clock = (when: string, ...entries: LedgerEntry[]): ClockView =>
  projectClock(entries, calendarOf, at(when));
export const dates = (view: ClockView): (string | null)[] =>
  [view.statutoryDueAt, view.promisedDueAt].map((due) => (due === null ? null : shown(due)));

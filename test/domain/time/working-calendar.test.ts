// The working calendar: read from its file, refused when wrong, and compared with a walk from minute to minute.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../../src/domain/domain-error.ts';
import { type CalendarDefinition, DEFAULT_WEEK } from '../../../src/domain/time/calendar-definition.ts';
import { readCalendarCsv } from '../../../src/domain/time/read-calendar-csv.ts';
import { formatDay, MINUTE_MS, parseDay } from '../../../src/domain/time/instant.ts';
import { WorkingCalendar } from '../../../src/domain/time/working-calendar.ts';
import { walkMinutes } from './slow-walk.ts';
import { at, codeOf, shown, vn, vnDefinition, vnWith } from './vn-calendar.ts';

const HEADER = 'date,kind,name_vi,note,confidence';
const options = { name: 'test', version: 1, fileName: 'test.csv' };

describe('the calendar file', () => {
  it('loads whole years and marks what is not announced yet', () => {
    expect([vnDefinition.firstDay, vnDefinition.lastDay]).toEqual(['2022-01-01', '2027-12-31']);
    const provisional = vn.provisionalWithin(vn.firstDay, vn.lastDay).map(formatDay);
    expect(provisional).toEqual(['2027-02-08', '2027-02-09', '2027-02-10', '2027-09-03']);
  });

  it.each([
    ['date,kind\n', 'test.csv:1'],
    [`${HEADER}\n`, 'at least one day'],
    [`${HEADER}\n2024-01-01,OFF,a,,high\n2024-13-01,OFF,a,,high\n`, 'test.csv:3: expected a date'],
    [`${HEADER}\n2024-01-01,HOLIDAY,a,,high\n`, 'test.csv:2: expected kind'],
    [`${HEADER}\n2024-01-01,OFF,a,,high\n2024-01-01,OFF,b,,high\n`, 'already on line 2'],
    [`${HEADER}\n2024-01-01,OFF,a\n`, 'expected 5 columns, found 3'],
    [`${HEADER}\n2024-01-01,OFF,"a,,high\n`, 'test.csv'],
  ])('refuses %j, saying where', (text, message) => {
    expect(() => readCalendarCsv(text, options)).toThrow(message);
    expect(codeOf(() => readCalendarCsv(text, options))).toBe('calendar.invalidCsv');
  });

  it('names every wrong line at once', () => {
    const text = `${HEADER}\nx,OFF,a,,high\n2024-01-02,NO,a,,high\n`;
    try {
      readCalendarCsv(text, options);
      throw new Error('was read');
    } catch (error) {
      expect((error as DomainError).details['problems']).toHaveLength(2);
    }
  });

  it('names the line of a day whose hours are wrong', () => {
    const text = `${HEADER},hours\n2024-01-01,OFF,a,,high,\n2024-01-06,WORK,a,,high,8-12\n`;
    expect(() => readCalendarCsv(text, options)).toThrow('test.csv:3: 2024-01-06');
  });
});

describe('a calendar definition', () => {
  const base: CalendarDefinition = {
    name: 'test',
    version: 1,
    firstDay: '2024-01-01',
    lastDay: '2024-12-31',
    week: DEFAULT_WEEK,
    days: [],
  };
  it.each([
    { version: 0 },
    { name: '' },
    { lastDay: '2023-12-31' },
    { week: { mon: '07:00' } },
    { week: { mon: '11:00-10:00' } },
    { week: { mon: '07:00-11:30,11:00-17:00' } },
    { days: [{ date: '2025-01-01', kind: 'off' as const }] },
    { days: [{ date: '2024-01-01', kind: 'off' as const, hours: '07:00-11:00' }] },
    { days: [{ date: '2024-01-06', kind: 'halfDay' as const }] },
    { week: {}, days: [{ date: '2024-01-06', kind: 'swapWork' as const }] },
  ])('is refused with %j', (change) => {
    expect(codeOf(() => new WorkingCalendar({ ...base, ...change }))).toBe('calendar.invalid');
  });

  it('gives each kind of day its hours', () => {
    const days = [
      { date: '2024-01-02', kind: 'halfDay' as const },
      { date: '2024-01-03', kind: 'halfDay' as const, hours: '13:00-16:00' },
      { date: '2024-01-06', kind: 'work' as const, hours: '07:30-11:30' },
      { date: '2024-01-13', kind: 'swapWork' as const },
      { date: '2024-01-05', kind: 'swapOff' as const },
    ];
    const calendar = new WorkingCalendar({ ...base, days });
    const hours = (date: string) => {
      const day = parseDay(date);
      if (!calendar.isWorkingDay(day)) return 'off';
      return `${shown(calendar.openOf(day)).slice(11)}-${shown(calendar.closeOf(day)).slice(11)}`;
    };
    expect(
      ['2024-01-02', '2024-01-03', '2024-01-05', '2024-01-06', '2024-01-07', '2024-01-13'].map(hours),
    ).toEqual(['07:00-11:30', '13:00-16:00', 'off', '07:30-11:30', 'off', '07:00-17:00']);
  });
});

describe('working days', () => {
  it.each([
    ['2024-04-26', 1, '2024-05-02'],
    ['2024-04-26', 3, '2024-05-04'],
    ['2024-05-04', 1, '2024-05-06'],
    ['2024-05-05', -1, '2024-05-04'],
    ['2024-05-02', -2, '2024-04-25'],
    ['2024-02-07', 1, '2024-02-15'],
    ['2022-12-30', 1, '2023-01-03'],
    ['2024-06-01', 0, '2024-06-01'],
  ])('%s and %i gives %s', (from, n, expected) => {
    expect(formatDay(vn.addWorkingDays(parseDay(from), n))).toBe(expected);
  });

  it('are found on either side of a day off, which itself has no hours', () => {
    const sunday = parseDay('2024-05-05');
    expect(formatDay(vn.nextWorkingDay(sunday))).toBe('2024-05-06');
    expect(formatDay(vn.previousWorkingDay(sunday))).toBe('2024-05-04');
    expect(vn.previousWorkingDay(sunday - 1)).toBe(sunday - 1);
    expect(codeOf(() => vn.closeOf(sunday))).toBe('calendar.notWorkingDay');
  });

  it('are never guessed before the years loaded, nor long after them', () => {
    const outside = 'calendar.outsideLoadedYears';
    expect(codeOf(() => vn.isWorkingDay(parseDay('2021-12-31')))).toBe(outside);
    expect(codeOf(() => vn.addWorkingDays(parseDay('2022-01-04'), -2))).toBe(outside);
    expect(codeOf(() => vn.addWorkingDays(parseDay('2027-12-31'), 900))).toBe(outside);
    expect(codeOf(() => vn.nextOpening(at('2031-06-02 17:00')))).toBe(outside);
    expect(codeOf(() => vn.isWorkingDay(Number.NaN))).toBe(outside);
    expect(() => vn.isWorkingDay(parseDay('2031-03-01'))).toThrow(
      'Calendar vn version 1 knows 2022-01-01 to 2027-12-31, and cannot count on 2031-03-01',
    );
  });

  it('go by the week alone in the years after those loaded', () => {
    expect(formatDay(vn.addWorkingDays(parseDay('2027-12-31'), 1))).toBe('2028-01-03');
    expect(shown(vn.addWorkingTime(at('2027-12-31 16:00'), 2 * 3_600_000))).toBe('2028-01-03 08:00');
    expect([vn.isLoaded(parseDay('2027-12-31')), vn.isLoaded(parseDay('2028-01-03'))]).toEqual([true, false]);
    expect(vn.hasProvisional(parseDay('2027-12-20'), parseDay('2028-01-03'))).toBe(true);
  });
});

describe('office hours', () => {
  it.each([
    ['2024-04-26 06:00', '2024-04-26 07:00'],
    ['2024-04-26 07:00', '2024-04-26 07:00'],
    ['2024-04-26 09:15', '2024-04-26 09:15'],
    ['2024-04-26 11:30', '2024-04-26 13:30'],
    ['2024-04-26 17:00', '2024-05-02 07:00'],
    ['2024-04-28 09:00', '2024-05-02 07:00'],
  ])('after %s open next at %s', (from, expected) => {
    expect(shown(vn.nextOpening(at(from)))).toBe(expected);
    expect(vn.isOpen(at(from))).toBe(from === expected);
  });

  it.each([
    ['2024-04-26 09:00', 150, '2024-04-26 11:30'],
    ['2024-04-26 09:00', 151, '2024-04-26 13:31'],
    ['2024-04-26 12:00', 210, '2024-04-26 17:00'],
    ['2024-04-26 11:30', 1, '2024-04-26 13:31'],
    ['2024-04-26 16:59', 2, '2024-05-02 07:01'],
    ['2024-04-28 12:00', 0, '2024-04-28 12:00'],
  ])('%s and %i minutes of work is %s', (from, minutes, expected) => {
    expect(shown(vn.addWorkingTime(at(from), minutes * MINUTE_MS))).toBe(expected);
  });

  it('agree with a walk from minute to minute', () => {
    const begin = at('2024-04-15 00:00');
    const minuteOf = fc.integer({ min: 0, max: 28 * 1440 });
    fc.assert(
      fc.property(minuteOf, fc.integer({ min: 1, max: 3000 }), (offset, minutes) => {
        const from = begin + offset * MINUTE_MS;
        const walked = walkMinutes(from, minutes, []);
        const end = vn.addWorkingTime(from, minutes * MINUTE_MS);
        expect(end).toBe(walked);
        expect(vn.workingTimeBetween(from, end)).toBe(minutes * MINUTE_MS);
        expect(vn.workingTimeBetween(end, from)).toBe(-minutes * MINUTE_MS);
      }),
    );
  });

  it('may differ by weekday', () => {
    const week = { ...DEFAULT_WEEK, sat: '07:00-11:30' };
    const calendar = new WorkingCalendar({ ...vnDefinition, name: 'saturdays', week });
    expect(shown(calendar.closeOf(parseDay('2024-06-08')))).toBe('2024-06-08 11:30');
    expect(shown(calendar.closeOf(parseDay('2024-05-04')))).toBe('2024-05-04 17:00');
  });
});

it('a calendar changes only by a new version, and is written as its name', () => {
  const changed = vnWith([{ date: '2024-06-03', kind: 'off' }]);
  expect(changed.isWorkingDay(parseDay('2024-06-03'))).toBe(false);
  expect(vn.isWorkingDay(parseDay('2024-06-03'))).toBe(true);
  expect(JSON.parse(JSON.stringify({ calendar: changed }))).toEqual({ calendar: { name: 'vn', version: 2 } });
});

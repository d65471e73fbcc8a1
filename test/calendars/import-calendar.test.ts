// Calendars: every import a new version, told day by day, and none that was counted on ever changed.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { parseDay, parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { openRoom, type Room } from '../procedures/procedures-room.ts';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
  await room.shippedCalendar.onModuleInit();
});
afterAll(() => room.close());
const HEADER = 'date,kind,name_vi,note,confidence\n';
const BY = '018f0000-0000-7000-8000-000000000001';

test('the shipped calendar is version 1, once', async () => {
  await room.shippedCalendar.onModuleInit();
  expect(room.book.all()).toMatchObject([{ name: 'vn', versions: [{ createdBy: null, note: 'shipped' }] }]);
  const calendar = room.book.current();
  expect([calendar.name, calendar.version]).toEqual(['vn', 1]);
  expect(calendar.isWorkingDay(parseDay('2024-04-30'))).toBe(false);
  expect(calendar.isWorkingDay(parseDay('2024-05-04'))).toBe(true);
});

test('the same file again is no new version', async () => {
  const csv = readFileSync('workflows/calendars/vn.csv', 'utf8');
  const again = await room.importCalendar.run('vn', { csv, fileName: 'vn.csv' }, BY, null);
  expect(again).toMatchObject({ version: 1, created: false, differences: { days: [] } });
});

test('a file of one year replaces that year and says what differs; the old version stays as it was', async () => {
  const before = room.book.current('vn');
  const csv = `${HEADER}2027-01-01,OFF,Tết Dương lịch,,high\n2027-03-08,OFF,Nghỉ đột xuất,bão,high\n`;
  const result = await room.importCalendar.run('vn', { csv, fileName: 'vn-2027.csv' }, BY, 'bão');
  expect(result).toMatchObject({ version: 2, created: true });
  expect(result.differences!.range).toBeUndefined();
  const storm = result.differences!.days.find(({ date }) => date === '2027-03-08');
  expect(storm).toMatchObject({ before: null, after: { kind: 'off', name: 'Nghỉ đột xuất' } });
  expect(result.differences!.days.every(({ date }) => date.startsWith('2027'))).toBe(true);
  const after = room.book.current('vn');
  const day = parseDay('2027-03-08');
  expect([before.isWorkingDay(day), after.isWorkingDay(day)]).toEqual([true, false]);
  expect(room.book.version('vn', 1)).toBe(before);
  expect(after.isWorkingDay(parseDay('2024-04-30'))).toBe(false);
});

test('JSON of a further year lengthens the calendar; a gap is refused', async () => {
  const next = {
    firstDay: '2028-01-01',
    lastDay: '2028-12-31',
    days: [{ date: '2028-01-03', kind: 'off' as const }],
  };
  const result = await room.importCalendar.run('vn', next, BY, null);
  expect(result.differences).toMatchObject({
    range: { after: ['2022-01-01', '2028-12-31'] },
    weekChanged: false,
  });
  await expect(
    room.importCalendar.run('vn', { firstDay: '2031-01-01', lastDay: '2031-12-31', days: [] }, BY, null),
  ).rejects.toMatchObject({ code: 'calendar.gap' });
});

test('a broken file names its line and loads nothing', async () => {
  const { version } = room.book.current('vn');
  const csv = `${HEADER}2029-01-01,OFF,,,high\n2029-13-01,OFF,,,high\n`;
  await expect(room.importCalendar.run('vn', { csv, fileName: 'x.csv' }, BY, null)).rejects.toMatchObject({
    code: 'calendar.invalidCsv',
    message: expect.stringContaining('x.csv:3'),
  });
  expect(room.book.current('vn').version).toBe(version);
});

test('another calendar is its own; an unknown one is refused by name', async () => {
  const half = { firstDay: '2026-01-01', lastDay: '2026-12-31', week: { sat: '07:00-11:30' }, days: [] };
  await room.importCalendar.run('hcm', half, BY, null);
  expect(room.book.current('hcm').isWorkingDay(parseDay('2026-11-21'))).toBe(true);
  expect(() => room.book.current('mars')).toThrow(expect.objectContaining({ code: 'calendar.unknown' }));
  expect(() => room.book.version('vn', 99)).toThrow(expect.objectContaining({ code: 'calendar.unknown' }));
});

test('another instance sees a new version after a refresh, and two at once make one', async () => {
  const other = new CalendarBook(room.database, room.clock);
  await other.refresh();
  expect(other.current('vn').version).toBe(room.book.current('vn').version);
  const day = (date: string) => ({
    firstDay: '2028-01-01',
    lastDay: '2028-12-31',
    days: [{ date, kind: 'off' as const }],
  });
  const both = await Promise.allSettled([
    room.importCalendar.run('vn', day('2028-02-01'), BY, null),
    room.importCalendar.run('vn', day('2028-02-02'), BY, null),
  ]);
  const refused = both.filter(({ status }) => status === 'rejected');
  expect(refused.length).toBeLessThanOrEqual(1);
  for (const one of refused) expect(one).toMatchObject({ reason: { code: 'calendar.changedMeanwhile' } });
  await other.refresh();
  expect(other.current('vn').version).toBe(room.book.current('vn').version);
});

test('a version cannot be edited, whoever asks', async () => {
  for (const text of [`update calendar_day set kind = 'work'`, `delete from working_calendar`])
    await expect(room.database.query({ text })).rejects.toThrow(/never changed once published/);
});

test('administrators are warned 120 days before the loaded years end', async () => {
  const at = (text: string) =>
    new CalendarBook(room.database, new ManualClock(parseInstant(`${text}T08:00`)));
  const early = at('2026-08-01');
  await early.refresh();
  expect(early.ending()).toEqual([]);
  const late = at('2026-09-03');
  await late.refresh();
  expect(late.ending()).toEqual([{ calendar: 'hcm', version: 1, lastDay: '2026-12-31', daysLeft: 119 }]);
});

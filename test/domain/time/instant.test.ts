// Instants and days: read, written, and the days of Asia/Ho_Chi_Minh.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addMonths, type Day } from '../../../src/domain/time/civil-date.ts';
import {
  dayOf,
  type Instant,
  formatDay,
  formatInstant,
  parseDay,
  parseInstant,
  startOfDay,
} from '../../../src/domain/time/instant.ts';
import { codeOf } from './vn-calendar.ts';

describe('an instant', () => {
  it.each([
    ['2024-05-04T17:00:00+07:00', '2024-05-04T17:00:00+07:00'],
    ['2024-05-04T10:00:00Z', '2024-05-04T17:00:00+07:00'],
    ['2024-05-04T10:00Z', '2024-05-04T17:00:00+07:00'],
    ['2024-04-26T08:30', '2024-04-26T08:30:00+07:00'],
    ['2024-04-26T08:30:15.25', '2024-04-26T08:30:15.250+07:00'],
    ['2024-04-25T20:30:00-05:00', '2024-04-26T08:30:00+07:00'],
    ['2024-02-29T23:59:59.999999Z', '2024-03-01T06:59:59.999+07:00'],
    ['1969-12-31T23:00:00Z', '1970-01-01T06:00:00+07:00'],
  ])('%s is %s', (text, expected) => {
    expect(formatInstant(parseInstant(text))).toBe(expected);
  });

  it.each([
    '',
    '2024-04-26',
    '2024-04-31T08:00',
    '2023-02-29T08:00',
    '2024-04-26T24:00',
    '2024-04-26T08:60',
    '2024-04-26 08:30',
    '26/04/2024 08:30',
    '2024-04-26T08:30+7',
    '2024-04-26T08:30:00+19:00',
  ])('refuses "%s"', (text) => {
    expect(codeOf(() => parseInstant(text))).toBe('instant.invalid');
  });

  it('refuses to write what is no instant', () => {
    expect(codeOf(() => formatInstant(Number.NaN))).toBe('instant.invalid');
  });

  it('is read back as written, and agrees with Temporal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000_000_000_000, max: 250_000_000_000_000 }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('+07:00');
        expect(formatDay(dayOf(instant))).toBe(zoned.toPlainDate().toString());
      }),
    );
  });
});

describe('a day', () => {
  it('begins at midnight in Ho Chi Minh City', () => {
    const day = parseDay('2024-04-26');
    expect(formatInstant(startOfDay(day))).toBe('2024-04-26T00:00:00+07:00');
    expect(dayOf(startOfDay(day))).toBe(day);
    expect(dayOf(startOfDay(day) - 1)).toBe(day - 1);
  });

  it.each(['2024-4-26', '2024-13-01', '2023-02-29', 'today'])('refuses "%s"', (text) => {
    expect(codeOf(() => parseDay(text))).toBe('day.invalid');
  });

  it('keeps its number some months later, or takes the last of the month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -700_000, max: 2_500_000 }),
        fc.integer({ min: 0, max: 40 }),
        (day, months) => {
          const expected = Temporal.PlainDate.from(formatDay(day)).add({ months });
          expect(formatDay(addMonths(day, months))).toBe(expected.toString());
        },
      ),
    );
  });
});

it('an instant is no day, and a day no instant, wherever a type says so', () => {
  const instant: Instant = parseInstant('2024-04-26T08:30');
  const day: Day = dayOf(instant);
  // @ts-expect-error a day is counted in days
  const taken: Instant = day;
  // @ts-expect-error an instant is counted in milliseconds
  expect(() => formatDay(instant)).toThrow();
  expect(taken).toBe(day);
});

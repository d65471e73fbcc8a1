// Days as they are typed: day before month, whatever the browser; and no field that the browser would write its own way.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { dayAsTyped, typedDay, typedMoment } from '../../web/texts/typed-day.ts';

it.each([
  ['4/12/2026', '2026-12-04'],
  ['04/12/2026', '2026-12-04'],
  [' 04-12-2026 ', '2026-12-04'],
  ['4.12.2026', '2026-12-04'],
  ['04122026', '2026-12-04'],
  ['2026-12-04', '2026-12-04'],
  ['29/02/2028', '2028-02-29'],
  ['29/02/2026', null],
  ['31/11/2026', null],
  ['12/13/2026', null],
  ['1122026', null],
  ['04/12/26', null],
  ['04/12/0026', null],
  ['mai', null],
  ['', null],
])('reads the day of “%s” as %s', (text, day) => {
  expect(typedDay(text)).toBe(day);
});

it.each([
  ['4/12/2026 16:30', '2026-12-04T16:30'],
  ['16h30 04/12/2026', '2026-12-04T16:30'],
  ['16h 04/12/2026', '2026-12-04T16:00'],
  ['2026-12-04T16:30', '2026-12-04T16:30'],
  ['04/12/2026 24:00', null],
  ['04/12/2026 16:60', null],
  ['04/12/2026', null],
])('reads the day and hour of “%s” as %s', (text, moment) => {
  expect(typedMoment(text)).toBe(moment);
});

it('writes them as they are typed', () => {
  expect([dayAsTyped('2026-12-04'), dayAsTyped('2026-12-04T16:30'), dayAsTyped('')]).toEqual([
    '04/12/2026',
    '04/12/2026 16:30',
    '',
  ]);
});

it('has no field of a screen whose order of day and month is the browser’s', () => {
  const files = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tsx'),
  );
  const of = files.filter((name) => /['"](date|datetime-local|month|week|time)['"]/.test(fieldTypes(name)));
  // The hidden one that opens the browser's calendar, and says nothing itself.
  expect(of).toEqual([join('parts', 'day-field.tsx')]);
});

function fieldTypes(name: string): string {
  const source = readFileSync(join('web', name), 'utf8');
  return [...source.matchAll(/\btype=(?:"[^"]*"|\{[^}]*\})/g)].map(([type]) => type).join('\n');
}

// What a timer says when there is no working time to count.
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { leftWords, overWords } from '../../web/parts/timer-words.ts';
import { translate } from '../../web/texts/translate.ts';
import type { Translator } from '../../web/texts/language.tsx';

const messages = JSON.parse(readFileSync('web/texts/vi/common.json', 'utf8')) as Record<string, string>;
const t = Object.assign(
  (key: string, values?: Record<string, string | number>) => translate(messages, key, values),
  { maybe: () => null, language: 'vi' },
) as Translator;
const at = (local: string) => Date.parse(`${local}:00+07:00`);
const facts = (clock: string, remainingMinutes: number | null, overMinutes: number | null) => ({
  clock,
  remainingMinutes,
  overMinutes,
  statutoryDueAt: '2026-11-23T17:00:00+07:00',
  promisedDueAt: '2026-11-23T17:00:00+07:00',
});

it.each([
  ['running.onTime', 130, '2026-11-23T08:00', 'Còn 2 giờ 10 phút'],
  ['running.dueSoon', 30, '2026-11-23T16:30', 'Sắp hạn · còn 30 phút'],
  ['running.dueSoon', 0, '2026-11-23T16:59', 'Sắp hạn · không còn giờ làm việc trước hạn'],
  ['running.dueSoon', 0, '2026-11-23T19:00', 'Hạn hôm nay · đã qua giờ hẹn'],
  ['running.onTime', 0, '2026-11-22T09:00', 'Sắp hạn · không còn giờ làm việc trước hạn'],
])('%s with %d minutes left at %s: %s', (clock, left, now, words) => {
  expect(leftWords(facts(clock, left, 0), at(now), t)).toBe(words);
});

it('counts the last minute without a number', () => {
  expect(leftWords(facts('running.dueSoon', 0, 0), at('2026-11-23T16:59') + 30_000, t)).toBe(
    'Sắp hạn · còn dưới 1 phút',
  );
});

it.each([
  ['running.late', 0, 'Quá hạn'],
  ['running.late', 65, 'Quá hạn 1 giờ 5 phút'],
  ['stopped.late', 0, 'Trễ hạn'],
  ['stopped.late', 500, 'Trễ 1 ngày'],
])('%s by %d minutes: %s', (clock, over, words) => {
  expect(overWords(facts(clock, 0, over), t)).toBe(words);
});

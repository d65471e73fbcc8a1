// Limits in the words of Vietnamese decisions.
import { describe, expect, it } from '@jest/globals';
import { parseVietnameseLimit } from '../../../src/domain/process/vietnamese-limit.ts';

describe('a limit in Vietnamese', () => {
  it.each([
    ['10 ngày làm việc', 10, 'workingDays'],
    ['10,5 ngày làm việc', 10.5, 'workingDays'],
    ['05 ngày', 5, 'days'],
    ['05 Ngày', 5, 'days'],
    ['168 giờ (tương đương 21 ngày) kể từ ngày nhận đủ hồ sơ', 168, 'workingHours'],
    ['08 giờ làm việc', 8, 'workingHours'],
    ['2 tháng', 2, 'months'],
    ['0.5 ngày làm việc', 0.5, 'workingDays'],
    ['10 ngày làm việc'.normalize('NFD'), 10, 'workingDays'],
    ['Trong ngày', 1, 'sameDay'],
    ['Ngay trong ngày làm việc', 1, 'sameDay'],
    ['Trong ngày làm việc tiếp theo', null, null],
    ['ngày', null, null],
    ['0 ngày', null, null],
    ['2,5 ngày', null, null],
    ['theo quy định', null, null],
  ])('%s', (text, amount, unit) => {
    expect(parseVietnameseLimit(text)).toEqual(amount === null ? null : { amount, unit });
  });
});

// The sentences that explain a due date.
import { describe, expect, it } from '@jest/globals';
import { explainDue } from '../../../src/domain/time/explain.ts';
import type { Limit } from '../../../src/domain/time/limit.ts';
import { at, vn } from './vn-calendar.ts';

function sentences(from: string, limit: Limit, paused: [string, string][] = []): string[] {
  const pauses = paused.map(([begin, end]) => ({ from: at(begin), to: at(end) }));
  return explainDue({ from: at(from), limit, calendar: vn, pauses }).lines.map((one) => one.text);
}

describe('an explanation', () => {
  it('names every day off and every swapped day', () => {
    expect(sentences('2024-04-26 08:30', { amount: 3, unit: 'workingDays' })).toEqual([
      'Tiếp nhận lúc 08:30 thứ Sáu 26/04/2024.',
      'Không tính ngày tiếp nhận, thứ Sáu 26/04/2024.',
      'Ngày nghỉ, không tính: từ thứ Bảy 27/04/2024 đến Chủ nhật 28/04/2024.',
      'Ngày nghỉ, không tính: thứ Hai 29/04/2024 (30/4-1/5).',
      'Ngày nghỉ, không tính: thứ Ba 30/04/2024 (Chiến thắng 30/4).',
      'Ngày nghỉ, không tính: thứ Tư 01/05/2024 (Quốc tế Lao động).',
      'Tính 2 ngày làm việc: từ thứ Năm 02/05/2024 đến thứ Sáu 03/05/2024.',
      'Tính 1 ngày làm bù: thứ Bảy 04/05/2024 (làm bù (thứ Bảy)).',
      'Hạn trả kết quả: 17:00 thứ Bảy 04/05/2024.',
    ]);
  });

  it('says why a last day moves', () => {
    expect(sentences('2024-06-03 09:00', { amount: 5, unit: 'days' }).slice(2)).toEqual([
      'Tính 5 ngày: từ thứ Ba 04/06/2024 đến thứ Bảy 08/06/2024.',
      'Ngày nghỉ, không phải ngày trả kết quả: từ thứ Bảy 08/06/2024 đến Chủ nhật 09/06/2024.',
      'Ngày cuối, thứ Bảy 08/06/2024, chuyển sang ngày làm việc tiếp theo, thứ Hai 10/06/2024.',
      'Hạn trả kết quả: 17:00 thứ Hai 10/06/2024.',
    ]);
  });

  it('adds paused days at the end of months', () => {
    const paused: [string, string][] = [['2024-02-20 09:00', '2024-02-23 09:00']];
    expect(sentences('2024-01-31 09:00', { amount: 1, unit: 'months' }, paused).slice(2)).toEqual([
      'Tính 1 tháng, đến thứ Năm 29/02/2024.',
      'Tạm dừng, không tính: từ thứ Ba 20/02/2024 đến thứ Năm 22/02/2024.',
      'Cộng 3 ngày tạm dừng, đến Chủ nhật 03/03/2024.',
      'Ngày nghỉ, không phải ngày trả kết quả: Chủ nhật 03/03/2024.',
      'Ngày cuối, Chủ nhật 03/03/2024, chuyển sang ngày làm việc tiếp theo, thứ Hai 04/03/2024.',
      'Hạn trả kết quả: 17:00 thứ Hai 04/03/2024.',
    ]);
  });

  it('counts hours day by day, with what was paused', () => {
    const paused: [string, string][] = [['2024-06-07 15:00', '2024-06-10 08:00']];
    expect(sentences('2024-06-07 14:00', { amount: 4, unit: 'hours' }, paused)).toEqual([
      'Tiếp nhận lúc 14:00 thứ Sáu 07/06/2024.',
      'Tính 1 giờ: thứ Sáu 07/06/2024.',
      'Tạm dừng 2 giờ: thứ Sáu 07/06/2024.',
      'Tạm dừng 1 giờ: thứ Hai 10/06/2024.',
      'Tính 3 giờ: thứ Hai 10/06/2024.',
      'Hạn trả kết quả: 11:00 thứ Hai 10/06/2024.',
    ]);
  });

  it('says when the calendar is not settled, in both languages', () => {
    const input = { from: at('2027-02-04 09:00'), limit: { amount: 3, unit: 'workingDays' } as const };
    const { lines, provisional } = explainDue({ ...input, calendar: vn });
    expect(provisional).toBe(true);
    expect(lines.find((one) => one.kind === 'provisional')?.textEn).toBe(
      'Days off in this time are provisional; the date may move later.',
    );
    expect(lines.at(-1)?.textEn).toBe('Due at 17:00 Friday 12/02/2027.');
  });
});

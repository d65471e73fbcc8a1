// What counts as being late often: a setting of the supervising office, because no decree says.
import { civilOf, dayOfCivil, daysInMonth } from '../../domain/time/civil-date.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { defineSetting } from '../../platform/settings/setting-definition.ts';

export interface LatenessSetting {
  /** The calendar quarter, or so many days up to the last one. */
  readonly window: 'quarter' | number;
  /** Often begins at so many late matters … */
  readonly count: number;
  /** … that are at least this share, from 0 to 1, of what the unit had in hand. */
  readonly share: number;
}

export const REPEATED_LATENESS = defineSetting<LatenessSetting>({
  key: 'supervision.repeatedLateness',
  group: 'supervision',
  name: { vi: 'Thế nào là chậm nhiều lần', en: 'What counts as being late often' },
  about: {
    vi: 'Trong khoảng thời gian xét, từ bao nhiêu việc quá hạn và từ tỷ lệ nào thì đơn vị bị coi là chậm nhiều lần.',
    en: 'Within the window, from how many late matters and from which share of its work a unit counts as late often.',
  },
  shape: {
    type: 'fields',
    fields: [
      {
        name: 'window',
        words: { vi: 'Khoảng thời gian xét', en: 'Window' },
        shape: {
          type: 'number',
          unit: 'days',
          least: 1,
          most: 1_100,
          instead: { value: 'quarter', words: { vi: 'Quý dương lịch', en: 'Calendar quarter' } },
        },
      },
      {
        name: 'count',
        words: { vi: 'Số việc quá hạn, ít nhất', en: 'Late matters, at least' },
        shape: { type: 'number', unit: 'times', least: 1, most: 100_000 },
      },
      {
        name: 'share',
        words: { vi: 'Tỷ lệ trên số việc đã có, ít nhất', en: 'Share of what was in hand, at least' },
        shape: { type: 'number', unit: 'share', least: 0, most: 1, fractions: true },
      },
    ],
  },
  default: Object.freeze({ window: 90, count: 3, share: 0.1 }),
  alsoSetBy: ['supervisor'],
});

/** First and last day of the window in which an instant lies, `YYYY-MM-DD`. */
export function windowAt(
  { window }: LatenessSetting,
  at: Instant,
): { readonly from: string; readonly to: string } {
  const today = dayOf(at);
  if (window !== 'quarter') return { from: formatDay(today - window + 1), to: formatDay(today) };
  const { year, month } = civilOf(today);
  const first = month - ((month - 1) % 3);
  const last = dayOfCivil(year, first + 2, daysInMonth(year, first + 2));
  return { from: formatDay(dayOfCivil(year, first, 1)), to: formatDay(last) };
}

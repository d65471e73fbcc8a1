// A period as forms and files name it; one that is not over says until when it is counted.
import { dateWords } from '../../domain/time/date-words.ts';
import { dayOf, parseDay } from '../../domain/time/instant.ts';
import type { ReportPeriod } from './report-period.ts';

/** @param from and @param to are its first and last day, `YYYY-MM-DD` */
export function periodWords(from: string, to: string, { end }: Pick<ReportPeriod, 'end'>): string {
  const counted = dayOf(end - 1);
  const [first, last] = [dateWords(parseDay(from)), dateWords(parseDay(to))];
  if (counted >= parseDay(to)) return `từ ngày ${first} đến ngày ${last}`;
  return `từ ngày ${first} đến ngày ${dateWords(counted)} (kỳ đến ngày ${last} chưa kết thúc)`;
}

// What a report is asked for, kept in the page's address: days, a unit and an instant, nothing of a person.
import { useSearchParams } from 'react-router';
import { serverNow } from '../../api/server-clock.ts';
import type { paths } from '../../api/schema.d.ts';
import { isoDay } from '../../texts/format.ts';

type Asked = NonNullable<paths['/api/v1/reports/06']['get']['parameters']['query']>;
export type ReportQuery = Asked & Required<Pick<Asked, 'variant' | 'counting'>>;
export type Cell = NonNullable<paths['/api/v1/reports/06/dossiers']['get']['parameters']['query']>['cell'];
export const VARIANTS = ['aggregated', 'own', 'centre'] as const;
export const COUNTINGS = ['ledger', 'statusSets'] as const;

/** The first and the last day of the month, quarter or year that a day lies in. */
export function periodOf(
  kind: 'month' | 'quarter' | 'year',
  day: string,
): readonly [from: string, to: string] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const first = kind === 'month' ? month : kind === 'quarter' ? month - ((month - 1) % 3) : 1;
  const last = kind === 'month' ? month : kind === 'quarter' ? first + 2 : 12;
  const days = new Date(Date.UTC(year, last, 0)).getUTCDate();
  const text = (of: number, on: number) =>
    `${year}-${String(of).padStart(2, '0')}-${String(on).padStart(2, '0')}`;
  return [text(first, 1), text(last, days)];
}

/** The question of the address; this month where it says nothing. */
export function useReportQuestion(): readonly [
  ReportQuery,
  (change: Partial<Record<string, string | null>>) => void,
] {
  const [params, setParams] = useSearchParams();
  const [from, to] = periodOf('month', isoDay(serverNow()));
  const given = (name: string) => params.get(name) ?? undefined;
  const asOf = given('asOf');
  const unitId = given('unitId');
  const procedureCode = given('procedureCode');
  const question: ReportQuery = {
    from: given('from') ?? from,
    to: given('to') ?? to,
    variant: VARIANTS.find((each) => each === given('variant')) ?? 'aggregated',
    counting: COUNTINGS.find((each) => each === given('counting')) ?? 'ledger',
    ...(unitId === undefined ? {} : { unitId }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(procedureCode === undefined ? {} : { procedureCode }),
  };
  const change = (changed: Partial<Record<string, string | null>>) =>
    setParams(
      (was) => {
        for (const [name, value] of Object.entries(changed))
          if (value === null || value === undefined || value === '') was.delete(name);
          else was.set(name, value);
        return was;
      },
      { replace: true },
    );
  return [question, change];
}

// Pictures over time: the share on time and the load month by month, this year against the last, with the table behind each.
import { Group, NumberInput, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import type { components } from '../../api/schema.d.ts';
import { useListState } from '../../parts/list-state.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { UnitFilter } from '../../parts/unit-filter.tsx';
import { formatMoment, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { YearChart } from './year-chart.tsx';
import classes from './trends.module.css';

type Figures = components['schemas']['TrendFigures'];
type Month = components['schemas']['TrendMonth'];
const BY = ['agency', 'procedure'] as const;

export default function TrendsPage() {
  const t = useT();
  const { params, change } = useListState();
  const [typed, setTyped] = useState(params.get('procedureCode') ?? '');
  const [procedureCode] = useDebouncedValue(typed.trim(), 400);
  const year = Number(params.get('year') ?? isoDay(serverNow()).slice(0, 4));
  const unitId = params.get('unitId');
  const by = BY.find((each) => each === params.get('by')) ?? 'agency';
  const query = {
    year,
    by,
    ...(unitId !== null && { unitId }),
    ...(procedureCode !== '' && { procedureCode }),
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['reports', 'trend', query],
    queryFn: () => answerOf(api.GET('/api/v1/reports/06/trend', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const percent = percentIn(t);
  const report = ({ from, to }: Pick<Month, 'from' | 'to'>) =>
    `/reports?from=${from}&to=${to}${unitId === null ? '' : `&unitId=${unitId}`}${procedureCode === '' ? '' : `&procedureCode=${procedureCode}`}`;
  const of = (pick: (figures: Figures) => number | null) => ({
    now: data?.months.map(({ figures }) => (figures === null ? null : pick(figures))) ?? [],
    before: data?.months.map(({ before }) => (before === null ? null : pick(before))) ?? [],
  });
  return (
    <Page title={t('place.trends')} about={data && t('trends.about', { at: formatMoment(data.serverNow) })}>
      <Group align="flex-end" gap="sm">
        <NumberInput
          size="xs"
          w={110}
          label={t('trends.year')}
          min={2018}
          max={2199}
          allowDecimal={false}
          value={year}
          onChange={(value) => typeof value === 'number' && value >= 2018 && change({ year: String(value) })}
        />
        <UnitFilter label={t('trends.unit')} value={unitId} change={(next) => change({ unitId: next })} />
        <TextInput
          size="xs"
          w={170}
          label={t('trends.procedure')}
          placeholder="1.000656"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading rows={10} />
      ) : (
        <div style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
          <div className={classes['charts']}>
            <YearChart
              title={t('trends.onTimeShare')}
              kind="line"
              year={year}
              {...of(({ onTimeShare }) => onTimeShare)}
              most={1}
              words={percent}
            />
            <YearChart
              title={t('trends.pending')}
              kind="bars"
              year={year}
              {...of(({ pending }) => pending)}
              words={(n) => n.toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB')}
            />
          </div>
          <div className={classes['frame']} role="region" aria-label={t('trends.table')} tabIndex={0}>
            <table className={classes['table']}>
              <caption>{t('trends.table')}</caption>
              <Heads first={t('trends.month')} year={year} t={t} />
              <tbody>
                {data.months.map((month) => (
                  <tr key={month.month}>
                    <th scope="row">
                      {month.figures === null ? (
                        t('trends.monthOf', { n: month.month })
                      ) : (
                        <Link to={report(month)}>{t('trends.monthOf', { n: month.month })}</Link>
                      )}
                      {month.figures !== null && !month.over && (
                        <Text span size="xs" c="dark.3">
                          {' '}
                          {t('trends.notOver')}
                        </Text>
                      )}
                    </th>
                    <Cells now={month.figures} before={month.before} t={t} />
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Group mt="md" mb="xs" gap="sm">
            <Title order={2} size="h5">
              {t('trends.soFar')}
            </Title>
            <SegmentedControl
              size="xs"
              aria-label={t('trends.by')}
              value={by}
              onChange={(value) => change({ by: value })}
              data={BY.map((value) => ({ value, label: t(`trends.by.${value}`) }))}
            />
          </Group>
          {data.groups.length === 0 ? (
            <Empty why={t('trends.none')} />
          ) : (
            <div className={classes['frame']} role="region" aria-label={t('trends.soFar')} tabIndex={0}>
              <table className={classes['table']}>
                <caption>{t('trends.soFar')}</caption>
                <Heads first={t(`trends.by.${by}`)} year={year} t={t} bars />
                <tbody>
                  {data.groups.map(({ key, name, figures, before }) => (
                    <tr key={key}>
                      <th scope="row">{name ?? key}</th>
                      <td>
                        <ShareBar share={figures.onTimeShare} before={before?.onTimeShare ?? null} />
                      </td>
                      <Cells now={figures} before={before} t={t} />
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

const COLUMNS = ['onTimeShare', 'resolved', 'resolvedLate', 'received', 'pending', 'pendingLate'] as const;

function Heads(props: {
  readonly first: string;
  readonly year: number;
  readonly t: Translator;
  readonly bars?: boolean;
}) {
  const { first, year, t, bars = false } = props;
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {first}
        </th>
        {bars && (
          <th scope="col" rowSpan={2}>
            {t('trends.picture')}
          </th>
        )}
        {COLUMNS.map((column) => (
          <th key={column} scope="colgroup" colSpan={2}>
            {t(`trends.${column}`)}
          </th>
        ))}
      </tr>
      <tr>
        {COLUMNS.flatMap((column) =>
          [year, year - 1].map((of) => (
            <th key={`${column} ${of}`} scope="col">
              {of}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

function Cells(props: {
  readonly now: Figures | null;
  readonly before: Figures | null;
  readonly t: Translator;
}) {
  const { now, before, t } = props;
  const percent = percentIn(t);
  const words = (figures: Figures | null, column: (typeof COLUMNS)[number]) => {
    const value = figures?.[column] ?? null;
    if (value === null) return '–';
    return column === 'onTimeShare'
      ? percent(value)
      : value.toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB');
  };
  return COLUMNS.flatMap((column) => [
    <td key={`${column} now`}>{words(now, column)}</td>,
    <td key={`${column} before`} data-before>
      {words(before, column)}
    </td>,
  ]);
}

/** This year a bar, the year before a mark on it. */
function ShareBar({ share, before }: { readonly share: number | null; readonly before: number | null }) {
  const width = 120;
  return (
    <svg width={width + 2} height={16} aria-hidden>
      <rect x={0.5} y={3.5} width={width} height={9} fill="none" stroke="#b5bec8" />
      {share !== null && <rect x={0.5} y={3.5} width={share * width} height={9} fill="#2f6ea8" />}
      {before !== null && (
        <line
          x1={before * width + 0.5}
          x2={before * width + 0.5}
          y1={0}
          y2={16}
          stroke="#1c2530"
          strokeWidth={2}
        />
      )}
    </svg>
  );
}

const percentIn = (t: Translator) => (share: number) =>
  `${(share * 100).toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })}%`;

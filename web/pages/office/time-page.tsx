// Working time by state, unit or procedure over a period, of all units or one: bars, and the table that they draw.
import { Group, SegmentedControl, Text } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { serverNow } from '../../api/server-clock.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { useListState } from '../../parts/list-state.ts';
import type { ListState } from '../../parts/list-state.ts';
import { SortMark } from '../../parts/sort-mark.tsx';
import { UnitFilter } from '../../parts/unit-filter.tsx';
import { Page } from '../../parts/page.tsx';
import { formatWorkingTime, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from './office.module.css';

const DAY_MS = 86_400_000;
const BAR = 280;
const GROUPINGS = ['state', 'unit', 'process'] as const;
const FIGURES = ['workingMinutes', 'averageMinutes', 'dossiers', 'stays', 'overBudget'] as const;
type Grouping = (typeof GROUPINGS)[number];

export default function TimePage() {
  const t = useT();
  const state = useListState();
  const { params, change: set } = state;
  const by: Grouping = GROUPINGS.find((each) => each === params.get('by')) ?? 'state';
  const from = params.get('from') ?? isoDay(serverNow() - 30 * DAY_MS);
  const to = params.get('to') ?? isoDay(serverNow());
  const unitId = params.get('unitId');
  const change = (name: string, value: string | null) => set({ [name]: value });
  const sound = from !== '' && to !== '' && from <= to;
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['time', by, from, to, unitId],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/time-in-state', {
          params: {
            query: {
              by,
              from: `${from}T00:00:00+07:00`,
              to: `${to}T23:59:59+07:00`,
              ...(unitId !== null && { unitId }),
            },
          },
        }),
      ),
    enabled: sound,
    placeholderData: keepPreviousData,
  });
  const lines = data?.lines ?? [];
  const most = Math.max(1, ...lines.map(({ workingMinutes }) => workingMinutes));
  const sumOf = (figure: 'workingMinutes' | 'stays' | 'overBudget') =>
    lines.reduce((sum, line) => sum + line[figure], 0);
  const nameOf = (line: (typeof lines)[number]) =>
    (t.language === 'en' ? line.nameEn : line.name) ?? line.key;
  const ordered = lines.toSorted(comparing(state.sort ?? '-workingMinutes', nameOf));
  /** The open dossiers of a line, where a list can be narrowed to it. */
  const rowsOf = (key: string): string => {
    const place = { state: 'state', unit: 'unitId', process: 'procedureCode' }[by];
    const within = unitId === null || by === 'unit' ? '' : `&under=${unitId}`;
    return `/queue?tab=all&relation=holding&${place}=${encodeURIComponent(key)}${within}`;
  };
  return (
    <Page title={t('place.time')} about={t('timeUsed.about')}>
      <Group align="flex-end">
        <SegmentedControl
          size="xs"
          aria-label={t('timeUsed.by')}
          value={by}
          onChange={(value) => change('by', value)}
          data={GROUPINGS.map((value) => ({ value, label: t(`timeUsed.by.${value}`) }))}
        />
        <DayField
          label={t('timeUsed.from')}
          size="xs"
          value={from}
          onChange={(value) => change('from', value)}
        />
        <DayField
          label={t('timeUsed.to')}
          size="xs"
          value={to}
          error={sound ? undefined : t('timeUsed.order')}
          onChange={(value) => change('to', value)}
        />
        <UnitFilter label={t('timeUsed.unit')} value={unitId} change={(value) => change('unitId', value)} />
      </Group>
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined ? (
        error === null && <Loading rows={8} />
      ) : lines.length === 0 ? (
        <Empty why={t('timeUsed.empty')} />
      ) : (
        <>
          <Text size="sm">
            {t('timeUsed.total', {
              time: formatWorkingTime(sumOf('workingMinutes'), t),
              stays: sumOf('stays'),
              over: sumOf('overBudget'),
            })}
          </Text>
          <div className={classes['frame']} role="region" aria-label={t('place.time')} tabIndex={0}>
            <table className={classes['board']} style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
              <thead>
                <tr>
                  <Head id="name" words={t(`timeUsed.by.${by}`)} state={state} />
                  <th scope="col" style={{ width: BAR + 16 }}>
                    {t('timeUsed.picture')}
                    <Axis most={most} />
                  </th>
                  {FIGURES.map((figure) => (
                    <Head key={figure} id={figure} words={t(`timeUsed.${figure}`)} state={state} figure />
                  ))}
                </tr>
              </thead>
              <tbody>
                {ordered.map((line) => (
                  <tr key={line.key}>
                    <th scope="row" style={{ maxWidth: 380 }}>
                      <Link to={rowsOf(line.key)} title={t('timeUsed.rows')}>
                        {nameOf(line)}
                      </Link>
                    </th>
                    <td>
                      <svg width={BAR} height={14} aria-hidden>
                        <rect
                          width={Math.max(2, (line.workingMinutes / most) * BAR)}
                          height={14}
                          fill="#2f6ea8"
                        />
                      </svg>
                    </td>
                    {FIGURES.map((figure) => (
                      <td
                        key={figure}
                        className={classes['fact']}
                        style={{ textAlign: 'right' }}
                        data-label={t(`timeUsed.${figure}`)}
                        data-tone={figure === 'overBudget' && line.overBudget > 0 ? 'late' : undefined}
                      >
                        {figure === 'workingMinutes' || figure === 'averageMinutes'
                          ? formatWorkingTime(line[figure], t)
                          : line[figure]}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Page>
  );
}

type Line = components['schemas']['TimeLine'];

function comparing(sort: string, nameOf: (line: Line) => string): (a: Line, b: Line) => number {
  const way = sort.startsWith('-') ? -1 : 1;
  const figure = FIGURES.find((each) => each === sort.replace(/^-/, ''));
  if (figure === undefined) return (a, b) => way * nameOf(a).localeCompare(nameOf(b), 'vi');
  return (a, b) => way * (a[figure] - b[figure]) || b.workingMinutes - a.workingMinutes;
}

interface HeadProps {
  readonly id: string;
  readonly words: string;
  readonly state: ListState;
  readonly figure?: boolean;
}

function Head({ id, words, state, figure = false }: HeadProps) {
  const sort = state.sort ?? '-workingMinutes';
  const way = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : 'none';
  const first = figure ? `-${id}` : id;
  const other = figure ? id : `-${id}`;
  return (
    <th scope="col" aria-sort={way} data-figure={figure || undefined}>
      <button
        type="button"
        className={classes['sort']}
        onClick={() => state.sortBy(sort === first ? other : first)}
      >
        {words}
        <SortMark way={way} />
      </button>
    </th>
  );
}

/** What the length of a bar says: nothing, half and all of the longest. */
function Axis({ most }: { readonly most: number }) {
  const t = useT();
  return (
    <svg width={BAR} height={18} aria-hidden style={{ display: 'block', fontWeight: 400 }}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={part * (BAR - 1) + 0.5} x2={part * (BAR - 1) + 0.5} y1={13} y2={18} stroke="#7d8894" />
          <text
            x={part * BAR}
            y={10}
            fontSize="10.5"
            fill="#46525f"
            textAnchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}
          >
            {formatWorkingTime(part * most, t)}
          </text>
        </g>
      ))}
    </svg>
  );
}

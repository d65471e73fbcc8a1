// Every lateness that somebody has to explain: what waits for whom, and work on many at once.
import { Badge, Button, Group, Paper, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { withWords } from '../../parts/lazy-page.ts';
import { useListState } from '../../parts/list-state.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment, formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { narrowingOf } from './narrowing.ts';
import { queryOf, STATES_OF, TABS, useLateCases } from './use-late-cases.ts';
import type { LateCaseLine } from './use-late-cases.ts';
import classes from './late-cases.module.css';
import { MoreRows } from '../../parts/more-rows.tsx';

const ListTools = lazy(withWords(['reports'], () => import('../../parts/list-tools.tsx')));
const LateCasesFilter = lazy(() => import('./late-cases-filter.tsx'));
const BulkDialog = lazy(() => import('./late-cases-bulk.tsx'));
const ALL_STATES = Object.values(STATES_OF).flat();
/** What a supervisor does to many in one go; a finding is each case's own. */
const IN_BULK = ['ask', 'close'] as const;

export default function LateCasesPage() {
  const t = useT();
  const go = useNavigate();
  const watches = holdsOneOf(useSession(), ['supervisor']);
  const state = useListState();
  const { params, sort } = state;
  const tab = TABS.find((each) => each === params.get('tab')) ?? (watches ? 'toAsk' : 'mine');
  const [held, hold] = useState<ReadonlyMap<string, LateCaseLine>>(new Map());
  const [event, act] = useState<(typeof IN_BULK)[number] | null>(null);
  const narrowing = narrowingOf(params);
  const list = useLateCases(tab, narrowing, sort);
  const columns = useMemo(() => columnsOf(t), [t]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = list.data?.pages[0]?.counts;
  const marked = [...held.values()];
  const countOf = (name: (typeof TABS)[number]) => {
    if (counts === undefined || name === 'mine') return null;
    if (name === 'overdue') return counts.overdue;
    if (name === 'all') return ALL_STATES.reduce((sum, state) => sum + counts[state], 0);
    return STATES_OF[name].reduce((sum, state) => sum + counts[state], 0);
  };
  return (
    <Page title={t('place.lateCases')} about={t(`lateCases.about.${tab}`)}>
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('lateCases.which')}
          value={tab}
          onChange={(value) => {
            hold(new Map());
            state.change({ tab: value });
          }}
          style={{ maxWidth: '100%', overflowX: 'auto' }}
          data={TABS.map((value) => {
            const count = countOf(value);
            const label = t(`lateCases.tab.${value}`);
            return { value, label: count === null ? label : `${label} (${count})` };
          })}
        />
      </Group>
      <Suspense fallback={<div className={classes['filterPlace']} />}>
        <LateCasesFilter changed={() => hold(new Map())} />
      </Suspense>
      <Suspense fallback={null}>
        <ListTools
          page="lateCases"
          list="lateCaseList"
          state={state}
          columns={columns}
          query={queryOf(tab, narrowing)}
          about={t(`lateCases.tab.${tab}`)}
        />
      </Suspense>
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t(`lateCases.empty.${tab}`)} />
      ) : (
        <DataTable
          caption={t('place.lateCases')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={nameOf}
          open={({ id }) => void go(`/late-cases/${id}`)}
          stale={list.isPlaceholderData}
          hidden={state.hidden}
          sorting={state}
          {...(watches && {
            marking: {
              marked: new Set(held.keys()),
              mark: (ids) =>
                hold(
                  new Map(
                    [...rows, ...marked].filter(({ id }) => ids.has(id)).map((row) => [row.id, row] as const),
                  ),
                ),
            },
          })}
        />
      )}
      {marked.length > 0 && (
        <Paper withBorder p="xs" bg="river.0" style={{ position: 'sticky', bottom: 8, zIndex: 2 }}>
          <Group gap="sm">
            <Text size="sm" fw={600} role="status">
              {t('lateCases.marked', { n: marked.length })}
            </Text>
            {IN_BULK.map((type) => (
              <Button key={type} size="xs" variant="default" onClick={() => act(type)}>
                {t(`lateCases.event.${type}`)}
              </Button>
            ))}
            <Button size="xs" variant="subtle" onClick={() => hold(new Map())}>
              {t('lateCases.unmark')}
            </Button>
          </Group>
        </Paper>
      )}
      <MoreRows list={list}>{t('lateCases.more')}</MoreRows>
      <Suspense fallback={null}>
        {event !== null && (
          <BulkDialog
            event={event}
            rows={marked}
            close={(changed) => {
              act(null);
              if (changed) hold(new Map());
            }}
          />
        )}
      </Suspense>
    </Page>
  );
}

const nameOf = ({ of }: LateCaseLine): string => of.code ?? of.name ?? of.id;

const columnsOf = (t: Translator): readonly Column<LateCaseLine>[] => [
  {
    id: 'of',
    header: t('lateCases.of'),
    sort: 'code',
    onPhone: true,
    cell: (row) => (
      <div className={classes['of']}>
        <Link to={`/late-cases/${row.id}`}>{nameOf(row)}</Link>
        <div>{row.of.name}</div>
      </div>
    ),
  },
  {
    id: 'kind',
    header: t('lateCases.what'),
    sort: 'since',
    onPhone: true,
    cell: ({ kind, lateSince }) => (
      <div className={classes['what']}>
        {t.maybe(`alert.${kind}`) ?? t.maybe(`lateCases.kind.${kind}`) ?? kind}
        <div>{t('lateCases.since', { at: formatMoment(lateSince) })}</div>
      </div>
    ),
  },
  {
    id: 'unit',
    header: t('lateCases.unit'),
    sort: 'unit',
    onPhone: true,
    cell: ({ unit, officer, head }) => (
      <div className={classes['what']}>
        {unit.name}
        <div>
          {officer?.name ?? t('lateCases.nobody')}
          {head !== null && ` · ${t('lateCases.head', { name: head.name ?? '' })}`}
        </div>
      </div>
    ),
  },
  {
    id: 'state',
    header: t('lateCases.state'),
    sort: 'state',
    onPhone: true,
    cell: ({ state, answerDueAt, overdue }) => (
      <div className={classes['what']}>
        {t(`lateCases.state.${state}`)}
        {overdue && (
          <Badge styles={{ root: { color: '#96161b', background: '#fbe3e2' } }}>
            {t('lateCases.overdue')}
          </Badge>
        )}
        {answerDueAt !== null && <div>{t('lateCases.answerDue', { at: formatPlanned(answerDueAt, t) })}</div>}
      </div>
    ),
  },
  {
    id: 'reason',
    header: t('lateCases.reason'),
    sort: 'reason',
    cell: ({ reason }) => (reason === null ? '–' : t(`lateCases.reason.${reason}`)),
  },
];

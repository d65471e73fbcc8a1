// The late or nearly late dossiers: narrowed, sorted, marked and asked about, with the reason of each.
import { Anchor, Button, Group, Paper, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components, paths } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { withWords } from '../../parts/lazy-page.ts';
import { useListState } from '../../parts/list-state.ts';
import { MoreRows } from '../../parts/more-rows.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { UnitFilter } from '../../parts/unit-filter.tsx';
import { formatHour } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { REASONS } from '../late-cases/narrowing.ts';
import { addressOf, dossierColumns } from '../queue/queue-columns.tsx';

const ListTools = lazy(withWords(['reports'], () => import('../../parts/list-tools.tsx')));
const AskInBulk = lazy(() => import('../late-cases/late-cases-bulk.tsx'));
const BulkBar = lazy(() => import('../queue/bulk-bar.tsx'));

type LateDossier = components['schemas']['LateDossier'];
type Query = NonNullable<paths['/api/v1/late-now/dossiers']['get']['parameters']['query']>;

const HIDDEN_AT_FIRST = ['lodged', 'stepDue'] as const;
const REFRESH_MS = 60_000;
/** States of a late case from which an explanation is asked for. */
const TO_ASK: ReadonlySet<string> = new Set(['open', 'reopened']);
const NARROWINGS = ['under', 'agencyId', 'unitId', 'procedureCode', 'officer', 'reason'] as const;

export default function LateList({ kind }: { readonly kind: 'late' | 'dueSoon' | 'stepLate' }) {
  const t = useT();
  const go = useNavigate();
  const watches = holdsOneOf(useSession(), ['supervisor']);
  const state = useListState(HIDDEN_AT_FIRST);
  const { params, sort } = state;
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 300);
  const [held, hold] = useState<ReadonlyMap<string, LateDossier>>(new Map());
  const [asking, ask] = useState(false);
  const [said, say] = useState<string | null>(null);
  const query = {
    due: kind,
    ...Object.fromEntries(
      NARROWINGS.flatMap((name) => (params.get(name) === null ? [] : [[name, params.get(name)!]])),
    ),
    ...(asked.length >= 2 && { q: asked }),
  } as Query;
  const sorted = { ...query, ...(sort !== null && { sort: sort as NonNullable<Query['sort']> }) };
  const list = useInfiniteQuery({
    queryKey: ['late-now', 'dossiers', sorted],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/late-now/dossiers', {
          params: { query: { ...sorted, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) } },
          headers: IN_BACKGROUND,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: every(REFRESH_MS),
  });
  const columns = useMemo(() => columnsOf(t), [t]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const now = new Map(rows.map((row) => [row.id, row]));
  const marked = [...held.values()].map((row) => now.get(row.id) ?? row);
  const narrow = (changed: Readonly<Record<string, string | null>>) => {
    hold(new Map());
    state.change(changed);
  };
  const toAsk = marked.flatMap(({ id, code, procedureName, lateCase }) =>
    lateCase !== null && TO_ASK.has(lateCase.state)
      ? [{ ...lateCase, of: { about: 'dossier' as const, id, code, name: procedureName, state: null } }]
      : [],
  );
  const reason = params.get('reason');
  const unassigned = params.get('officer') === 'none';
  const about = [
    t(`queue.due.${kind}`),
    ...(reason === null ? [] : [t.maybe(`lateCases.reason.${reason}`) ?? t('late.reason.none')]),
    ...(unassigned ? [t('queue.nobody')] : []),
  ].join(' · ');
  return (
    <>
      <Group gap="sm" align="flex-end">
        <TextInput
          size="xs"
          w={220}
          label={t('queue.search')}
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <UnitFilter
          label={t('late.under')}
          value={params.get('under')}
          change={(under) => narrow({ under, unitId: null, agencyId: null })}
        />
        <Select
          size="xs"
          w={230}
          clearable
          clearButtonProps={{ 'aria-label': t('late.anyReason') }}
          label={t('late.by.reason')}
          placeholder={t('word.all')}
          value={reason}
          onChange={(next) => narrow({ reason: next })}
          data={[...REASONS, 'none'].map((value) => ({
            value,
            label: t.maybe(`lateCases.reason.${value}`) ?? t('late.reason.none'),
          }))}
        />
        <Button
          size="xs"
          variant={unassigned ? 'filled' : 'default'}
          aria-pressed={unassigned}
          onClick={() => narrow({ officer: unassigned ? null : 'none' })}
        >
          {t('queue.nobody')}
        </Button>
        {(['agencyId', 'unitId', 'procedureCode'] as const).map(
          (name) =>
            params.has(name) && (
              <Button key={name} size="xs" variant="light" onClick={() => narrow({ [name]: null })}>
                {t(`queue.narrowed.${name}`)} ×
              </Button>
            ),
        )}
      </Group>
      <Group gap="sm">
        <Suspense fallback={null}>
          <ListTools
            page="late"
            list="lateList"
            state={state}
            columns={columns}
            query={query}
            about={about}
          />
        </Suspense>
        {reason !== null && (
          <Anchor
            component={Link}
            size="sm"
            to={`/late-cases?tab=all&${reason === 'none' ? 'unexplained=true' : `reason=${encodeURIComponent(reason)}`}`}
          >
            {t('late.reason.cases')}
          </Anchor>
        )}
        <Text size="xs" c="dark.3" role="status" ml="auto">
          {said ??
            (list.data !== undefined && t('queue.readAt', { at: formatHour(list.data.pages[0]!.serverNow) }))}
        </Text>
      </Group>
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending && list.error === null ? (
        <Loading rows={10} />
      ) : rows.length === 0 && list.error === null ? (
        <Empty why={t(`late.empty.${kind}`)} />
      ) : (
        <DataTable
          caption={about}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ code }) => code ?? ''}
          open={(row) => void go(addressOf(row))}
          hidden={state.hidden}
          sorting={state}
          marking={{
            marked: new Set(held.keys()),
            mark: (ids) =>
              hold(
                new Map(
                  [...rows, ...marked].filter(({ id }) => ids.has(id)).map((row) => [row.id, row] as const),
                ),
              ),
          }}
          stale={list.isPlaceholderData}
        />
      )}
      <MoreRows list={list}>{t('late.more')}</MoreRows>
      {marked.length > 0 && (
        <div style={{ position: 'sticky', bottom: 8, zIndex: 2 }}>
          {watches && (
            <Paper withBorder p="xs" bg="river.0" mb={4}>
              <Group gap="sm">
                <Button size="xs" disabled={toAsk.length === 0} onClick={() => ask(true)}>
                  {t('late.ask', { n: toAsk.length })}
                </Button>
                <Text size="sm">{t('late.askAbout', { n: marked.length - toAsk.length })}</Text>
              </Group>
            </Paper>
          )}
          <Suspense fallback={null}>
            <BulkBar
              rows={marked}
              done={(outcome) => {
                hold(new Map());
                if (outcome !== undefined) say(outcome);
              }}
            />
          </Suspense>
        </div>
      )}
      <Suspense fallback={null}>
        {asking && (
          <AskInBulk
            event="ask"
            rows={toAsk}
            close={(changed) => {
              ask(false);
              if (!changed) return;
              hold(new Map());
              void list.refetch();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

function columnsOf(t: Translator): readonly Column<LateDossier>[] {
  return [
    ...dossierColumns(t),
    {
      id: 'reason',
      header: t('late.by.reason'),
      width: 170,
      cell: ({ reason, lateCase }) => (
        <div>
          <Text size="sm">{reason === null ? '–' : t(`lateCases.reason.${reason}`)}</Text>
          {lateCase !== null && (
            <Anchor component={Link} size="xs" to={`/late-cases/${lateCase.id}`}>
              {t(`lateCases.state.${lateCase.state}`)}
            </Anchor>
          )}
        </div>
      ),
    },
  ];
}

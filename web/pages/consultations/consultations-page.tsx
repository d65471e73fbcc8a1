// Opinions that my units were asked for, and legs that they have to do: which wait, which are late, which have been answered.
import { Anchor, Group, SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { Timer } from '../../parts/timer.tsx';
import { ProcedureName } from '../../parts/procedure-name.tsx';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';

type Opinion = components['schemas']['ConsultationRow'];
type Leg = components['schemas']['LegRow'];
/** A question or a leg as the list shows it. */
type Row = (Opinion | Leg) & { readonly content?: string; readonly name?: string };
const KINDS = ['opinions', 'legs'] as const;
const STATES = ['open', 'late', 'answered'] as const;

export default function ConsultationsPage() {
  const t = useT();
  const go = useNavigate();
  const [params, setParams] = useSearchParams();
  const state = STATES.find((each) => each === params.get('state')) ?? 'open';
  const kind = KINDS.find((each) => each === params.get('kind')) ?? 'opinions';
  const list = useInfiniteQuery({
    queryKey: ['consultations', kind, state],
    queryFn: ({ pageParam }): Promise<{ rows: readonly Row[]; next: string | null }> => {
      const query = { state, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) };
      return kind === 'legs'
        ? answerOf(api.GET('/api/v1/legs', { params: { query } }))
        : answerOf(api.GET('/api/v1/consultations', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: every(60_000),
  });
  const columns = useMemo(() => columnsOf(t), [t]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={t('place.consultations')} about={t(`consultations.about.${state}`)}>
      <Group>
        <SegmentedControl
          aria-label={t('consultations.kind')}
          value={kind}
          onChange={(value) => setParams({ kind: value, state })}
          data={KINDS.map((value) => ({ value, label: t(`consultations.kind.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t('consultations.which')}
          value={state}
          onChange={(value) => setParams({ kind, state: value })}
          data={STATES.map((value) => ({ value, label: t(`consultations.state.${value}`) }))}
        />
      </Group>
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t(`consultations.empty.${state}`)} />
      ) : (
        <DataTable
          caption={t('place.consultations')}
          columns={columns}
          rows={rows}
          keyOf={({ dossierId, subject }) => `${dossierId} ${subject}`}
          open={({ dossierId, code }) => void go(`/dossiers/${encodeURIComponent(code ?? dossierId)}`)}
        />
      )}
      <MoreRows list={list}>{t('consultations.more')}</MoreRows>
    </Page>
  );
}

const columnsOf = (t: Translator): readonly Column<Row>[] => [
  {
    id: 'code',
    header: t('consultations.dossier'),
    onPhone: true,
    cell: ({ code, dossierId, procedureName }) => (
      <div>
        <Anchor component={Link} to={`/dossiers/${encodeURIComponent(code ?? dossierId)}`} fw={600}>
          {code ?? dossierId}
        </Anchor>
        <Text size="xs" c="dark.3" component="div" maw={420}>
          <ProcedureName name={procedureName} />
        </Text>
      </div>
    ),
  },
  {
    id: 'content',
    header: t('consultations.what'),
    onPhone: true,
    cell: ({ content, name }) => (
      <Text size="sm" lineClamp={2}>
        {content ?? name}
      </Text>
    ),
  },
  {
    id: 'timer',
    header: t('queue.timer'),
    onPhone: true,
    cell: (row) => (
      <Timer absolute="below" facts={{ ...row, statutoryDueAt: row.dueAt, promisedDueAt: row.dueAt }} />
    ),
  },
  {
    id: 'unit',
    header: t('consultations.asked'),
    cell: ({ unit, officer }) => (
      <Text size="sm">
        {unit.name}
        {officer !== null && ` · ${officer.name ?? ''}`}
      </Text>
    ),
  },
  {
    id: 'outcome',
    header: t('consultations.outcome'),
    cell: ({ outcome }) => (
      <Text size="sm">
        {outcome === null ? '' : (t.maybe(`opinion.${outcome}`) ?? t.maybe(`legs.outcome.${outcome}`))}
      </Text>
    ),
  },
];

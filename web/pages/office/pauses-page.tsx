// Every pause that stopped a clock: of whom, why and for how long, with filters, and as a file.
import { Anchor, Checkbox, Group, Select, Text } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.d.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment, formatWorkingTime } from '../../texts/format.ts';
import { type Translator, useT } from '../../texts/language.tsx';
import { FileButtons, SHEETS } from '../../parts/file-buttons.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';

type Pause = components['schemas']['PauseLine'];
type Query = NonNullable<paths['/api/v1/pauses']['get']['parameters']['query']>;

const KINDS = ['supplement', 'dutyOfProcess', 'duty'] as const;
/** Shorter than this a pause is worth a look: it moves no date in days. */
const SHORT_MINUTES = 60;

export default function PausesPage() {
  const t = useT();
  const go = useNavigate();
  const [params, setParams] = useSearchParams();
  const query = queryOf(params);
  const set = (name: string, value: string | null) =>
    setParams((was) => {
      const next = new URLSearchParams(was);
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  const list = useInfiniteQuery({
    queryKey: ['pauses', query],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/pauses', {
          params: { query: { ...query, ...(pageParam !== '' && { cursor: pageParam }) } },
          headers: IN_BACKGROUND,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => columnsOf(t), [t]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const flag = (name: 'open' | 'byHead' | 'short') => (
    <Checkbox
      label={t(`pauses.${name}`)}
      checked={params.get(name) === 'true'}
      onChange={(change) => set(name, change.currentTarget.checked ? 'true' : null)}
    />
  );
  return (
    <Page title={t('place.pauses')}>
      <Group align="flex-end">
        <Select
          label={t('pauses.kind')}
          clearable
          clearButtonProps={{ 'aria-label': t('pauses.anyKind') }}
          placeholder={t('pauses.anyKind')}
          value={params.get('kind')}
          onChange={(kind) => set('kind', kind)}
          data={KINDS.map((kind) => ({ value: kind, label: t(`pauses.kind.${kind}`) }))}
        />
        {(['from', 'to'] as const).map((name) => (
          <DayField
            key={name}
            label={t(`pauses.${name}`)}
            value={params.get(name) ?? ''}
            onChange={(value) => set(name, value)}
          />
        ))}
        {flag('open')}
        {flag('byHead')}
        {flag('short')}
      </Group>
      <FileButtons
        formats={SHEETS}
        request={(format) => answerOf(api.POST('/api/v1/pauses/exports', { body: { ...query, format } }))}
      />
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading rows={10} />
      ) : rows.length === 0 ? (
        <Empty why={t('pauses.none')} />
      ) : (
        <DataTable
          caption={t('place.pauses')}
          columns={columns}
          rows={rows}
          keyOf={({ dossierId, seq }) => `${dossierId} ${seq}`}
          open={({ dossierId, code }) => void go(`/dossiers/${encodeURIComponent(code ?? dossierId)}`)}
        />
      )}
      <MoreRows list={list}>{t('pauses.more')}</MoreRows>
    </Page>
  );
}

function queryOf(params: URLSearchParams): Query {
  const kind = KINDS.find((one) => one === params.get('kind'));
  const [from, to] = [params.get('from'), params.get('to')];
  return {
    ...(kind !== undefined && { kind }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(params.get('open') === 'true' && { open: true }),
    ...(params.get('byHead') === 'true' && { byHead: true }),
    ...(params.get('short') === 'true' && { shorterThan: SHORT_MINUTES }),
  };
}

const columnsOf = (t: Translator): readonly Column<Pause>[] => [
  {
    id: 'code',
    header: t('pauses.dossier'),
    onPhone: true,
    cell: ({ code, dossierId, procedureName }) => (
      <div>
        <Anchor component={Link} to={`/dossiers/${encodeURIComponent(code ?? dossierId)}`} fw={600}>
          {code ?? dossierId}
        </Anchor>
        <Text size="xs" c="dark.3" lineClamp={1}>
          {procedureName}
        </Text>
      </div>
    ),
  },
  {
    id: 'time',
    header: t('pauses.time'),
    onPhone: true,
    cell: ({ pausedAt, resumedAt, minutes }) => (
      <div>
        <Text size="sm">
          {formatMoment(pausedAt)} – {resumedAt === null ? t('pauses.still') : formatMoment(resumedAt)}
        </Text>
        <Text size="xs" c="dark.3">
          {formatWorkingTime(minutes ?? 0, t)}
        </Text>
      </div>
    ),
  },
  {
    id: 'why',
    header: t('pauses.why'),
    cell: ({ kind, reason, headReason }) => (
      <div>
        <Text size="sm">
          {t(`pauses.kind.${kind}`)}
          {reason !== null && `: ${reason}`}
        </Text>
        {headReason !== null && (
          <Text size="xs" fw={600}>
            {t('pauses.headReason', { reason: headReason })}
          </Text>
        )}
      </div>
    ),
  },
  {
    id: 'who',
    header: t('pauses.who'),
    cell: ({ unitName, byName }) => (
      <Text size="sm">
        {unitName}
        {byName !== null && ` · ${byName}`}
      </Text>
    ),
  },
];

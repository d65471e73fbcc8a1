// The dossiers that one figure of a report counts.
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, Link, useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatDay, formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { ExportButtons } from '../../parts/file-buttons.tsx';
import { useReportQuestion } from './report-question.ts';
import type { Cell, ReportQuery } from './report-question.ts';

type Counted = components['schemas']['CountedDossier'];
type Query = NonNullable<paths['/api/v1/reports/06/dossiers']['get']['parameters']['query']>;

export default function CountedPage() {
  const t = useT();
  const [question] = useReportQuestion();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const cell = (params.get('cell') ?? 'received') as Cell;
  const level = params.get('level');
  const field = params.get('field');
  const query: Query & ReportQuery = {
    ...question,
    cell,
    ...(level === null ? {} : { level: level as NonNullable<Query['level']> }),
    ...(field === null ? {} : { field }),
  };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['reports', 'dossiers', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/reports/06/dossiers', {
          params: { query: pageParam === null ? query : { ...query, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const back = new URLSearchParams(params);
  for (const name of ['cell', 'level', 'field']) back.delete(name);
  const title = t(`reports.cell.${cell}`);
  return (
    <Page
      title={title}
      about={
        <>
          {[
            t('reports.counted.period', {
              from: formatDay(`${question.from}T00:00:00+07:00`),
              to: formatDay(`${question.to}T00:00:00+07:00`),
            }),
            level === null ? null : t(`reports.level.${level as 'province'}`),
            field,
          ]
            .filter((part) => part !== null)
            .join(' · ')}{' '}
          <Anchor component={Link} to={`/reports?${back}`} size="sm" underline="always">
            {t('reports.counted.back')}
          </Anchor>
        </>
      }
      actions={<ExportButtons key={JSON.stringify(query)} body={{ ...query, kind: 'dossiers' }} />}
    >
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading rows={10} />
      ) : rows.length === 0 ? (
        <Empty why={t('reports.counted.empty')} />
      ) : (
        <DataTable
          caption={title}
          columns={columnsOf(t)}
          rows={rows}
          keyOf={({ id }) => id}
          open={(row) => void navigate(`/dossiers/${row.code ?? row.id}`)}
        />
      )}
      {hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('reports.counted.more')}
          </Button>
        </Group>
      )}
    </Page>
  );
}

function columnsOf(t: Translator): readonly Column<Counted>[] {
  const when = (at: string | null) => (at === null ? '–' : formatMoment(at));
  return [
    {
      id: 'code',
      header: t('reports.counted.code'),
      onPhone: true,
      cell: ({ code, id }) => (
        <Anchor component={Link} to={`/dossiers/${code ?? id}`} fw={600} size="sm">
          {code ?? id}
        </Anchor>
      ),
    },
    {
      id: 'procedure',
      header: t('reports.counted.procedure'),
      cell: ({ procedureName }) => (
        <Text size="sm" lineClamp={2} title={procedureName}>
          {procedureName}
        </Text>
      ),
    },
    { id: 'unit', header: t('reports.counted.unit'), cell: ({ competentUnitName }) => competentUnitName },
    {
      id: 'channel',
      header: t('reports.counted.channel'),
      cell: ({ channel }) => t(`reports.channel.${channel as 'counter'}`),
    },
    { id: 'acceptedAt', header: t('reports.counted.acceptedAt'), cell: ({ acceptedAt }) => when(acceptedAt) },
    { id: 'stoppedAt', header: t('reports.counted.stoppedAt'), cell: ({ stoppedAt }) => when(stoppedAt) },
    {
      id: 'verdict',
      header: t('reports.counted.verdict'),
      onPhone: true,
      cell: ({ verdict, lateSinceAt }) =>
        verdict === null ? (
          lateSinceAt === null ? (
            t('reports.verdict.pending')
          ) : (
            <Text span size="sm" c="seal.8">
              {t('reports.verdict.lateSince', { on: formatDay(lateSinceAt) })}
            </Text>
          )
        ) : (
          <Text span size="sm" c={verdict === 'late' ? 'seal.8' : 'dark.9'}>
            {t(`reports.verdict.${verdict as 'late'}`)}
          </Text>
        ),
    },
    {
      id: 'apology',
      header: t('reports.counted.apologisedAt'),
      cell: ({ apologisedAt }) => when(apologisedAt),
    },
  ];
}

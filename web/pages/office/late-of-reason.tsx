// The late dossiers that one reason accounts for, or none yet; those late longest first.
import { Anchor, Group, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { addressOf, dossierColumns } from '../queue/queue-columns.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';

type Reason = paths['/api/v1/late-now/dossiers']['get']['parameters']['query']['reason'];

export function LateOfReason({ reason }: { readonly reason: string }) {
  const t = useT();
  const go = useNavigate();
  const [params] = useSearchParams();
  const unassigned = params.get('officer') === 'none';
  const list = useInfiniteQuery({
    queryKey: ['late-now', 'reason', reason, unassigned],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/late-now/dossiers', {
          params: {
            query: {
              reason: reason as Reason,
              ...(unassigned && { officer: 'none' }),
              ...(pageParam !== '' && { cursor: pageParam }),
            },
          },
          headers: IN_BACKGROUND,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => dossierColumns(t), [t]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const name = t.maybe(`lateCases.reason.${reason}`) ?? t('late.reason.none');
  return (
    <>
      <Group gap="sm">
        <Text fw={600}>{t(unassigned ? 'late.reason.unassigned' : 'late.reason.of', { reason: name })}</Text>
        <Anchor component={Link} size="sm" to="/late?kind=groups&by=reason">
          {t('late.reason.back')}
        </Anchor>
        <Anchor
          component={Link}
          size="sm"
          to={`/late-cases?tab=all&${reason === 'none' ? 'unexplained=true' : `reason=${encodeURIComponent(reason)}`}`}
        >
          {t('late.reason.cases')}
        </Anchor>
      </Group>
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading rows={10} />
      ) : rows.length === 0 ? (
        <Empty why={t('late.empty.late')} />
      ) : (
        <DataTable
          caption={name}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          open={(row) => void go(addressOf(row))}
          hidden={['lodged']}
          stale={list.isPlaceholderData}
        />
      )}
      <MoreRows list={list}>{t('late.more')}</MoreRows>
    </>
  );
}

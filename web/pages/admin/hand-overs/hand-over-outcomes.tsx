// What a decision made of each dossier, by outcome, a page at a time.
import { Group, Select, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { Empty, Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { useT } from '../../../texts/language.tsx';
import type { HandOver } from './hand-over-draft.ts';
import { OutcomeTable } from './outcome-table.tsx';
import type { Unit } from '../units/unit-tree.ts';
import { WithdrawHandOver } from './withdraw-hand-over.tsx';
import { MoreRows } from '../../../parts/more-rows.tsx';

interface HandOverOutcomesProps {
  readonly handOver: HandOver;
  readonly units: readonly Unit[];
}

export default function HandOverOutcomes({ handOver, units }: HandOverOutcomesProps) {
  const t = useT();
  const [outcome, setOutcome] = useState<string | null>(null);
  const { id, counts, settled } = handOver;
  const list = useInfiniteQuery({
    queryKey: ['admin', 'hand-overs', id, outcome, settled],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/admin/hand-overs/{id}/outcomes', {
          params: {
            path: { id },
            query: {
              ...(outcome === null ? {} : { outcome: outcome as 'moved' }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={t('handover.outcomes', { number: handOver.decisionNumber })}>
      <Title order={2} size="h5" mb="xs">
        {t('handover.outcomes', { number: handOver.decisionNumber })}
      </Title>
      <WithdrawHandOver handOver={handOver} />
      <Group align="flex-end" gap="sm" mb="sm">
        <Select
          label={t('handover.outcome')}
          w={320}
          clearable
          clearButtonProps={{ 'aria-label': t('queue.clear') }}
          value={outcome}
          onChange={setOutcome}
          data={counts.map((each) => ({
            value: each.outcome,
            label: `${t(`handover.outcome.${each.outcome}`)}: ${each.count}`,
          }))}
        />
      </Group>
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t('handover.noDossier')} />
      ) : (
        <OutcomeTable rows={rows} units={units} />
      )}
      <MoreRows list={list}>{t('admin.more')}</MoreRows>
    </section>
  );
}

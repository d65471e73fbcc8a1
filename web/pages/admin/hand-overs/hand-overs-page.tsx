// Decisions that move open dossiers to other units: those recorded, how far each is, and a new one.
import { Button, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { answerOf, api, IN_BACKGROUND } from '../../../api/client.ts';
import { DataTable } from '../../../parts/data-table.tsx';
import type { Column } from '../../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { formatDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import type { Translator } from '../../../texts/language.tsx';
import type { HandOver } from './hand-over-draft.ts';
import { useUnits } from '../../../parts/use-units.ts';

const HandOverForm = lazy(() => import('./hand-over-form.tsx'));
const HandOverOutcomes = lazy(() => import('./hand-over-outcomes.tsx'));

const HAND_OVERS_KEY = ['admin', 'hand-overs'] as const;
const WHILE_RUNNING_MS = 3_000;
const OTHERWISE_MS = 30_000;

export default function HandOversPage() {
  const t = useT();
  const [writing, write] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const units = useUnits('ever');
  const list = useQuery({
    queryKey: HAND_OVERS_KEY,
    queryFn: () => answerOf(api.GET('/api/v1/admin/hand-overs', { headers: IN_BACKGROUND })),
    refetchInterval: ({ state }) =>
      state.data?.items.some((item) => item.state === 'waiting' || item.state === 'running')
        ? WHILE_RUNNING_MS
        : OTHERWISE_MS,
  });
  const columns = useMemo(() => columnsIn(t), [t]);
  const rows = list.data?.items ?? [];
  const shown = rows.find(({ id }) => id === chosen) ?? null;
  const error = list.error ?? units.error;
  if (writing)
    return (
      <Page title={t('handover.new')} about={t('handover.newAbout')}>
        {units.data === undefined ? (
          <Loading />
        ) : (
          <Suspense fallback={<Loading />}>
            <HandOverForm
              units={units.data}
              close={(id) => {
                write(false);
                if (id !== null) choose(id);
              }}
            />
          </Suspense>
        )}
      </Page>
    );
  return (
    <Page
      title={t('admin.hand-overs')}
      about={t('handover.about')}
      actions={
        <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => write(true)}>
          {t('handover.new')}
        </Button>
      }
    >
      {error !== null && <ProblemNotice error={error} again={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t('handover.none')} />
      ) : (
        <DataTable
          caption={t('admin.hand-overs')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          open={({ id }) => choose(id)}
        />
      )}
      {shown !== null && (
        <Suspense fallback={<Loading />}>
          <HandOverOutcomes key={shown.id} handOver={shown} units={units.data ?? []} />
        </Suspense>
      )}
    </Page>
  );
}

function columnsIn(t: Translator): readonly Column<HandOver>[] {
  return [
    {
      id: 'decision',
      header: t('handover.number'),
      onPhone: true,
      cell: ({ decisionNumber, reason }) => (
        <>
          <Text size="sm" fw={600}>
            {decisionNumber}
          </Text>
          <Text size="xs" c="dark.3">
            {reason}
          </Text>
        </>
      ),
    },
    {
      id: 'decidedOn',
      header: t('handover.decidedOn'),
      cell: ({ decidedOn }) => formatDay(decidedOn),
      width: 110,
    },
    {
      id: 'effectiveOn',
      header: t('handover.effectiveOn'),
      cell: ({ effectiveOn }) => formatDay(effectiveOn),
      width: 130,
    },
    {
      id: 'progress',
      header: t('handover.progress'),
      onPhone: true,
      width: 260,
      cell: (row) => (
        <>
          <Text size="sm">
            {t(`handover.state.${row.state}`)} · {t('handover.settled', { n: row.settled, of: row.total })}
          </Text>
          <Progress value={percentOf(row)} aria-label={t('handover.progress')} />
        </>
      ),
    },
  ];
}

function percentOf({ state, settled, total }: HandOver): number {
  if (state === 'done') return 100;
  return total === 0 ? 0 : Math.round((100 * settled) / total);
}

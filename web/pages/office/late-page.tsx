// Late now and due soon in my scope: the dossiers, their sums, and how consulted agencies answered.
import { ScrollArea, SegmentedControl, Text } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { withWords } from '../../parts/lazy-page.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatHour } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { addressOf, dossierColumns } from '../queue/queue-columns.tsx';
import { useQueue, useTabCounts } from '../queue/use-queue.ts';
import { ConsultedAgencies } from './consulted-agencies.tsx';

// Reasons are worded where late cases are.
const LateGroups = lazy(
  withWords(['lateCases'], async () => ({ default: (await import('./late-groups.tsx')).LateGroups })),
);
const LateOfReason = lazy(
  withWords(['lateCases'], async () => ({ default: (await import('./late-of-reason.tsx')).LateOfReason })),
);

const LISTS = ['late', 'dueSoon', 'stepLate'] as const;
const KINDS = [...LISTS, 'groups', 'opinions'] as const;
type List = (typeof LISTS)[number];
type Kind = (typeof KINDS)[number];

export default function LatePage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const reason = params.get('reason');
  const kind: Kind = KINDS.find((each) => each === params.get('kind')) ?? 'late';
  const late = useTabCounts({ due: 'late', relation: 'holding' });
  const soon = useTabCounts({ due: 'dueSoon', relation: 'holding' });
  const counts: Partial<Record<Kind, number | undefined>> = {
    late: late.data?.all.count,
    dueSoon: soon.data?.all.count,
  };
  const labelOf = (of: Kind) =>
    of === 'groups' || of === 'opinions' ? t(`late.kind.${of}`) : t(`queue.due.${of}`);
  return (
    <Page title={t('place.late')} about={t(`late.about.${kind}`)}>
      <ScrollArea type="never">
        <SegmentedControl
          aria-label={t('queue.due')}
          value={kind}
          onChange={(value) => setParams({ kind: value })}
          data={KINDS.map((value) => ({
            value,
            label: counts[value] === undefined ? labelOf(value) : `${labelOf(value)} (${counts[value]})`,
          }))}
        />
      </ScrollArea>
      {kind === 'groups' ? (
        <Suspense fallback={<Loading rows={8} />}>
          {reason === null ? <LateGroups /> : <LateOfReason reason={reason} />}
        </Suspense>
      ) : kind === 'opinions' ? (
        <ConsultedAgencies />
      ) : (
        <LateList kind={kind} />
      )}
    </Page>
  );
}

function LateList({ kind }: { readonly kind: List }) {
  const t = useT();
  const go = useNavigate();
  const queue = useQueue({ due: kind, limit: 50, relation: 'holding' });
  const columns = useMemo(() => dossierColumns(t), [t]);
  return (
    <>
      <Text size="xs" c="dark.3" role="status">
        {queue.moved
          ? t('queue.moved')
          : queue.serverNow !== null && t('queue.readAt', { at: formatHour(queue.serverNow) })}
      </Text>
      {queue.error !== null && <ProblemNotice error={queue.error} again={() => void queue.refetch()} />}
      {queue.isPending ? (
        <Loading rows={10} />
      ) : queue.rows.length === 0 ? (
        <Empty why={t(`late.empty.${kind}`)} />
      ) : (
        <DataTable
          caption={t(`queue.due.${kind}`)}
          columns={columns}
          rows={queue.rows}
          keyOf={({ id }) => id}
          open={(row) => void go(addressOf(row))}
          hidden={['lodged']}
          stale={queue.isPlaceholderData}
        />
      )}
    </>
  );
}

// Late now and due soon in my scope: who holds it, at which step, since when.
import { Group, SegmentedControl, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatHour } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { addressOf, dossierColumns } from '../queue/queue-columns.tsx';
import { useQueue, useTabCounts } from '../queue/use-queue.ts';

const KINDS = ['late', 'dueSoon', 'stepLate'] as const;
type Kind = (typeof KINDS)[number];

export default function LatePage() {
  const t = useT();
  const go = useNavigate();
  const [params, setParams] = useSearchParams();
  const kind: Kind = KINDS.find((each) => each === params.get('kind')) ?? 'late';
  const queue = useQueue({ due: kind, limit: 50, relation: 'holding' });
  const late = useTabCounts({ due: 'late', relation: 'holding' });
  const soon = useTabCounts({ due: 'dueSoon', relation: 'holding' });
  const columns = useMemo(() => dossierColumns(t), [t]);
  const count = { late: late.data?.all.count, dueSoon: soon.data?.all.count, stepLate: undefined };
  return (
    <Page title={t('place.late')} about={t(`late.about.${kind}`)}>
      <Group justify="space-between">
        <SegmentedControl
          aria-label={t('queue.due')}
          value={kind}
          onChange={(value) => setParams({ kind: value })}
          data={KINDS.map((value) => ({
            value,
            label:
              count[value] === undefined
                ? t(`queue.due.${value}`)
                : `${t(`queue.due.${value}`)} (${count[value]})`,
          }))}
        />
        <Text size="xs" c="dark.3" role="status">
          {queue.moved
            ? t('queue.moved')
            : queue.serverNow !== null && t('queue.readAt', { at: formatHour(queue.serverNow) })}
        </Text>
      </Group>
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
    </Page>
  );
}

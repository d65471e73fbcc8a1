// Late now and due soon in my scope: the dossiers, their sums, and how consulted agencies answered.
import { ScrollArea, SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { withWords } from '../../parts/lazy-page.ts';
import { Loading } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';
import { useTabCounts } from '../queue/use-queue.ts';
import { ConsultedAgencies } from './consulted-agencies.tsx';

// Reasons are worded where late cases are.
const LateGroups = lazy(
  withWords(['lateCases'], async () => ({ default: (await import('./late-groups.tsx')).LateGroups })),
);
const LateList = lazy(withWords(['lateCases'], () => import('./late-list.tsx')));

const LISTS = ['late', 'dueSoon', 'stepLate'] as const;
const KINDS = [...LISTS, 'groups', 'opinions'] as const;
type Kind = (typeof KINDS)[number];

export default function LatePage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
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
          <LateGroups />
        </Suspense>
      ) : kind === 'opinions' ? (
        <ConsultedAgencies />
      ) : (
        <Suspense fallback={<Loading rows={10} />}>
          <LateList key={kind} kind={kind} />
        </Suspense>
      )}
    </Page>
  );
}

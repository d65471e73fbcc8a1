// Inspections of public duty: plans with findings, the trail of one official, and who looked at trails.
import { ScrollArea, SegmentedControl } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { withWords } from '../../parts/lazy-page.ts';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import type { Position } from '../../workstation/session.tsx';
import { Loading } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';
import { InspectionList } from './inspection-list.tsx';

const DutyTrailPanel = lazy(
  withWords(['lateCases'], async () => ({
    default: (await import('./duty-trail-panel.tsx')).DutyTrailPanel,
  })),
);
const TrailAccesses = lazy(async () => ({ default: (await import('./trail-accesses.tsx')).TrailAccesses }));

const TABS = ['plans', 'trail', 'log'] as const;
type Tab = (typeof TABS)[number];
const FOR: Readonly<Record<Tab, readonly Position[]>> = {
  plans: ['supervisor', 'inspector'],
  trail: ['supervisor', 'inspector'],
  log: ['supervisor', 'administrator'],
};

export default function InspectionsPage() {
  const t = useT();
  const session = useSession();
  const [params, setParams] = useSearchParams();
  const tabs = TABS.filter((each) => holdsOneOf(session, FOR[each]));
  const tab = tabs.find((each) => each === params.get('tab')) ?? tabs[0]!;
  return (
    <Page title={t('place.inspections')} about={t(`inspections.about.${tab}`)}>
      {tabs.length > 1 && (
        <ScrollArea type="never">
          <SegmentedControl
            aria-label={t('place.inspections')}
            value={tab}
            onChange={(value) => setParams({ tab: value })}
            data={tabs.map((value) => ({ value, label: t(`inspections.tab.${value}`) }))}
          />
        </ScrollArea>
      )}
      {tab === 'plans' && <InspectionList />}
      {tab === 'trail' && (
        <Suspense fallback={<Loading rows={3} />}>
          <DutyTrailPanel />
        </Suspense>
      )}
      {tab === 'log' && (
        <Suspense fallback={<Loading rows={3} />}>
          <TrailAccesses />
        </Suspense>
      )}
    </Page>
  );
}

// One dossier whole: its timer and holder, what I can do now, where it has been, and why its date is its date.
import { Badge, Button, Grid, Group, Paper, Stack, Tabs, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { withWords } from '../../parts/lazy-page.ts';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { ActKey } from '../../parts/act-key.tsx';
import { actShortcuts } from '../../parts/act-keys.ts';
import { eventName } from '../../parts/state-words.ts';
import { StepDue } from '../../parts/step-due.tsx';
import { Timer } from '../../parts/timer.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { ApologyNotice } from './apology-notice.tsx';
import { ClockNotices } from './clock-notices.tsx';
import { ApplicantFacts } from './applicant-facts.tsx';
import { ChargesLine } from './charges-line.tsx';
import { CitizenView } from './citizen-view.tsx';
import { Forms } from './forms.tsx';
import { LedgerLines } from './ledger-lines.tsx';
import { PrintButtons } from './print-buttons.tsx';
import { StaysChart } from './stays-chart.tsx';
import { Timeline } from './timeline.tsx';
import { placeName, useCourse, useDossier } from '../../parts/use-dossier.ts';
import type { Dossier, PossibleEvent } from '../../parts/use-dossier.ts';

const AskDialog = lazy(() => import('../consultations/ask-dialog.tsx'));
const ChildrenPanel = lazy(() => import('../consultations/children-panel.tsx'));
const ActDialog = lazy(() => import('./act-dialog.tsx'));
const CourseChart = lazy(() => import('./course-chart.tsx'));
const LateCaseOf = lazy(withWords(['lateCases'], () => import('../late-cases/late-case-of.tsx')));
const FeesPanel = lazy(() => import('./fees-panel.tsx'));
const PapersPanel = lazy(() => import('./papers-panel.tsx'));

/** What is usually done next comes first; what ends a dossier comes last. */
const ORDER = [
  'accept',
  'transfer',
  'takeOver',
  'complete',
  'assign',
  'return',
  'completeSupplement',
  'sendBack',
];

/** The applicant's data have a dialog of their own, beside the data. */
const ELSEWHERE = ['correctApplicant'];

export default function DossierPage() {
  const { ref = '' } = useParams();
  const { data: dossier, error, refetch } = useDossier(ref);
  if (dossier === undefined)
    return error === null ? <Loading /> : <ProblemNotice error={error} again={() => void refetch()} />;
  return <DossierDetails key={dossier.id} dossier={dossier} reference={ref} />;
}

function DossierDetails({ dossier, reference }: { readonly dossier: Dossier; readonly reference: string }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  // An alert leads to what is to be done; nothing is sent before the dialog is.
  const [pressed, act] = useState<PossibleEvent | null>(null);
  const acting = pressed ?? possibleOf(dossier, params.get('act'));
  const leave = () => {
    act(null);
    if (params.has('act')) setParams({}, { replace: true });
  };
  const apology = possibleOf(dossier, 'apologise');
  const course = useCourse(reference, dossier.version);
  const { staff } = useSession();
  const held = dossier.officer?.id ?? null;
  const events = dossier.possible
    .filter(({ type }) => !ELSEWHERE.includes(type) && !(type === 'take' && held === staff.id))
    .sort((a, b) => rank(a, held) - rank(b, held));
  useShortcuts(
    actShortcuts(
      'dossier',
      events.map((event) => ({
        type: event.type,
        label: eventName(event.type, t),
        run: () => act(event),
      })),
    ),
  );
  const code = dossier.code ?? dossier.lodgingNo ?? '';
  const reads = (part: Dossier['partsRead'][number]) => dossier.partsRead.includes(part);
  const watches = holdsOneOf(useSession(), ['supervisor']);
  return (
    <Page
      title={code}
      about={dossier.procedure.name}
      actions={
        <>
          {watches && (
            <Suspense fallback={null}>
              <LateCaseOf id={dossier.id} reference={reference} />
            </Suspense>
          )}
          <PrintButtons dossier={dossier} reference={reference} />
        </>
      }
    >
      <Paper withBorder p="md">
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap={6}>
              <Group gap="xs">
                <Badge size="lg" variant="filled">
                  {placeName(dossier, dossier.state, t.language)}
                </Badge>
                {dossier.outcome !== null && (
                  <Badge size="lg" variant="outline" color="gray.8">
                    {t.maybe(`outcome.${dossier.outcome}`) ?? dossier.outcome}
                  </Badge>
                )}
              </Group>
              <Timer facts={{ ...dossier.clock, clock: dossier.clock.state }} />
              {dossier.resolvedAt === null && dossier.journal.some(({ type }) => type === 'apologise') && (
                <Text size="sm">{t('dossier.apologised')}</Text>
              )}
              {dossier.apologyDueAt !== null && (
                <ApologyNotice
                  dueAt={dossier.apologyDueAt}
                  apologise={apology === null ? null : () => act(apology)}
                />
              )}
              <ClockNotices dossier={dossier} />
              {dossier.tellFirst && (
                <Text size="sm" fw={600} role="status">
                  {t(dossier.clock.state === 'stopped.late' ? 'dossier.tellFirstAgain' : 'dossier.tellFirst')}
                </Text>
              )}
              {dossier.clock.provisional && (
                <Text size="xs" c="dark.3">
                  {t('dossier.provisional')}
                </Text>
              )}
              <StepDue clock={dossier.clock.state} stepDueAt={dossier.clock.stepDueAt} named />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Facts dossier={dossier} />
          </Grid.Col>
        </Grid>
        <Group gap="xs" mt="md" role="group" aria-label={t('dossier.actions')}>
          {events.map((event, at) => (
            <Button
              key={event.type}
              variant={at === 0 ? 'filled' : 'default'}
              onClick={() => act(event)}
              rightSection={<ActKey kind="dossier" type={event.type} />}
            >
              {eventName(event.type, t)}
            </Button>
          ))}
          {events.length === 0 && (
            <Text size="sm" c="dark.3">
              {t('dossier.nothingToDo')}
            </Text>
          )}
        </Group>
      </Paper>
      {dossier.children.length > 0 && (
        <Suspense fallback={<Loading rows={2} />}>
          <ChildrenPanel dossier={dossier} reference={reference} />
        </Suspense>
      )}
      <Paper withBorder p="md">
        <Title order={2} size="h5" mb="xs">
          {t('dossier.course')}
        </Title>
        {course.data === undefined ? (
          <Loading rows={3} />
        ) : (
          <Suspense fallback={<Loading rows={3} />}>
            <CourseChart chart={course.data} />
          </Suspense>
        )}
        {course.error !== null && <ProblemNotice error={course.error} />}
      </Paper>
      <Paper withBorder p="md">
        <Tabs defaultValue="history" keepMounted={false}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="history">{t('dossier.history')}</Tabs.Tab>
            <Tabs.Tab value="time">{t('dossier.time')}</Tabs.Tab>
            <Tabs.Tab value="why">{t('dossier.why')}</Tabs.Tab>
            {reads('papers') && <Tabs.Tab value="papers">{t('papers.tab')}</Tabs.Tab>}
            {reads('fees') && <Tabs.Tab value="fees">{t('fees.tab')}</Tabs.Tab>}
            {reads('forms') && <Tabs.Tab value="forms">{t('forms.tab')}</Tabs.Tab>}
            <Tabs.Tab value="applicant">{t('dossier.applicant')}</Tabs.Tab>
            {reads('publicView') && <Tabs.Tab value="citizen">{t('dossier.citizen')}</Tabs.Tab>}
          </Tabs.List>
          <Tabs.Panel value="history">
            <Timeline dossier={dossier} />
          </Tabs.Panel>
          <Tabs.Panel value="time">
            <ChargesLine reference={reference} />
            <StaysChart dossier={dossier} />
          </Tabs.Panel>
          <Tabs.Panel value="why">
            <LedgerLines dossier={dossier} />
          </Tabs.Panel>
          <Tabs.Panel value="papers">
            <Suspense fallback={<Loading rows={4} />}>
              <PapersPanel reference={reference} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="fees">
            <Suspense fallback={<Loading rows={3} />}>
              <FeesPanel reference={reference} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="forms">
            <Forms dossier={dossier} reference={reference} />
          </Tabs.Panel>
          <Tabs.Panel value="applicant">
            <ApplicantFacts dossier={dossier} reference={reference} />
          </Tabs.Panel>
          <Tabs.Panel value="citizen">
            <CitizenView reference={reference} version={dossier.version} />
          </Tabs.Panel>
        </Tabs>
      </Paper>
      {acting !== null && (
        <Suspense fallback={null}>
          {acting.type === 'askOpinions' ? (
            <AskDialog dossier={dossier} reference={reference} close={leave} />
          ) : (
            <ActDialog
              dossier={dossier}
              reference={reference}
              event={acting}
              scanned={params.get('against') === 'receipt'}
              close={leave}
            />
          )}
        </Suspense>
      )}
    </Page>
  );
}

function possibleOf(dossier: Dossier, type: string | null): PossibleEvent | null {
  return dossier.possible.find((event) => event.type === type) ?? null;
}

function Facts({ dossier }: { readonly dossier: Dossier }) {
  const t = useT();
  const rows: readonly (readonly [string, string])[] = [
    [t('dossier.heldBy'), dossier.officer?.name ?? t('queue.nobody')],
    [t('dossier.unit'), dossier.unit.name ?? ''],
    [t('queue.applicant'), dossier.applicant.name],
    [t('dossier.case'), dossier.procedure.caseName],
    [t('queue.lodged'), `${formatMoment(dossier.lodgedAt)} · ${t.maybe(`channel.${dossier.channel}`) ?? ''}`],
    [t('dossier.accepted'), dossier.acceptedAt === null ? '–' : formatMoment(dossier.acceptedAt)],
    ...(dossier.phase === null ? [] : [[t('dossier.phase'), dossier.phase] as const]),
    ...(dossier.boundaryFree ? [[t('dossier.unit'), t('dossier.boundaryFree')] as const] : []),
    ...(dossier.receptionLate ? [[t('queue.lodged'), t('dossier.receptionLate')] as const] : []),
  ];
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 16px', margin: 0 }}>
      {rows.map(([name, value]) => (
        <div key={`${name} ${value}`} style={{ display: 'contents' }}>
          <Text component="dt" size="sm" c="dark.3">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}

/** @param held who holds the step: it is taken up first where nobody does, and last from a colleague */
function rank({ type }: PossibleEvent, held: string | null): number {
  if (type === 'take') return held === null ? -1 : ORDER.length;
  const at = ORDER.indexOf(type);
  return at < 0 ? ORDER.length : at;
}

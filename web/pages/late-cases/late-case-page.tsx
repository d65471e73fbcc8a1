// One late case: what was late and whose time it was, what was asked and answered, what was found.
import { Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ActKey } from '../../parts/act-key.tsx';
import { actShortcuts } from '../../parts/act-keys.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { withWords } from '../../parts/lazy-page.ts';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment, formatPlanned, formatWorkingTime } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { LateCaseCourse } from './late-case-course.tsx';
import { addressOfSubject, useLateCase } from './use-late-cases.ts';
import type { LateCase, LateCaseEventType } from './use-late-cases.ts';
import classes from './late-cases.module.css';

const Evidence = lazy(withWords(['attachments'], () => import('./evidence.tsx')));
const LateCaseAct = lazy(() => import('./late-case-act.tsx'));
/** What moves a case on; the others step aside or back. */
const OPEN = {
  dossier: 'lateCases.openDossier',
  task: 'lateCases.openTask',
  complaint: 'lateCases.openComplaint',
} as const;
const ONWARD: ReadonlySet<LateCaseEventType> = new Set(['ask', 'explain', 'find']);
const SIDES = ['department', 'partner', 'citizen', 'other'] as const;

export default function LateCasePage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: late, error, refetch } = useLateCase(id);
  if (late === undefined)
    return (
      <Page title={t('place.lateCases')}>
        {error === null ? <Loading /> : <ProblemNotice error={error} again={() => void refetch()} />}
      </Page>
    );
  return <Shown late={late} />;
}

function Shown({ late }: { readonly late: LateCase }) {
  const t = useT();
  const [event, act] = useState<LateCaseEventType | null>(null);
  useShortcuts(
    actShortcuts(
      'lateCase',
      late.may.map((type) => ({ type, label: t(`lateCases.event.${type}`), run: () => act(type) })),
    ),
  );
  const what = t.maybe(`alert.${late.kind}`) ?? t.maybe(`lateCases.kind.${late.kind}`) ?? late.kind;
  return (
    <Page
      title={`${what} · ${late.of.code ?? late.of.name ?? ''}`}
      about={t(`lateCases.state.${late.state}`)}
      actions={
        <Button component={Link} to="/late-cases" variant="default">
          {t('lateCases.back')}
        </Button>
      }
    >
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          {late.overdue && (
            <Badge styles={{ root: { color: '#96161b', background: '#fbe3e2' } }}>
              {t('lateCases.overdue')}
            </Badge>
          )}
          {late.answerDueAt !== null && (
            <Text size="sm">{t('lateCases.answerDue', { at: formatPlanned(late.answerDueAt, t) })}</Text>
          )}
        </Group>
        <Group gap="xs">
          {late.may.map((type) => (
            <Button
              key={type}
              variant={ONWARD.has(type) ? 'filled' : 'default'}
              rightSection={<ActKey kind="lateCase" type={type} />}
              onClick={() => act(type)}
            >
              {t(`lateCases.event.${type}`)}
            </Button>
          ))}
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          <Section title={t('lateCases.facts')} lines={factsOf(late, t)}>
            <Button component={Link} to={addressOfSubject(late)} variant="light" size="xs" mt="sm">
              {t(OPEN[late.of.about])}
            </Button>
          </Section>
          <Suspense fallback={<Loading rows={1} />}>
            <Evidence id={late.id} />
          </Suspense>
          <Section title={t('lateCases.time')} lines={timeOf(late, t)} />
          {late.finding !== null && <Section title={t('lateCases.found')} lines={findingOf(late, t)} />}
        </Stack>
        <Paper withBorder p="md" component="section" aria-label={t('lateCases.course')}>
          <Title order={2} size="h5" mb="sm">
            {t('lateCases.course')}
          </Title>
          <LateCaseCourse late={late} />
        </Paper>
      </SimpleGrid>
      <Suspense fallback={null}>
        {event !== null && <LateCaseAct late={late} event={event} close={() => act(null)} />}
      </Suspense>
    </Page>
  );
}

type Line = readonly [string, string | null];

function Section(props: {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly children?: React.ReactNode;
}) {
  return (
    <Paper withBorder p="md" component="section" aria-label={props.title}>
      <Title order={2} size="h5" mb="sm">
        {props.title}
      </Title>
      <dl className={classes['facts']}>
        {props.lines
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {props.children}
    </Paper>
  );
}

const factsOf = (late: LateCase, t: Translator): readonly Line[] => [
  [t('lateCases.name'), late.of.name],
  [t('lateCases.dueAt'), formatMoment(late.dueAt)],
  [t('lateCases.lateSince'), formatMoment(late.lateSince)],
  [t('lateCases.over'), late.overMinutes === null ? null : formatWorkingTime(late.overMinutes, t)],
  [t('lateCases.unitThen'), late.unit.name],
  [t('lateCases.officerThen'), late.officer?.name ?? t('lateCases.nobody')],
  [t('lateCases.headThen'), late.head?.name ?? null],
  [t('lateCases.office'), late.office?.name ?? null],
  [t('lateCases.openedBy'), late.openedBy?.name ?? t('lateCases.byItself')],
];

const timeOf = ({ timeSpent }: LateCase, t: Translator): readonly Line[] =>
  SIDES.map((side) => [t(`lateCases.side.${side}`), formatWorkingTime(timeSpent[side], t)]);

const findingOf = (late: LateCase, t: Translator): readonly Line[] => [
  [t('lateCases.field.finding'), late.finding],
  [t('lateCases.field.reason'), late.reason === null ? null : t(`lateCases.reason.${late.reason}`)],
  ...SIDES.map((side): Line => {
    const minutes = late.attribution?.[side] ?? 0;
    return [t(`lateCases.side.${side}`), minutes === 0 ? null : formatWorkingTime(minutes, t)];
  }),
  [t('lateCases.field.measure'), late.measure],
  [t('lateCases.field.measureOn'), late.measureOn?.split('-').reverse().join('/') ?? null],
];

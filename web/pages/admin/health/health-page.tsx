// How the service is, in figures that are read anew every quarter of a minute.
import { Anchor, Badge, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../../api/client.ts';
import { every } from '../../../api/polling.ts';
import type { components } from '../../../api/schema.d.ts';
import { Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { formatDay, formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import type { Translator } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import { Anchors } from './anchors.tsx';
import { JobsTable } from './jobs-table.tsx';
import { SelfChecks } from './self-checks.tsx';

type Health = components['schemas']['ServiceHealthView'];
type State = 'good' | 'warning' | 'bad';
type Fact = readonly [label: string, value: ReactNode];

const EVERY_MS = 15_000;
/** A sweep looks every few seconds; a timer due for so long means that none runs. */
const TIMER_PATIENCE_S = 120;
const CALENDAR_WARNING_DAYS = 120;
const LOOK: Record<State, { color: string; background: string }> = {
  good: { color: '#17603a', background: '#e2f3e8' },
  warning: { color: '#7a4300', background: '#fdeed3' },
  bad: { color: '#96161b', background: '#fbe3e2' },
};

export default function HealthPage() {
  const t = useT();
  const { data, error, refetch } = useQuery({
    queryKey: ['admin', 'health'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/health', { headers: IN_BACKGROUND })),
    refetchInterval: every(EVERY_MS),
  });
  return (
    <Page
      title={t('admin.health')}
      about={data && t('health.about', { at: formatMoment(data.clock.now), version: data.version })}
    >
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          {cardsOf(data, t).map(({ name, state, facts }) => (
            <Paper key={name} withBorder p="md" component="section" aria-label={name}>
              <Title order={2} size="h5" mb="xs">
                {name} <Badge styles={{ root: LOOK[state] }}>{t(`health.${state}`)}</Badge>
              </Title>
              <dl className={classes['facts']}>
                {facts.map(([label, value]) => (
                  <Pair key={label} label={label} value={value} />
                ))}
              </dl>
            </Paper>
          ))}
        </SimpleGrid>
      )}
      {data !== undefined && <JobsTable jobs={data.jobs} />}
      <SelfChecks />
      <Anchors />
    </Page>
  );
}

function Pair({ label, value }: { readonly label: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value ?? <Text span>–</Text>}</dd>
    </>
  );
}

function cardsOf(health: Health, t: Translator): { name: string; state: State; facts: Fact[] }[] {
  const { database, queue, timers, alerts, deliveries, calendar, clock, backup, wrongTries } = health;
  const overdue = timers?.oldestOverdueSeconds ?? 0;
  return [
    {
      name: t('health.database'),
      state: !database.ok ? 'bad' : database.ownsTables === true ? 'warning' : 'good',
      facts: [
        [t('health.latency'), database.latencyMs === null ? null : t('health.ms', { n: database.latencyMs })],
        [t('health.size'), database.sizeBytes === null ? null : sizeIn(database.sizeBytes, t)],
        [
          t('health.role'),
          database.ownsTables === null ? null : t(`health.role.${database.ownsTables ? 'owner' : 'service'}`),
        ],
      ],
    },
    {
      name: t('health.queue'),
      state: queue.ok ? 'good' : 'warning',
      facts: [
        [t('health.backend'), queue.backend],
        [t('health.waiting'), queue.waiting],
        [t('health.failedJobs'), queue.failedSinceStart],
      ],
    },
    {
      name: t('health.timers'),
      state: timers === null || overdue > TIMER_PATIENCE_S ? 'bad' : 'good',
      facts: [
        [t('health.armed'), timers?.armed ?? null],
        [t('health.overdue'), timers?.overdue ?? null],
        [t('health.oldest'), timers === null ? null : t('health.seconds', { n: overdue })],
      ],
    },
    {
      name: t('place.alerts'),
      state: alerts.lastSweepAt === null ? 'warning' : 'good',
      facts: [[t('health.lastSweep'), alerts.lastSweepAt === null ? null : formatMoment(alerts.lastSweepAt)]],
    },
    {
      name: t('admin.deliveries'),
      state: deliveries === null ? 'bad' : deliveries.dead + deliveries.held > 0 ? 'warning' : 'good',
      facts: [
        [t('health.waiting'), deliveries?.waiting ?? null],
        [
          t('delivery.dead'),
          deliveries === null ? null : (
            <Anchor component={Link} to="/admin/deliveries?status=dead">
              {deliveries.dead}
            </Anchor>
          ),
        ],
        [
          t('delivery.held'),
          deliveries === null ? null : (
            <Anchor component={Link} to="/admin/deliveries?status=held">
              {deliveries.held}
            </Anchor>
          ),
        ],
      ],
    },
    {
      name: t('admin.calendars'),
      state:
        calendar === null || calendar.daysLeft < 0
          ? 'bad'
          : calendar.daysLeft <= CALENDAR_WARNING_DAYS
            ? 'warning'
            : 'good',
      facts: [
        [t('health.calendar'), calendar?.name ?? null],
        [t('health.endsOn'), calendar === null ? null : formatDay(calendar.endsOn)],
        [t('health.daysLeft'), calendar === null ? null : t('time.days', { n: calendar.daysLeft })],
      ],
    },
    {
      name: t('health.service'),
      state: 'good',
      facts: [
        [t('health.version'), health.version],
        [t('health.uptime'), durationIn(health.uptimeSeconds, t)],
        [t('health.clock'), t(`health.clock.${clock.mode}`)],
        [t('health.now'), formatMoment(clock.now)],
      ],
    },
    {
      name: t('health.wrongTries'),
      state: wrongTries === null ? 'warning' : wrongTries.many ? 'bad' : 'good',
      facts: [
        [t('health.wrongSignIns'), wrongTries?.signIn ?? null],
        [t('health.wrongLookUps'), wrongTries?.lookUp ?? null],
      ],
    },
    {
      name: t('health.backup'),
      state: backup.state === 'known' ? 'good' : 'warning',
      facts: [
        [t('health.lastBackup'), backup.lastAt === null ? t('health.unknown') : formatMoment(backup.lastAt)],
      ],
    },
  ];
}

function sizeIn(bytes: number, t: Translator): string {
  return t('health.megabytes', { n: Math.round(bytes / 1_048_576) });
}

function durationIn(seconds: number, t: Translator): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return [
    days > 0 ? t('time.days', { n: days }) : null,
    days + hours > 0 ? t('time.hours', { n: hours }) : null,
    t('time.minutes', { n: minutes }),
  ]
    .filter((word) => word !== null)
    .join(' ');
}

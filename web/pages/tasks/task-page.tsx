// One task: its timer, what can be done now, what it asks for, and all that happened.
import { Alert, Button, Group, Paper, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ActKey } from '../../parts/act-key.tsx';
import { actShortcuts } from '../../parts/act-keys.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { Timer } from '../../parts/timer.tsx';
import { formatMoment, formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { TaskJournal } from './task-journal.tsx';
import { timerOf, useTask } from './use-tasks.ts';
import type { Task, TaskEvent } from './use-tasks.ts';

const TaskAct = lazy(() => import('./task-act.tsx'));
/** What one does rather than what stops a task. */
const PLAIN: ReadonlySet<string> = new Set([
  'accept',
  'acknowledge',
  'reportDone',
  'approve',
  'grantExtension',
]);

export default function TaskPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: task, error, refetch } = useTask(id);
  if (task === undefined)
    return (
      <Page title={t('place.tasks')}>
        {error === null ? <Loading /> : <ProblemNotice error={error} again={() => void refetch()} />}
      </Page>
    );
  return <Shown task={task} />;
}

function Shown({ task }: { readonly task: Task }) {
  const t = useT();
  const [event, act] = useState<TaskEvent | null>(null);
  useShortcuts(
    actShortcuts(
      'task',
      task.possible.map((each) => ({
        type: each.type,
        label: t(`tasks.event.${each.type}`),
        run: () => act(each),
      })),
    ),
  );
  return (
    <Page
      title={`${task.taskNo} · ${task.title}`}
      about={`${t(`tasks.kind.${task.kind}`)} · ${t(`tasks.state.${task.state}`)}`}
      actions={
        <Button component={Link} to="/tasks" variant="default">
          {t('tasks.back')}
        </Button>
      }
    >
      <Group justify="space-between" gap="sm">
        {task.state === 'withdrawn' ? <span /> : <Timer facts={timerOf(task)} />}
        <Group gap="xs">
          {task.possible.map((each) => (
            <Button
              key={each.type}
              variant={PLAIN.has(each.type) ? 'filled' : 'default'}
              rightSection={<ActKey kind="task" type={each.type} />}
              onClick={() => act(each)}
            >
              {t(`tasks.event.${each.type}`)}
            </Button>
          ))}
        </Group>
      </Group>
      {task.askedDueAt !== null && (
        <Alert
          color="river"
          role="status"
          title={t('tasks.askedUntil', { at: formatPlanned(task.askedDueAt, t) })}
          styles={{ title: { color: '#1c2530' } }}
        />
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Facts task={task} />
        <Paper withBorder p="md" component="section" aria-label={t('tasks.journal')}>
          <Title order={2} size="h5" mb="sm">
            {t('tasks.journal')}
          </Title>
          <TaskJournal task={task} />
        </Paper>
      </SimpleGrid>
      <Suspense fallback={null}>
        {event !== null && <TaskAct task={task} event={event} close={() => act(null)} />}
      </Suspense>
    </Page>
  );
}

function Facts({ task }: { readonly task: Task }) {
  const t = useT();
  const { document, partners } = task;
  const lines: readonly (readonly [string, string | null])[] = [
    [t('tasks.document'), `${document.number}, ${document.day.split('-').reverse().join('/')}`],
    [t('tasks.documentTitle'), document.title],
    [t('tasks.signer'), document.signer],
    [t('tasks.giver'), task.giver.name],
    [t('tasks.lead'), task.lead.name],
    [t('tasks.officer'), task.officer?.name ?? null],
    [t('tasks.partners'), partners.length === 0 ? null : partners.map(({ name }) => name).join('; ')],
    [t('tasks.givenAt'), formatMoment(task.givenAt)],
    [t('tasks.originalDue'), task.extensions === 0 ? null : formatPlanned(task.originalDueAt, t)],
  ];
  return (
    <Paper withBorder p="md" component="section" aria-label={t('tasks.facts')}>
      <Title order={2} size="h5" mb="sm">
        {t('tasks.facts')}
      </Title>
      <Stack gap="xs">
        {task.content !== null && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {task.content}
          </Text>
        )}
        <dl
          style={{
            margin: 0,
            display: 'grid',
            gridTemplateColumns: 'minmax(120px, 35%) 1fr',
            gap: '6px 12px',
          }}
        >
          {lines
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <Text component="dt" size="sm" c="dark.3">
                  {name}
                </Text>
                <Text component="dd" size="sm" m={0}>
                  {value}
                </Text>
              </div>
            ))}
        </dl>
        {task.kind === 'assignment' && (
          <div>
            <Text size="sm">{t('tasks.progress', { n: task.percent })}</Text>
            <Progress value={task.percent} aria-label={t('tasks.progress', { n: task.percent })} />
          </div>
        )}
      </Stack>
    </Paper>
  );
}

// The tasks that one gave, leads or takes part in: those that wait for one's own side first.
import { Anchor, Badge, Button, Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useSession } from '../../workstation/session.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { withWords } from '../../parts/lazy-page.ts';
import { useListState } from '../../parts/list-state.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { Timer } from '../../parts/timer.tsx';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { giversOf, TABS, timerOf, useTasks } from './use-tasks.ts';
import type { TaskRow } from './use-tasks.ts';
import { MoreRows } from '../../parts/more-rows.tsx';

const ListTools = lazy(withWords(['reports'], () => import('../../parts/list-tools.tsx')));
const GiveTasks = lazy(() => import('./give-tasks.tsx'));
const ImportTasks = lazy(() => import('./import-tasks.tsx'));

export default function TasksPage() {
  const t = useT();
  const go = useNavigate();
  const gives = giversOf(useSession()).length > 0;
  const state = useListState();
  const { params, sort } = state;
  const tab = TABS.find((each) => each === params.get('tab')) ?? (gives ? 'open' : 'waiting');
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 300);
  const [dialog, show] = useState<'give' | 'import' | null>(null);
  const list = useTasks(tab, asked, sort);
  const columns = useMemo(() => columnsOf(t), [t]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = list.data?.pages[0]?.counts;
  useShortcuts(gives ? [{ keys: 'n', label: t('tasks.give'), run: () => show('give') }] : []);
  return (
    <Page
      title={t('place.tasks')}
      about={t(`tasks.about.${tab}`)}
      actions={
        gives && (
          <>
            <Button variant="default" onClick={() => show('import')}>
              {t('tasks.import')}
            </Button>
            <Button onClick={() => show('give')}>{t('tasks.give')}</Button>
          </>
        )
      }
    >
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('tasks.which')}
          value={tab}
          onChange={(tab) => state.change({ tab, sort: null })}
          style={{ maxWidth: '100%', overflowX: 'auto' }}
          data={TABS.map((value) => ({
            value,
            label:
              counts === undefined
                ? t(`tasks.tab.${value}`)
                : `${t(`tasks.tab.${value}`)} (${counts[value]})`,
          }))}
        />
        <TextInput
          aria-label={t('tasks.find')}
          placeholder={t('tasks.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={{ base: '100%', sm: 300 }}
        />
      </Group>
      <Suspense fallback={null}>
        <ListTools
          page="tasks"
          list="taskList"
          state={state}
          columns={columns}
          query={{ tab, ...(asked !== '' && { q: asked }) }}
          about={t(`tasks.tab.${tab}`)}
        />
      </Suspense>
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t(asked === '' ? `tasks.empty.${tab}` : 'tasks.notFound')} />
      ) : (
        <DataTable
          caption={t('place.tasks')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          open={({ id }) => void go(`/tasks/${id}`)}
          stale={list.isPlaceholderData}
          hidden={state.hidden}
          sorting={state}
        />
      )}
      <MoreRows list={list}>{t('tasks.more')}</MoreRows>
      <Suspense fallback={null}>
        {dialog === 'give' && <GiveTasks close={() => show(null)} />}
        {dialog === 'import' && <ImportTasks close={() => show(null)} />}
      </Suspense>
    </Page>
  );
}

const columnsOf = (t: Translator): readonly Column<TaskRow>[] => [
  {
    id: 'task',
    header: t('tasks.task'),
    sort: 'number',
    onPhone: true,
    cell: ({ id, taskNo, title, document }) => (
      <div>
        <Anchor component={Link} to={`/tasks/${id}`} fw={600}>
          {taskNo}
        </Anchor>
        <Text size="sm" lineClamp={2}>
          {title}
        </Text>
        <Text size="xs" c="dark.3" lineClamp={1}>
          {document.number}
        </Text>
      </div>
    ),
  },
  {
    id: 'lead',
    header: t('tasks.lead'),
    sort: 'lead',
    onPhone: true,
    width: '24%',
    cell: ({ lead, officer }) => (
      <div>
        <Text size="sm">{lead.name}</Text>
        {officer !== null && (
          <Text size="xs" c="dark.3">
            {officer.name}
          </Text>
        )}
      </div>
    ),
  },
  {
    id: 'state',
    header: t('tasks.state'),
    sort: 'state',
    width: 170,
    cell: ({ state, percent, extensionAsked }) => (
      <div>
        <Text size="sm">
          {t(`tasks.state.${state}`)}
          {state === 'inProgress' && ` · ${percent}%`}
        </Text>
        {extensionAsked && (
          <Badge styles={{ root: { color: '#5a2a82', background: '#f1e6f9' } }}>{t('tasks.asked')}</Badge>
        )}
      </div>
    ),
  },
  {
    id: 'timer',
    header: t('tasks.due'),
    sort: 'due',
    onPhone: true,
    width: 240,
    cell: (row) => (row.state === 'withdrawn' ? null : <Timer absolute="below" facts={timerOf(row)} />),
  },
];

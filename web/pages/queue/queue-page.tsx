// The list a person works from: tabs by relation to me, what is due first, marks for work on many at once.
import { Alert, Button, Group, NativeSelect, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { RefreshCw } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../workstation/session.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { withWords } from '../../parts/lazy-page.ts';
import { useListState } from '../../parts/list-state.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatHour } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import type { MessageKey } from '../../texts/areas.ts';
import { addressOf, dossierColumns } from './queue-columns.tsx';
import type { ListedDossier } from './queue-columns.tsx';
import { CARRIED, narrowingOf, TABS, tabOf, useQueue, useTabCounts } from './use-queue.ts';
import type { QueueFilter } from './use-queue.ts';

/** @public */
export { askAhead } from './use-queue.ts';

const BulkBar = lazy(() => import('./bulk-bar.tsx'));
const ListTools = lazy(withWords(['reports'], () => import('../../parts/list-tools.tsx')));

const DUE = ['late', 'dueSoon', 'onTime', 'paused', 'notStarted', 'resolved', 'stepLate'] as const;

const HIDDEN_AT_FIRST = ['lodged', 'stepDue'] as const;

export default function QueuePage() {
  const t = useT();
  const go = useNavigate();
  const session = useSession();
  const state = useListState(HIDDEN_AT_FIRST);
  const { params, sort } = state;
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 300);
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [held, hold] = useState<ReadonlyMap<string, ListedDossier>>(new Map());
  const [dense, setDense] = useState(false);
  const [said, say] = useState<string | null>(null);
  const tab = tabOf(params, session);
  const filter: Partial<QueueFilter> = { ...narrowingOf(params), ...(asked.length >= 2 ? { q: asked } : {}) };
  const cursor = cursors.at(-1);
  const asking = { ...filter, tab, ...(sort === null ? {} : { sort }) } as QueueFilter;
  const queue = useQueue({
    ...asking,
    ...(cursor === undefined ? {} : { cursor }),
  } as QueueFilter);
  const counts = useTabCounts(filter);
  const columns = useMemo(() => dossierColumns(t), [t]);
  const set = (name: string, value: string | null) => {
    setCursors([]);
    hold(new Map());
    state.change({ [name]: value });
  };
  useShortcuts([
    { keys: '/', label: t('queue.search'), run: () => document.getElementById('queue-search')?.focus() },
    { keys: 'r', label: t('queue.refresh'), run: () => void queue.refetch().then(queue.apply) },
    ...TABS.map((name, at) => ({
      keys: `alt+${at + 1}`,
      label: t(`queue.tab.${name}` as MessageKey),
      run: () => set('tab', name),
    })),
  ]);
  const narrowed = CARRIED.filter((name) => name !== 'due' && params.has(name));
  // What is left of a paused dossier's time does not run: it stands apart from what runs out.
  const ordered = useMemo(
    () =>
      sort !== null
        ? queue.rows
        : [
            ...queue.rows.filter(({ clock }) => clock !== 'paused'),
            ...queue.rows.filter(({ clock }) => clock === 'paused'),
          ],
    [queue.rows, sort],
  );
  const groupOf = ({ clock }: ListedDossier) =>
    sort === null && clock === 'paused' ? t('queue.pausedGroup') : null;
  // A dossier that was dealt with leaves the list; it stays marked until its outcome was read.
  const now = new Map(queue.rows.map((row) => [row.id, row]));
  const rows = [...held.values()].map((row) => now.get(row.id) ?? row);
  const marked = useMemo(() => new Set(held.keys()), [held]);
  const mark = (ids: ReadonlySet<string>) =>
    hold(
      new Map(
        [...ids].flatMap((id) => {
          const row = now.get(id) ?? held.get(id);
          return row === undefined ? [] : [[id, row]];
        }),
      ),
    );
  return (
    <Page title={t('queue.title')} about={t(`queue.about.${tab}` as MessageKey)}>
      <Tabs value={tab} onChange={(name) => set('tab', name)} keepMounted={false}>
        <Tabs.List aria-label={t('queue.tabs')}>
          {TABS.map((name) => {
            const count = counts.data?.[name];
            return (
              <Tabs.Tab key={name} value={name}>
                {t(`queue.tab.${name}` as MessageKey)}
                {count !== undefined && (
                  <Text span size="sm" c="dark.3" ml={6}>
                    {count.more ? `${count.count}+` : count.count}
                  </Text>
                )}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
      </Tabs>
      <Group gap="sm" align="flex-end">
        <TextInput
          id="queue-search"
          label={t('queue.search')}
          size="xs"
          w={240}
          value={text}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setCursors([]);
          }}
        />
        <NativeSelect
          label={t('queue.due')}
          size="xs"
          w={190}
          value={params.get('due') ?? ''}
          onChange={(event) => set('due', event.currentTarget.value)}
          data={[
            { value: '', label: t('word.all') },
            ...DUE.map((value) => ({ value, label: t(`queue.due.${value}` as MessageKey) })),
          ]}
        />
        {narrowed.map((name) => (
          <Button key={name} size="xs" variant="light" onClick={() => set(name, null)}>
            {t(`queue.narrowed.${name}` as MessageKey)} ×
          </Button>
        ))}
        <div style={{ marginLeft: 'auto' }} />
        <Text size="xs" c="dark.3" role="status">
          {queue.moved
            ? t('queue.moved')
            : queue.serverNow !== null && t('queue.readAt', { at: formatHour(queue.serverNow) })}
        </Text>
        <Button
          size="xs"
          variant={queue.moved ? 'filled' : 'default'}
          leftSection={<RefreshCw size={14} aria-hidden />}
          onClick={() => void queue.refetch().then(queue.apply)}
        >
          {t('queue.refresh')}
        </Button>
        <Suspense fallback={null}>
          <ListTools
            page="queue"
            list="dossierList"
            state={state}
            columns={columns}
            query={asking}
            about={[t(`queue.tab.${tab}` as MessageKey), ...dueWords(params, t)].join(' · ')}
            density={{ dense, setDense }}
          />
        </Suspense>
      </Group>
      <div role="status" style={said === null ? { marginTop: 'calc(-1 * var(--mantine-spacing-md))' } : {}}>
        {said !== null && (
          <Alert
            color="green"
            p="xs"
            withCloseButton
            closeButtonLabel={t('word.close')}
            onClose={() => say(null)}
            styles={{ message: { color: '#1c2530' } }}
          >
            {said}
          </Alert>
        )}
      </div>
      {queue.error !== null && <ProblemNotice error={queue.error} again={() => void queue.refetch()} />}
      {queue.isPending && queue.error === null ? (
        <Loading rows={10} />
      ) : queue.rows.length === 0 && queue.error === null ? (
        <Empty
          why={
            asked === '' && !params.has('due')
              ? t(`queue.empty.${tab}` as MessageKey)
              : t('queue.emptyFiltered')
          }
          next={
            <Button
              variant="subtle"
              onClick={() => (setText(''), state.open(new URLSearchParams({ tab: 'all' })))}
            >
              {t('queue.showAll')}
            </Button>
          }
        />
      ) : (
        <DataTable
          caption={t(`queue.tab.${tab}` as MessageKey)}
          columns={columns}
          rows={ordered}
          groupOf={groupOf}
          keyOf={({ id }) => id}
          nameOf={({ code }) => code ?? ''}
          open={(row) => void go(addressOf(row))}
          marking={{
            marked,
            mark: (next) => {
              mark(next);
              if (next.size > 0) say(null);
            },
          }}
          hidden={state.hidden}
          sorting={{ sort, sortBy: (next) => set('sort', next) }}
          stale={queue.isPlaceholderData}
          dense={dense}
        />
      )}
      {rows.length > 0 && (
        <div style={{ position: 'sticky', bottom: 8, zIndex: 2 }}>
          <Suspense fallback={null}>
            <BulkBar
              rows={rows}
              done={(outcome) => {
                hold(new Map());
                if (outcome !== undefined) say(outcome);
              }}
            />
          </Suspense>
        </div>
      )}
      <Group justify="flex-end">
        {cursors.length > 0 && (
          <Button variant="default" size="xs" onClick={() => setCursors((was) => was.slice(0, -1))}>
            {t('queue.previous')}
          </Button>
        )}
        {queue.next !== null && (
          <Button variant="default" size="xs" onClick={() => setCursors((was) => [...was, queue.next!])}>
            {t('queue.next')}
          </Button>
        )}
      </Group>
    </Page>
  );
}

/** The state of the time that the list is narrowed to, in words. */
function dueWords(params: URLSearchParams, t: Translator): string[] {
  return (params.get('due')?.split(',') ?? []).map((due) => t(`queue.due.${due}` as MessageKey));
}

// The complaints that one received, answers or supervises: those due first, by tab.
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
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { desksOf, TABS, timerOf, useComplaints } from './use-complaints.ts';
import type { ComplaintRow } from './use-complaints.ts';
import { MoreRows } from '../../parts/more-rows.tsx';

const ListTools = lazy(withWords(['reports'], () => import('../../parts/list-tools.tsx')));
const ReceiveComplaint = lazy(() => import('./receive-complaint.tsx'));

export default function ComplaintsPage() {
  const t = useT();
  const go = useNavigate();
  const receives = desksOf(useSession()).length > 0;
  const state = useListState();
  const { params, sort } = state;
  const tab = TABS.find((each) => each === params.get('tab')) ?? (receives ? 'open' : 'waiting');
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 300);
  const [receiving, receive] = useState(false);
  const list = useComplaints(tab, asked, sort);
  const columns = useMemo(() => columnsOf(t), [t]);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = list.data?.pages[0]?.counts;
  useShortcuts(
    receives && !receiving ? [{ keys: 'n', label: t('complaints.receive'), run: () => receive(true) }] : [],
  );
  return (
    <Page
      title={t('place.complaints')}
      about={t(`complaints.about.${tab}`)}
      actions={receives && <Button onClick={() => receive(true)}>{t('complaints.receive')}</Button>}
    >
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('complaints.which')}
          value={tab}
          onChange={(tab) => state.change({ tab, sort: null })}
          style={{ maxWidth: '100%', overflowX: 'auto' }}
          data={TABS.map((value) => {
            const name = t(`complaints.tab.${value}`);
            return { value, label: counts === undefined ? name : `${name} (${counts[value]})` };
          })}
        />
        <TextInput
          aria-label={t('complaints.find')}
          placeholder={t('complaints.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={{ base: '100%', sm: 300 }}
        />
      </Group>
      <Suspense fallback={null}>
        <ListTools
          page="complaints"
          list="complaintList"
          state={state}
          columns={columns}
          query={{ tab, ...(asked !== '' && { q: asked }) }}
          about={t(`complaints.tab.${tab}`)}
        />
      </Suspense>
      {list.error !== null && <ProblemNotice error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {!list.isPending && rows.length === 0 && (
        <Empty why={t(asked === '' ? `complaints.empty.${tab}` : 'complaints.notFound')} />
      )}
      {rows.length > 0 && (
        <DataTable
          caption={t('place.complaints')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          open={({ id }) => void go(`/complaints/${id}`)}
          stale={list.isPlaceholderData}
          hidden={state.hidden}
          sorting={state}
        />
      )}
      <MoreRows list={list}>{t('complaints.more')}</MoreRows>
      <Suspense fallback={null}>{receiving && <ReceiveComplaint close={() => receive(false)} />}</Suspense>
    </Page>
  );
}

const columnsOf = (t: Translator): readonly Column<ComplaintRow>[] => [
  {
    id: 'complaint',
    header: t('complaints.complaint'),
    sort: 'number',
    onPhone: true,
    cell: ({ id, complaintNo, title, receivedAt }) => (
      <div>
        <Anchor component={Link} to={`/complaints/${id}`} fw={600}>
          {complaintNo}
        </Anchor>
        <Text size="sm" lineClamp={2}>
          {title}
        </Text>
        <Text size="xs" c="dark.3">
          {formatMoment(receivedAt)}
        </Text>
      </div>
    ),
  },
  {
    id: 'unit',
    header: t('complaints.unit'),
    sort: 'unit',
    onPhone: true,
    width: '24%',
    cell: ({ unit, officer }) => (
      <div>
        <Text size="sm">{unit.name}</Text>
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
    header: t('complaints.state'),
    sort: 'state',
    width: 170,
    cell: ({ state, isPublished }) => (
      <div>
        <Text size="sm">{t(`complaints.state.${state}`)}</Text>
        {isPublished && state !== 'published' && (
          <Badge styles={{ root: { color: '#124f2f', background: '#e0f1e6' } }}>
            {t('complaints.state.published')}
          </Badge>
        )}
      </div>
    ),
  },
  {
    id: 'timer',
    header: t('complaints.due'),
    sort: 'due',
    onPhone: true,
    width: 240,
    cell: (row) => (row.state === 'withdrawn' ? null : <Timer absolute="below" facts={timerOf(row)} />),
  },
];

// Who is signed in, and ending a session that should not be.
import { Badge, Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, api, IN_BACKGROUND } from '../../../api/client.ts';
import { every } from '../../../api/polling.ts';
import type { components } from '../../../api/schema.d.ts';
import { DataTable } from '../../../parts/data-table.tsx';
import type { Column } from '../../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import type { Translator } from '../../../texts/language.tsx';

type LiveSession = components['schemas']['LiveSessionView'];

const KEY = ['admin', 'sessions'] as const;

export default function SessionsPage() {
  const t = useT();
  const cache = useQueryClient();
  const sessions = useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/api/v1/sessions', { headers: IN_BACKGROUND })),
    refetchInterval: every(60_000),
  });
  const end = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } }),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  const { mutate, isPending } = end;
  const columns = useMemo(() => columnsIn(t, mutate, isPending), [t, mutate, isPending]);
  const error = sessions.error ?? end.error;
  return (
    <Page title={t('admin.sessions')} about={t('sessions.about')}>
      {error !== null && <ProblemNotice error={error} again={() => void sessions.refetch()} />}
      {sessions.isPending ? (
        <Loading />
      ) : (sessions.data ?? []).length === 0 ? (
        <Empty why={t('sessions.none')} />
      ) : (
        <DataTable
          caption={t('admin.sessions')}
          columns={columns}
          rows={sessions.data ?? []}
          keyOf={({ id }) => id}
        />
      )}
    </Page>
  );
}

function columnsIn(t: Translator, end: (id: string) => void, busy: boolean): Column<LiveSession>[] {
  return [
    {
      id: 'who',
      header: t('sessions.who'),
      onPhone: true,
      cell: ({ name, account }) => `${name} (${account})`,
    },
    {
      id: 'since',
      header: t('sessions.since'),
      width: 150,
      cell: ({ startedAt }) => formatMoment(startedAt),
    },
    {
      id: 'seen',
      header: t('sessions.seen'),
      width: 150,
      onPhone: true,
      cell: ({ lastSeenAt }) => formatMoment(lastSeenAt),
    },
    {
      id: 'until',
      header: t('sessions.until'),
      width: 150,
      cell: ({ expiresAt }) => formatMoment(expiresAt),
    },
    {
      id: 'state',
      header: t('sessions.state'),
      width: 170,
      onPhone: true,
      cell: ({ locked, current }) => (
        <Group gap={4}>
          {current && <Badge>{t('sessions.current')}</Badge>}
          {locked && (
            <Badge styles={{ root: { color: '#3d4956', background: '#eef1f4' } }}>
              {t('sessions.locked')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      id: 'end',
      header: t('admin.actions'),
      width: 120,
      onPhone: true,
      cell: ({ id, name, current }) =>
        current ? null : (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            aria-label={t('sessions.endOf', { name })}
            onClick={() => end(id)}
          >
            {t('sessions.end')}
          </Button>
        ),
    },
  ];
}

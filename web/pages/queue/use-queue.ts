// One page of a list, read again in the background without ever moving a row: what changed waits to be shown.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { paths } from '../../api/schema.d.ts';
import type { DossierRow } from './queue-columns.tsx';

export type QueueFilter = NonNullable<paths['/api/v1/dossiers']['get']['parameters']['query']>;

const REFRESH_MS = 60_000;

/** The rows that are shown: those first read, each as it is now, and how many others there are meanwhile. */
export function useQueue(filter: QueueFilter) {
  const key = JSON.stringify(filter);
  const query = useQuery({
    queryKey: ['dossiers', filter],
    queryFn: ({ client, queryKey }) =>
      answerOf(
        api.GET('/api/v1/dossiers', {
          params: { query: filter },
          headers: client.getQueryData(queryKey) === undefined ? {} : IN_BACKGROUND,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: every(REFRESH_MS),
  });
  const [shown, show] = useState<{ key: string; ids: readonly string[] } | null>(null);
  const latest = query.data;
  const latestIds = latest?.rows.map(({ id }) => id) ?? [];
  const settled = latest !== undefined && !query.isPlaceholderData;
  // What was shown under this filter stays in its order until the reader asks for the new one.
  if (settled && shown?.key !== key) show({ key, ids: latestIds });
  const byId = new Map(latest?.rows.map((row) => [row.id, row]));
  const kept = shown?.key === key ? shown.ids.flatMap((id) => byId.get(id) ?? []) : undefined;
  const moved = settled && shown?.key === key && shown.ids.join() !== latestIds.join();
  const rows: readonly DossierRow[] = kept ?? latest?.rows ?? [];
  return {
    ...query,
    rows,
    next: latest?.next ?? null,
    /** True when rows came, went or changed places since they were shown. */
    moved,
    apply: () => show({ key, ids: latestIds }),
    serverNow: latest?.serverNow ?? null,
  };
}

/** How many dossiers each tab holds. */
export function useTabCounts(filter: Partial<QueueFilter>) {
  return useQuery({
    queryKey: ['dossier-counts', filter],
    queryFn: () =>
      answerOf(api.GET('/api/v1/dossiers/counts', { params: { query: filter }, headers: IN_BACKGROUND })),
    placeholderData: keepPreviousData,
    refetchInterval: every(REFRESH_MS),
  });
}

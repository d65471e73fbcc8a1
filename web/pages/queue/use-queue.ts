// One page of a list, read again in the background without ever moving a row: what changed waits to be shown.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { paths } from '../../api/schema.d.ts';
import { holdsOneOf } from '../../workstation/session.tsx';
import type { Session } from '../../workstation/session.tsx';
import type { ListedDossier } from './queue-columns.tsx';

export type QueueFilter = NonNullable<paths['/api/v1/dossiers']['get']['parameters']['query']>;

const REFRESH_MS = 60_000;

export const TABS = ['toTake', 'mine', 'waiting', 'done', 'all'] as const;
type Tab = (typeof TABS)[number];
/** What an address says of a list, besides its tab. */
export const CARRIED = [
  'unitId',
  'agencyId',
  'under',
  'officer',
  'state',
  'procedureCode',
  'relation',
  'due',
] as const;
const PAGE_OF = 50;

/** The tab of an address; without one, what the person comes for: her own work, or what waits to be taken. */
export function tabOf(params: URLSearchParams, session: Session): Tab {
  const given = params.get('tab');
  return TABS.find((each) => each === given) ?? (holdsOneOf(session, ['officer']) ? 'mine' : 'toTake');
}

/** What an address narrows a list to, in any tab. */
export function narrowingOf(params: URLSearchParams): Partial<QueueFilter> {
  return Object.fromEntries(
    CARRIED.flatMap((name) => {
      const value = params.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** The rows that an address leads to, and the tabs' counters. @public `lazyPage` calls it. */
export function askAhead(cache: QueryClient, session: Session, params: URLSearchParams): void {
  const narrowing = narrowingOf(params);
  void cache.prefetchQuery(pageOf({ ...narrowing, tab: tabOf(params, session) }));
  void cache.prefetchQuery(countsOf(narrowing));
}

function pageOf(asked: QueueFilter) {
  const filter = { ...asked, limit: PAGE_OF };
  return queryOptions({
    queryKey: ['dossiers', filter],
    queryFn: ({ client, queryKey }) =>
      answerOf(
        api.GET('/api/v1/dossiers', {
          params: { query: filter },
          headers: client.getQueryData(queryKey) === undefined ? {} : IN_BACKGROUND,
        }),
      ),
  });
}

/** The rows that are shown: those first read, each as it is now, and how many others there are meanwhile. */
export function useQueue(filter: QueueFilter) {
  const key = JSON.stringify(filter);
  const query = useQuery({
    ...pageOf(filter),
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
  const rows: readonly ListedDossier[] = kept ?? latest?.rows ?? [];
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

function countsOf(filter: Partial<QueueFilter>) {
  return queryOptions({
    queryKey: ['dossier-counts', filter],
    queryFn: () =>
      answerOf(api.GET('/api/v1/dossiers/counts', { params: { query: filter }, headers: IN_BACKGROUND })),
  });
}

/** How many dossiers each tab holds. */
export function useTabCounts(filter: Partial<QueueFilter>) {
  return useQuery({
    ...countsOf(filter),
    placeholderData: keepPreviousData,
    refetchInterval: every(REFRESH_MS),
  });
}

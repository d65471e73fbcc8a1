// The inbox of the person who is signed in: lines, the alerts of a line, and what is done to one or to all of a line.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import type { components } from '../../api/schema.d.ts';

export type Line = components['schemas']['AlertLineView'];

/** Which alerts are meant. */
export interface Chosen {
  readonly kind?: string;
  readonly agency?: string;
  readonly unit?: string;
}

/** What is shown of them. */
export interface Shown {
  readonly open: boolean;
  readonly waiting: boolean;
}

const KEY = ['alerts'] as const;
const HOUR_MS = 3_600_000;

export function useLines(shown: Shown, chosen: Chosen, by: 'agency' | 'unit', enabled = true) {
  return useQuery({
    enabled,
    queryKey: [...KEY, 'lines', shown, chosen, by],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/alerts/lines', {
          params: { query: { ...shown, ...chosen, by } },
          headers: IN_BACKGROUND,
        }),
      ),
  });
}

export function useSingleAlerts(shown: Shown, chosen: Chosen) {
  return useInfiniteQuery({
    queryKey: [...KEY, 'inbox', shown, chosen],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/alerts', {
          params: {
            query: { ...shown, ...chosen, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
          headers: IN_BACKGROUND,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

const untilIn = (hours: number): string => new Date(serverNow() + hours * HOUR_MS).toISOString();

/** Taking up and hiding, one by its id or all that were shown until an instant. */
export function useActs() {
  const cache = useQueryClient();
  const onSuccess = () => cache.invalidateQueries({ queryKey: KEY });
  const acknowledge = useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/alerts/{id}/acknowledge', { params: { path: { id } } })),
    onSuccess,
  });
  const snooze = useMutation({
    mutationFn: ({ id, hours }: { readonly id: string; readonly hours: number }) =>
      answerOf(
        api.POST('/api/v1/alerts/{id}/snooze', { params: { path: { id } }, body: { until: untilIn(hours) } }),
      ),
    onSuccess,
  });
  const acknowledgeAll = useMutation({
    mutationFn: (body: Chosen & { readonly toldUntil: string }) =>
      answerOf(api.POST('/api/v1/alerts/acknowledge', { body })),
    onSuccess,
  });
  const snoozeAll = useMutation({
    mutationFn: ({ hours, ...body }: Chosen & { readonly toldUntil: string; readonly hours: number }) =>
      answerOf(api.POST('/api/v1/alerts/snooze', { body: { ...body, until: untilIn(hours) } })),
    onSuccess,
  });
  return { acknowledge, snooze, acknowledgeAll, snoozeAll };
}

export type Acts = ReturnType<typeof useActs>;

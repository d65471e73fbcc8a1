// Complaints as the screens read them.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components, paths } from '../../api/schema.d.ts';
import type { TimerFacts } from '../../parts/timer.tsx';
import type { Session } from '../../workstation/session.tsx';

export type Complaint = components['schemas']['ComplaintView'];
export type ComplaintRow = components['schemas']['ComplaintRow'];
export type ComplaintEvent = Complaint['possible'][number];
export type Receipt = components['schemas']['ComplaintReceipt'];
export const TABS = ['waiting', 'open', 'dueSoon', 'late', 'answered', 'closed'] as const;
export type Tab = (typeof TABS)[number];

export const COMPLAINTS_KEY = ['complaints'] as const;
const REFRESH_MS = 60_000;

type Sort = NonNullable<NonNullable<paths['/api/v1/complaints']['get']['parameters']['query']>['sort']>;

export function useComplaints(tab: Tab, words: string, sort: string | null) {
  return useInfiniteQuery({
    queryKey: [...COMPLAINTS_KEY, 'list', tab, words, sort],
    queryFn: ({ pageParam: cursor }) => {
      const query = {
        tab,
        limit: 50,
        ...(words !== '' && { q: words }),
        ...(sort !== null && { sort: sort as Sort }),
        ...(cursor !== '' && { cursor }),
      };
      return answerOf(api.GET('/api/v1/complaints', { params: { query }, headers: IN_BACKGROUND }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: every(REFRESH_MS),
  });
}

export function useComplaint(id: string) {
  return useQuery({
    queryKey: [...COMPLAINTS_KEY, id],
    queryFn: () =>
      answerOf(api.GET('/api/v1/complaints/{id}', { params: { path: { id } }, headers: IN_BACKGROUND })),
    refetchInterval: every(REFRESH_MS),
  });
}

/** The desks at which the person may receive complaints. */
export function desksOf({ holds }: Session): readonly { readonly value: string; readonly label: string }[] {
  const units = holds
    .filter(({ position }) => position === 'reception' || position === 'clerk')
    .map(({ unitId, unitName }) => [unitId, unitName] as const);
  return [...new Map(units)].map(([value, label]) => ({ value, label }));
}

/** One that is answered stands still until the office has looked at it. */
export function timerOf(complaint: ComplaintRow): TimerFacts {
  const held = complaint.clock === 'held';
  return {
    clock: held ? 'paused' : complaint.clock,
    remainingMinutes: complaint.remainingMinutes,
    overMinutes: complaint.overMinutes,
    statutoryDueAt: complaint.dueAt,
    promisedDueAt: null,
    waitingFor: held ? 'approval' : null,
    wasLate: complaint.wasLate,
  };
}

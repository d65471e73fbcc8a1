// Assigned tasks as the screens read them.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components, paths } from '../../api/schema.d.ts';
import type { Session } from '../../workstation/session.tsx';
import type { TimerFacts } from '../../parts/timer.tsx';

export type Task = components['schemas']['TaskView'];
export type TaskRow = components['schemas']['TaskRow'];
export type TaskEvent = Task['possible'][number];
export const TABS = ['waiting', 'open', 'late', 'dueSoon', 'closed'] as const;
export type Tab = (typeof TABS)[number];

export const TASKS_KEY = ['tasks'] as const;
const REFRESH_MS = 60_000;

type Sort = NonNullable<NonNullable<paths['/api/v1/tasks']['get']['parameters']['query']>['sort']>;

export function useTasks(tab: Tab, words: string, sort: string | null) {
  return useInfiniteQuery({
    queryKey: [...TASKS_KEY, 'list', tab, words, sort],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/tasks', {
          params: {
            query: {
              tab,
              limit: 50,
              ...(words !== '' && { q: words }),
              ...(sort !== null && { sort: sort as Sort }),
              ...(pageParam !== '' && { cursor: pageParam }),
            },
          },
          headers: IN_BACKGROUND,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: every(REFRESH_MS),
  });
}

export function useTask(id: string) {
  return useQuery({
    queryKey: [...TASKS_KEY, id],
    queryFn: () =>
      answerOf(api.GET('/api/v1/tasks/{id}', { params: { path: { id } }, headers: IN_BACKGROUND })),
    refetchInterval: every(REFRESH_MS),
  });
}

/** The units in whose name the person may give tasks. */
export function giversOf({ holds }: Session): readonly { readonly value: string; readonly label: string }[] {
  const units = holds
    .filter(({ position }) => ['supervisor', 'leader', 'head'].includes(position))
    .map(({ unitId, unitName }) => [unitId, unitName] as const);
  return [...new Map(units)].map(([value, label]) => ({ value, label }));
}

/** A task that is reported stands still until it is evaluated. */
export function timerOf(task: TaskRow): TimerFacts {
  return {
    clock: task.clock === 'held' ? 'paused' : task.clock,
    remainingMinutes: task.remainingMinutes,
    overMinutes: task.overMinutes,
    statutoryDueAt: task.dueAt,
    promisedDueAt: null,
    waitingFor: task.clock === 'held' ? 'evaluation' : null,
    wasLate: task.wasLate,
  };
}

// Late cases as the screens read them.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.d.ts';

export type LateCase = components['schemas']['LateCaseView'];
export type LateCaseLine = components['schemas']['LateCaseLine'];
export type LateCaseEventType = LateCaseLine['may'][number];
export type LateCaseEvent = components['schemas']['LateCaseEventBody'];
type State = LateCaseLine['state'];
type Query = NonNullable<paths['/api/v1/late-cases']['get']['parameters']['query']>;

/** The tabs of the list, each with its states; `mine` is what waits for the reader's own move, `overdue` and `all` of all states. */
export const STATES_OF = {
  mine: [],
  toAsk: ['open', 'reopened'],
  asked: ['asked', 'returned'],
  answered: ['answered'],
  found: ['found'],
  closed: ['closed', 'withdrawn'],
  overdue: [],
  all: [],
} as const satisfies Readonly<Record<string, readonly State[]>>;
export type Tab = keyof typeof STATES_OF;
export const TABS = Object.keys(STATES_OF) as readonly Tab[];

export const LATE_CASES_KEY = ['late-cases'] as const;
const REFRESH_MS = 60_000;

/** What an address narrows the list to, in any tab. */
export type Narrowing = Pick<Query, 'unit' | 'kind' | 'reason' | 'dossier' | 'unexplained'>;

export function queryOf(tab: Tab, narrowing: Narrowing): Omit<Query, 'cursor' | 'limit' | 'sort'> {
  const states: readonly State[] = STATES_OF[tab];
  return {
    ...narrowing,
    ...(tab === 'mine' && { mine: true }),
    ...(tab === 'overdue' && { overdue: true }),
    ...(states.length > 0 && { state: states.join(',') }),
  };
}

export function useLateCases(tab: Tab, narrowing: Narrowing, sort: string | null) {
  const query = {
    ...queryOf(tab, narrowing),
    ...(sort !== null && { sort: sort as NonNullable<Query['sort']> }),
  };
  return useInfiniteQuery({
    queryKey: [...LATE_CASES_KEY, 'list', query],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/late-cases', {
          params: { query: { ...query, limit: 50, ...(pageParam !== '' && { cursor: pageParam }) } },
          headers: IN_BACKGROUND,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

export function useLateCase(id: string) {
  return useQuery({
    queryKey: [...LATE_CASES_KEY, id],
    queryFn: () =>
      answerOf(api.GET('/api/v1/late-cases/{id}', { params: { path: { id } }, headers: IN_BACKGROUND })),
    refetchInterval: REFRESH_MS,
  });
}

/** Where what is late is shown. */
export function addressOfSubject({ of }: Pick<LateCaseLine, 'of'>): string {
  if (of.about === 'complaint') return `/complaints/${of.id}`;
  return of.about === 'task' ? `/tasks/${of.id}` : `/dossiers/${encodeURIComponent(of.code ?? of.id)}`;
}

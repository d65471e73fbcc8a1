// The units of a day, shared by the pages that name them.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

export const UNITS_KEY = ['admin', 'units'] as const;

/** @param on `YYYY-MM-DD`; `ever` for every unit that was; today where empty */
export function useUnits(on: string) {
  return useQuery({
    queryKey: [...UNITS_KEY, on],
    queryFn: () => answerOf(api.GET('/api/v1/units', { params: { query: on === '' ? {} : { on } } })),
    staleTime: 30_000,
  });
}

// The settings that the person may change, by group, and changing one of them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import type { Shape } from './shape.ts';

type View = components['schemas']['SettingView'];
export type Setting = Omit<View, 'shape'> & { readonly shape: Shape };

const KEY = ['settings'] as const;

export function useSettings() {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => (await answerOf(api.GET('/api/v1/settings'))).items as unknown as readonly Setting[],
  });
}

export function useHistory(key: string) {
  return useQuery({
    queryKey: [...KEY, key, 'history'],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/settings/{key}/history', { params: { path: { key } } }))).items,
  });
}

/** `value` undefined gives the default back. */
export function useChange({ key, version }: Setting, done: () => void) {
  const cache = useQueryClient();
  const params = { path: { key }, header: { 'If-Match': `"${version}"` } };
  return useMutation({
    mutationFn: ({ value, reason }: { readonly value?: unknown; readonly reason: string }) =>
      value === undefined
        ? answerOf(api.POST('/api/v1/settings/{key}/reset', { params, body: { reason } }))
        : answerOf(api.PUT('/api/v1/settings/{key}', { params, body: { value: value as never, reason } })),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: KEY });
      done();
    },
  });
}

// The text of a procedure, its check without publishing, and its publication.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import type { components } from '../../../api/schema.d.ts';

export type Finding = components['schemas']['LocatedFindingView'];
export type Preview = components['schemas']['ProcedurePreviewView'];
type Published = components['schemas']['PublishedView'];
export type Source = components['schemas']['ProcedureSourceView'];

/** What was asked: this text, worked through from this instant (now where null). */
export interface Asked {
  readonly text: string;
  readonly at: string | null;
}

const YAML = { 'content-type': 'application/yaml' } as const;
const asItIs = (body: unknown) => body as string;

/** @param version the newest where null */
export function useSource(code: string, version: number | null) {
  return useQuery({
    queryKey: ['admin', 'procedure-source', code, version],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/procedures/{code}/source', {
          params: { path: { code }, query: version === null ? {} : { version } },
        }),
      ),
    // What is being written is not replaced by what somebody else publishes.
    staleTime: Infinity,
  });
}

/** Checks a text; a refusal with findings is an answer too, and is told by `findingsOf`. */
export function useCheck(asked: Asked | null) {
  return useQuery({
    queryKey: ['admin', 'procedure-check', asked],
    queryFn: async () => {
      const { text, at } = asked!;
      const query = { dryRun: true, ...(at === null ? {} : { at }) };
      const answer = await answerOf(
        api.POST('/api/v1/procedures', {
          params: { query },
          headers: YAML,
          body: text as never,
          bodySerializer: asItIs,
        } as never),
      );
      return answer as unknown as Preview;
    },
    enabled: asked !== null,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
}

export function usePublish() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (text: string) => {
      const answer = await answerOf(
        api.POST('/api/v1/procedures', {
          headers: YAML,
          body: text as never,
          bodySerializer: asItIs,
        } as never),
      );
      return answer as unknown as Published;
    },
    // Waited for, so that the newest text is at hand when the page turns to it.
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['admin', 'procedure-source'], refetchType: 'all' }),
        cache.invalidateQueries({ queryKey: ['admin', 'procedures'] }),
      ]),
  });
}

export type Publishing = ReturnType<typeof usePublish>;

/** The findings that a refusal carries; null where it is about something else. */
export function findingsOf(error: unknown): readonly Finding[] | null {
  if (!(error instanceof Problem)) return null;
  const { findings } = error.details as { findings?: readonly Finding[] };
  return Array.isArray(findings) ? findings : null;
}

// The papers and fees of a dossier as its panels show them.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';

export type Papers = components['schemas']['PapersView'];
export type Paper = components['schemas']['PaperView'];
export type Fees = components['schemas']['FeesView'];
export type FeeLine = components['schemas']['FeeLineView'];

/** Below the dossier's own key, so that whatever reads the dossier anew reads these too. */
export const papersKey = (ref: string) => ['dossier', ref, 'papers'] as const;
export const feesKey = (ref: string) => ['dossier', ref, 'fees'] as const;

export function usePapers(ref: string) {
  return useQuery({
    queryKey: papersKey(ref),
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}/papers', { params: { path: { ref } } })),
  });
}

export function useFees(ref: string) {
  return useQuery({
    queryKey: feesKey(ref),
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}/fees', { params: { path: { ref } } })),
  });
}

// A dossier as its page shows it, and what is read beside it.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { every } from '../api/polling.ts';
import type { components } from '../api/schema.d.ts';

export type Dossier = components['schemas']['DossierView'];
export type PossibleEvent = components['schemas']['PossibleEventView'];

const REFRESH_MS = 60_000;

export function useDossier(ref: string) {
  return useQuery({
    queryKey: ['dossier', ref],
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}', { params: { path: { ref } } })),
    refetchInterval: every(REFRESH_MS),
  });
}

/** The places of the dossier's process, marked with where it was, is and can go. Read anew with each version. */
export function useCourse(ref: string, version: number) {
  return useQuery({
    queryKey: ['dossier', ref, 'chart', version],
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}/chart', { params: { path: { ref } } })),
    staleTime: Infinity,
  });
}

/** What the state of one of the dossier's places is called. */
export function placeName(dossier: Dossier, state: string, language: 'vi' | 'en'): string {
  const place = dossier.places.find((each) => each.state === state);
  return (language === 'en' ? place?.nameEn : place?.name) ?? state;
}

/** What a step is called; a dossier that is received stands in `accepted`, not in a step of its own. */
export function stepName(dossier: Dossier, step: string, language: 'vi' | 'en'): string {
  const state = `processing.${step}`;
  const stands = dossier.places.some((each) => each.state === state) ? state : 'accepted';
  return placeName(dossier, stands, language);
}

// Who is signed in: asked once at the start, kept until the service says otherwise.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, api } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import type { components } from '../api/schema.d.ts';
import { useLanguage } from '../texts/language.tsx';

export type Session = components['schemas']['SessionView'];
export type Position = Session['holds'][number]['position'];

export const SESSION_KEY = ['session'] as const;

const SESSION = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answerOf(api.GET('/api/v1/session'));
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** The session, null when nobody is signed in, undefined while that is not yet known. */
export function useSessionQuery() {
  return useQuery(SESSION);
}

/** Asks who is signed in before anything is on the page. */
export function preloadSession(cache: QueryClient): Promise<Session | null> {
  return cache.fetchQuery(SESSION);
}

/** The session of a page that only somebody signed in can see. */
export function useSession(): Session {
  const { data } = useSessionQuery();
  if (data == null) throw new Error('This page is for somebody who is signed in');
  return data;
}

/** Whether one of the person's positions, own or substituted, is among these. */
export function holdsOneOf(session: Session, positions: readonly Position[]): boolean {
  return session.holds.some(({ position }) => positions.includes(position));
}

/** Signs in; whatever the person before had on the screen is forgotten. */
export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: { account: string; password: string }) =>
      answerOf(api.POST('/api/v1/session', { body })),
    onSuccess: (session) => forgetFor(cache, session),
  });
}

/** The language of the screens, kept with the person, so that it is the same at every counter. */
export function useKeptLanguage(session: Session) {
  const { language, choose } = useLanguage();
  const cache = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (wanted: Session['language']) =>
      api.PATCH('/api/v1/session/preferences', { body: { language: wanted } }),
  });
  useEffect(() => choose(session.language), [choose, session.language]);
  return {
    language,
    choose: (wanted: Session['language']) => {
      choose(wanted);
      cache.setQueryData(SESSION_KEY, { ...session, language: wanted });
      mutate(wanted);
    },
  };
}

/** Signs out and forgets everything that was read. */
export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => api.DELETE('/api/v1/session'),
    onSettled: () => forgetFor(cache, null),
  });
}

/** What one person read is not there for the next one at the same counter. */
function forgetFor(cache: QueryClient, session: Session | null): void {
  cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  cache.setQueryData(SESSION_KEY, session);
}

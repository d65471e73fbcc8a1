// The consultations of a dossier as its page shows them, and how an event is sent to one.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components } from '../../api/schema.d.ts';

export type Consultation = components['schemas']['ConsultationOfDossier'];
export type EventBody = components['schemas']['EventBody'];
export type Leg = components['schemas']['LegOfDossier'];
export type ChildEvent = Consultation['may'][number];

/** Read anew with each version of the dossier, and every minute for the timers. */
export function useChildren(ref: string, version: number) {
  return useQuery({
    queryKey: ['dossier', ref, 'children', version],
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}/consultations', { params: { path: { ref } } })),
    refetchInterval: every(60_000),
    placeholderData: (was) => was,
  });
}

/** @param version of the dossier that was read; a newer one is refused */
export function useSend(ref: string, version: number, done: () => void) {
  const cache = useQueryClient();
  // One key for one press: a repeat after a lost connection does nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: (body: EventBody) =>
      answerOf(
        api.POST('/api/v1/dossiers/{ref}/events', {
          params: { path: { ref }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
          body,
        }),
      ),
    // What it did is on the page before the next can be pressed.
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['dossier'] });
      void cache.invalidateQueries({ queryKey: ['dossiers'] });
      void cache.invalidateQueries({ queryKey: ['consultations'] });
      done();
    },
  });
}

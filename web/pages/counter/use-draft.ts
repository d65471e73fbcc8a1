// Keeps a half-typed dossier on the service while one types, so that neither a reload nor a colleague's turn loses it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { EMPTY } from './new-dossier.ts';
import type { NewDossier } from './new-dossier.ts';

export type DraftLine = components['schemas']['DraftLine'];

const PAUSE_MS = 1_200;

interface Kept {
  readonly id: string;
  readonly version: number;
  /** What was kept last, for a side-by-side when somebody else changed it. */
  readonly body: NewDossier;
}

export interface DraftConflict {
  readonly base: NewDossier;
  readonly now: NewDossier;
  readonly version: number;
}

/** Whether there is anything worth keeping. */
function isWorthKeeping({ procedureCode, applicant, subject }: NewDossier): boolean {
  const { kind: _, ...facts } = applicant;
  return (
    procedureCode !== null ||
    subject !== '' ||
    Object.values(facts).some((value) => value !== '' && value !== undefined)
  );
}

/** @param take puts a kept draft into the form */
export function useDraft(draft: NewDossier, take: (draft: NewDossier) => void) {
  const cache = useQueryClient();
  const kept = useRef<Kept | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const list = useQuery({
    queryKey: ['drafts'],
    queryFn: () => answerOf(api.GET('/api/v1/drafts', { headers: IN_BACKGROUND })),
  });
  const { mutate: save } = useMutation({
    scope: { id: 'draft' },
    mutationFn: async (body: NewDossier) => {
      const before = kept.current;
      const sent = { title: body.procedureName ?? '', body: body as unknown as Record<string, unknown> };
      const line =
        before === null
          ? await answerOf(api.POST('/api/v1/drafts', { body: sent }))
          : await answerOf(
              api.PUT('/api/v1/drafts/{id}', {
                params: { path: { id: before.id }, header: { 'If-Match': `"${before.version}"` } },
                body: sent,
              }),
            );
      kept.current = { id: line.id, version: line.version, body };
      return line;
    },
    onSuccess: ({ updatedAt }) => setSavedAt(updatedAt),
    onError: (error) => {
      if (!(error instanceof Problem) || error.status !== 412 || kept.current === null) return;
      const now = error.details['now'] as { version: number; body: NewDossier } | undefined;
      if (now !== undefined) setConflict({ base: kept.current.body, now: now.body, version: now.version });
    },
  });
  useEffect(() => {
    if (!isWorthKeeping(draft) || conflict !== null) return;
    if (kept.current !== null && JSON.stringify(kept.current.body) === JSON.stringify(draft)) return;
    const timer = setTimeout(() => save(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, conflict, save]);
  const forget = () => {
    const before = kept.current;
    kept.current = null;
    setSavedAt(null);
    setConflict(null);
    if (before === null) return;
    void api
      .DELETE('/api/v1/drafts/{id}', { params: { path: { id: before.id } } })
      .then(() => cache.invalidateQueries({ queryKey: ['drafts'] }));
  };
  return {
    savedAt,
    conflict,
    waiting: list.data ?? [],
    /** Goes on with a draft that was kept. */
    resume: async (id: string) => {
      const found = await answerOf(api.GET('/api/v1/drafts/{id}', { params: { path: { id } } }));
      const body = { ...EMPTY, ...(found.body as Partial<NewDossier>) };
      kept.current = { id, version: found.version, body };
      setSavedAt(found.updatedAt);
      take(body);
    },
    drop: (id: string) => {
      void api
        .DELETE('/api/v1/drafts/{id}', { params: { path: { id } } })
        .then(() => cache.invalidateQueries({ queryKey: ['drafts'] }));
    },
    /** The dossier is logged, or the form was emptied: nothing is to be kept any longer. */
    forget,
    settle: (chosen: 'mine' | 'now') => {
      if (conflict === null || kept.current === null) return;
      kept.current = { ...kept.current, version: conflict.version, body: conflict.now };
      if (chosen === 'now') take(conflict.now);
      setConflict(null);
    },
  };
}

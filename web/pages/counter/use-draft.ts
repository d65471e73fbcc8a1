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

/** What is kept for one person at the counter; a save that comes back late still finds its own person's. */
interface Slot {
  kept: Kept | null;
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

function isKept(draft: NewDossier, { kept }: Slot): boolean {
  return kept !== null && JSON.stringify(kept.body) === JSON.stringify(draft);
}

/** @param take puts a kept draft into the form */
export function useDraft(draft: NewDossier, take: (draft: NewDossier) => void) {
  const cache = useQueryClient();
  const slot = useRef<Slot>({ kept: null });
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const list = useQuery({
    queryKey: ['drafts'],
    queryFn: () => answerOf(api.GET('/api/v1/drafts', { headers: IN_BACKGROUND })),
  });
  const { mutate: save } = useMutation({
    scope: { id: 'draft' },
    mutationFn: async ({ body, into }: { body: NewDossier; into: Slot }) => {
      const before = into.kept;
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
      into.kept = { id: line.id, version: line.version, body };
      return line;
    },
    onSuccess: ({ updatedAt }, { into }) => {
      if (into === slot.current) setSavedAt(updatedAt);
      else void cache.invalidateQueries({ queryKey: ['drafts'] });
    },
    onError: (error, { into }) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      if (into !== slot.current || into.kept === null) return;
      const now = error.details['now'] as { version: number; body: NewDossier } | undefined;
      if (now !== undefined) setConflict({ base: into.kept.body, now: now.body, version: now.version });
    },
  });
  const { mutate: remove } = useMutation({
    // Behind a save that is under way, so that it leaves nothing.
    scope: { id: 'draft' },
    mutationFn: async ({ kept }: Slot) => {
      if (kept !== null) await api.DELETE('/api/v1/drafts/{id}', { params: { path: { id: kept.id } } });
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['drafts'] }),
  });
  useEffect(() => {
    if (!isWorthKeeping(draft) || conflict !== null || isKept(draft, slot.current)) return;
    const timer = setTimeout(() => save({ body: draft, into: slot.current }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, conflict, save]);
  const leave = () => {
    slot.current = { kept: null };
    setSavedAt(null);
    setConflict(null);
  };
  return {
    savedAt,
    conflict,
    waiting: list.data ?? [],
    /** Goes on with a draft that was kept. */
    resume: async (id: string) => {
      const found = await answerOf(api.GET('/api/v1/drafts/{id}', { params: { path: { id } } }));
      const body = { ...EMPTY, ...(found.body as Partial<NewDossier>) };
      slot.current = { kept: { id, version: found.version, body } };
      setSavedAt(found.updatedAt);
      take(body);
    },
    drop: (id: string) => {
      void api
        .DELETE('/api/v1/drafts/{id}', { params: { path: { id } } })
        .then(() => cache.invalidateQueries({ queryKey: ['drafts'] }));
    },
    /** The dossier is logged: nothing is to be kept any longer. */
    forget: () => {
      remove(slot.current);
      leave();
    },
    /** The next person's turn: what is typed waits among the drafts, and the next one gets a draft of their own. */
    setAside: () => {
      if (isWorthKeeping(draft) && conflict === null && !isKept(draft, slot.current)) {
        save({ body: draft, into: slot.current });
      }
      leave();
      void cache.invalidateQueries({ queryKey: ['drafts'] });
    },
    settle: (chosen: 'mine' | 'now') => {
      const { kept } = slot.current;
      if (conflict === null || kept === null) return;
      slot.current.kept = { ...kept, version: conflict.version, body: conflict.now };
      if (chosen === 'now') take(conflict.now);
      setConflict(null);
    },
  };
}

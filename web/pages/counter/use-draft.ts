// Keeps a half-typed dossier on the service while one types, so that neither a reload nor a colleague's turn loses it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { useSession } from '../../workstation/session.tsx';
import { EMPTY } from './new-dossier.ts';
import type { NewDossier } from './new-dossier.ts';

export type DraftLine = components['schemas']['DraftLine'];

const PAUSE_MS = 1_200;
/** After a save that failed for a reason which may pass. */
const AGAIN_MS = 10_000;

interface Kept {
  readonly id: string;
  readonly version: number;
  /** What was kept last, for a side-by-side when somebody else changed it. */
  readonly body: NewDossier;
}

/** What is kept for one person at the counter; a save that comes back late still finds its own person's. */
export interface Slot {
  kept: Kept | null;
  /** What is on its way, so that leaving does not send it twice. */
  sent?: NewDossier;
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

/** Whether the same save may succeed later: the connection, a locked screen, a service that is overloaded. */
function mayPass(error: unknown): boolean {
  return !(error instanceof Problem) || error.status >= 500 || error.status === 423 || error.status === 429;
}

/** @param take puts a kept draft into the form */
export function useDraft(draft: NewDossier, take: (draft: NewDossier) => void) {
  const cache = useQueryClient();
  const { locked } = useSession();
  const slot = useRef<Slot>({ kept: null });
  const left = useRef(false);
  const [failures, setFailures] = useState(0);
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
      into.sent = body;
      const sent = { title: body.procedureName ?? '', body: body as unknown as Record<string, unknown> };
      const line =
        before === null
          ? await answerOf(api.POST('/api/v1/drafts', { body: sent, keepalive: true }))
          : await answerOf(
              api.PUT('/api/v1/drafts/{id}', {
                params: { path: { id: before.id }, header: { 'If-Match': `"${before.version}"` } },
                body: sent,
                // Sent to its end also when the page is being left.
                keepalive: true,
              }),
            );
      into.kept = { id: line.id, version: line.version, body };
      return line;
    },
    onSuccess: ({ updatedAt }, { into }) => {
      setFailures(0);
      if (into === slot.current) setSavedAt(updatedAt);
      if (into !== slot.current || left.current) void cache.invalidateQueries({ queryKey: ['drafts'] });
    },
    onError: (error, { into }) => {
      delete into.sent;
      if (mayPass(error)) setFailures((was) => was + 1);
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
    if (locked || !isWorthKeeping(draft) || conflict !== null || isKept(draft, slot.current)) return;
    const timer = setTimeout(
      () => save({ body: draft, into: slot.current }),
      failures === 0 ? PAUSE_MS : AGAIN_MS,
    );
    return () => clearTimeout(timer);
  }, [draft, conflict, save, failures, locked]);
  const keepNow = () => {
    const { current: into } = slot;
    if (locked || !isWorthKeeping(draft) || conflict !== null) return;
    if (!isKept(draft, into) && into.sent !== draft) save({ body: draft, into });
  };
  const leaving = useEffectEvent(keepNow);
  useEffect(() => {
    left.current = false;
    const hidden = () => {
      if (document.visibilityState === 'hidden') leaving();
    };
    const gone = () => leaving();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', gone);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', gone);
      left.current = true;
      leaving();
    };
  }, []);
  const leave = () => {
    slot.current = { kept: null };
    setSavedAt(null);
    setConflict(null);
    setFailures(0);
  };
  return {
    savedAt,
    /** True while what is typed could not be kept; it is tried again. */
    unsaved: failures > 0,
    /** Where what is on the screen is kept; handed back to `forget` when it is logged. */
    slot,
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
    /** The dossier is logged: nothing of it is to be kept any longer. */
    forget: (logged: Slot) => {
      remove(logged);
      if (logged === slot.current) leave();
    },
    /** The next person's turn: what is typed waits among the drafts, and the next one gets a draft of their own. */
    setAside: () => {
      keepNow();
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

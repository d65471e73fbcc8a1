// Locks the screen when nobody has touched it for a while; the password opens it again where one was.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { SESSION_KEY } from '../workstation/session.tsx';
import type { Session } from '../workstation/session.tsx';
import { lockSession } from '../api/lock-session.ts';

const LOOK_EVERY_MS = 15_000;
const LOCKED_KEY = [...SESSION_KEY, 'locked'];

/** Whether the screen is locked; locks it after the set time in which nobody pressed or moved anything. */
export function useIdleLock(session: Session): boolean {
  const lock = useLock();
  const touchedAt = useRef(0);
  const locked = session.locked;
  const { mutate } = lock;
  useEffect(() => {
    touchedAt.current = Date.now();
    const touched = () => {
      touchedAt.current = Date.now();
    };
    const events = ['pointerdown', 'pointermove', 'keydown'] as const;
    for (const name of events) window.addEventListener(name, touched, { passive: true });
    const timer = setInterval(() => {
      if (!locked && Date.now() - touchedAt.current >= session.lockAfterSeconds * 1000) mutate();
    }, LOOK_EVERY_MS);
    return () => {
      for (const name of events) window.removeEventListener(name, touched);
      clearInterval(timer);
    };
  }, [locked, mutate, session.lockAfterSeconds]);
  return locked;
}

/** Locks now. */
export function useLock() {
  const cache = useQueryClient();
  return useMutation({
    mutationKey: LOCKED_KEY,
    mutationFn: lockSession,
    onSuccess: () => cache.invalidateQueries({ queryKey: SESSION_KEY }),
  });
}

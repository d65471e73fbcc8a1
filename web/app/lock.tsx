// Locks the screen when nobody has touched it for a while; the password opens it again where one was.
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../parts/notices.tsx';
import { useT } from '../texts/language.tsx';
import { SESSION_KEY, useSignOut } from './session.tsx';
import type { Session } from './session.tsx';
import { lockSession, unlockSession } from '../api/lock-session.ts';

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

/** Covers the page, which stays as it was behind it. */
export function LockScreen({ session }: { readonly session: Session }) {
  const t = useT();
  const cache = useQueryClient();
  const signOut = useSignOut();
  const [password, setPassword] = useState('');
  const unlock = useMutation({
    mutationFn: unlockSession,
    onSuccess: () => cache.invalidateQueries(),
    onSettled: () => setPassword(''),
  });
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      centered
      title={t('lock.title')}
      overlayProps={{ blur: 14, backgroundOpacity: 0.7 }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          unlock.mutate(password);
        }}
      >
        <Stack>
          <Text size="sm">{t('lock.who', { name: session.staff.name })}</Text>
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {unlock.error !== null && <ProblemNotice error={unlock.error} />}
          <Group justify="space-between">
            <Button variant="default" onClick={() => signOut.mutate()}>
              {t('shell.switchUser')}
            </Button>
            <Button type="submit" loading={unlock.isPending}>
              {t('lock.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

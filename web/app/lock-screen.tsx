// Covers a locked page until its person gives the password, or leaves the counter to somebody else.
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { unlockSession } from '../api/lock-session.ts';
import { ProblemNotice } from '../parts/notices.tsx';
import { useT } from '../texts/language.tsx';
import { useSignOut } from '../workstation/session.tsx';
import type { Session } from '../workstation/session.tsx';

/** Covers the page, which stays as it was behind it. */
export default function LockScreen({ session }: { readonly session: Session }) {
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
        {/* Escape in here is not for a dialog that waits behind. */}
        <Stack>
          <Text size="sm">{t('lock.who', { name: session.staff.name })}</Text>
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            data-autofocus
            data-mantine-stop-propagation="true"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {unlock.error !== null && <ProblemNotice error={unlock.error} />}
          <Group justify="space-between">
            <Button variant="default" data-mantine-stop-propagation="true" onClick={() => signOut.mutate()}>
              {t('shell.switchUser')}
            </Button>
            <Button type="submit" data-mantine-stop-propagation="true" loading={unlock.isPending}>
              {t('lock.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

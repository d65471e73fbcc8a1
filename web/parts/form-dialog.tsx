// A dialog that is a form: fields, what was refused, and two buttons.
import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemNotice } from './notices.tsx';
import { useT } from '../texts/language.tsx';
import { Dialog } from './dialog.tsx';

interface FormDialogProps {
  readonly title: string;
  /** What the button says that sends the form. */
  readonly send: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly submit: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
}

export function FormDialog({ title, send, busy, error, submit, close, children }: FormDialogProps) {
  const t = useT();
  return (
    <Dialog onClose={close} title={title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          {children}
          {error != null && <ProblemNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {send}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

// Opens an account for a person; the password that comes with it is shown once.
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { OneTimePassword } from './one-time-password.tsx';
import { PEOPLE_KEY } from './people-key.ts';
import { Dialog } from '../../../parts/dialog.tsx';

interface CreatePersonProps {
  /** With whom was made; null when nobody was. */
  readonly close: (created: { readonly id: string; readonly account: string } | null) => void;
}

export default function CreatePerson({ close }: CreatePersonProps) {
  const t = useT();
  const cache = useQueryClient();
  const [person, set] = useState({ account: '', name: '', email: '', phone: '' });
  const create = useMutation({
    mutationFn: () => {
      const { account, name, email, phone } = person;
      return answerOf(
        api.POST('/api/v1/staff', {
          body: {
            account,
            name,
            ...(email === '' ? {} : { email }),
            ...(phone === '' ? {} : { phone }),
          },
        }),
      );
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: PEOPLE_KEY }),
  });
  const created = create.data;
  if (created !== undefined)
    return (
      <Dialog onClose={() => close(created)} title={t('people.created', { name: created.name })}>
        <Stack>
          <OneTimePassword password={created.oneTimePassword} />
          <Group justify="flex-end">
            <Button data-autofocus onClick={() => close(created)}>
              {t('people.toPositions')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    );
  const change = (more: Partial<typeof person>) => set((was) => ({ ...was, ...more }));
  return (
    <FormDialog
      title={t('people.create')}
      send={t('people.create')}
      busy={create.isPending}
      error={create.error}
      submit={() => create.mutate()}
      close={() => close(null)}
    >
      <TextInput
        label={t('people.name')}
        required
        data-autofocus
        maxLength={200}
        value={person.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('people.account')}
        description={t('people.accountHint')}
        required
        maxLength={60}
        autoComplete="off"
        value={person.account}
        onChange={(event) => change({ account: event.currentTarget.value })}
      />
      <Group grow>
        <TextInput
          type="email"
          label={t('people.email')}
          value={person.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
        />
        <TextInput
          type="tel"
          label={t('people.phone')}
          maxLength={60}
          value={person.phone}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
      </Group>
    </FormDialog>
  );
}

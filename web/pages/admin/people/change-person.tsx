// Corrects a person's name and how he is reached. The account itself never changes.
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { PEOPLE_KEY } from './people-key.ts';
import type { Person } from './person.ts';

interface ChangePersonProps {
  readonly person: Person;
  readonly close: () => void;
}

export default function ChangePerson({ person, close }: ChangePersonProps) {
  const t = useT();
  const cache = useQueryClient();
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email ?? '');
  const [phone, setPhone] = useState(person.phone ?? '');
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.PATCH('/api/v1/staff/{id}', {
          params: { path: { id: person.id }, header: { 'If-Match': `"${person.version}"` } },
          body: { name, email: email === '' ? null : email, phone: phone === '' ? null : phone },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: PEOPLE_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('people.changeTitle', { name: person.name })}
      send={t('word.save')}
      busy={save.isPending}
      error={save.error}
      submit={() => save.mutate()}
      close={close}
    >
      <TextInput
        label={t('people.name')}
        required
        data-autofocus
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="email"
        label={t('people.email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <TextInput
        type="tel"
        label={t('people.phone')}
        maxLength={60}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

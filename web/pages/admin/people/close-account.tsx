// Closes an account, and says what becomes of what its holder has in hand.
import { Checkbox, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { PEOPLE_KEY } from './people-key.ts';
import { SuccessorSelect } from './successor-select.tsx';
import type { Person } from './person.ts';

interface CloseAccountProps {
  readonly person: Person;
  readonly close: () => void;
}

export default function CloseAccount({ person, close }: CloseAccountProps) {
  const t = useT();
  const cache = useQueryClient();
  const [successorId, setSuccessor] = useState<string | null>(null);
  const [leaveWithUnit, setLeave] = useState(false);
  const disable = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/staff/{id}/disable', {
          params: { path: { id: person.id }, header: { 'If-Match': `"${person.version}"` } },
          body: { ...(successorId !== null && { successorId }), leaveWithUnit },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: PEOPLE_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('people.disableTitle', { name: person.name })}
      send={t('people.disable')}
      busy={disable.isPending}
      error={disable.error}
      submit={() => disable.mutate()}
      close={close}
    >
      <Text size="sm">{t('people.disableHint')}</Text>
      <SuccessorSelect value={successorId} change={setSuccessor} />
      <Checkbox
        label={t('people.leave')}
        checked={leaveWithUnit}
        onChange={(event) => setLeave(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

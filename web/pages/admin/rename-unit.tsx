// Gives a unit a new name from a day on; the old name stays readable for the days before.
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { Unit } from './unit-tree.ts';
import { UNITS_KEY } from './use-units.ts';

interface RenameUnitProps {
  readonly unit: Unit;
  /** With the unit that has the new name. */
  readonly close: (id: string | null) => void;
}

export default function RenameUnit({ unit, close }: RenameUnitProps) {
  const t = useT();
  const cache = useQueryClient();
  const [name, setName] = useState('');
  const [on, setOn] = useState(() => isoDay(serverNow()));
  const rename = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/units/{id}/rename', {
          params: { path: { id: unit.id }, header: { 'If-Match': `"${unit.version}"` } },
          body: { name, on },
        }),
      ),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: UNITS_KEY });
      close(id);
    },
  });
  return (
    <FormDialog
      title={t('unit.renameTitle', { name: unit.name })}
      send={t('unit.rename')}
      busy={rename.isPending}
      error={rename.error}
      submit={() => rename.mutate()}
      close={() => close(null)}
    >
      <TextInput
        label={t('unit.newName')}
        required
        data-autofocus
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('unit.renameOn')}
        required
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

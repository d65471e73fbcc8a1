// Closes a unit from a day on; its successor takes over people, units under it and competences. Dossiers need a decision.
import { Text } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { OpenWork } from './open-work.tsx';
import { UnitSelect } from './unit-select.tsx';
import type { Unit } from './unit-tree.ts';
import { UNITS_KEY } from '../../../parts/use-units.ts';

interface CloseUnitProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly close: () => void;
}

export default function CloseUnit({ unit, units, close }: CloseUnitProps) {
  const t = useT();
  const cache = useQueryClient();
  const [on, setOn] = useState(() => isoDay(serverNow()));
  const [successorId, setSuccessor] = useState<string | null>(null);
  const end = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/units/{id}/close', {
          params: { path: { id: unit.id }, header: { 'If-Match': `"${unit.version}"` } },
          body: { on, successorId },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: UNITS_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('unit.closeTitle', { name: unit.name })}
      send={t('unit.close')}
      busy={end.isPending}
      error={end.error}
      submit={() => end.mutate()}
      close={close}
    >
      <Text size="sm">{t('unit.closeAbout')}</Text>
      <DayField label={t('unit.closeOn')} required data-autofocus value={on} onChange={setOn} />
      <UnitSelect
        label={t('unit.successor')}
        units={units.filter(({ id }) => id !== unit.id)}
        value={successorId}
        change={setSuccessor}
      />
      <OpenWork error={end.error} />
    </FormDialog>
  );
}

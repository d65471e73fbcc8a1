// Ends a position from a day on, and says what becomes of what its holder has in hand.
import { Checkbox } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { PEOPLE_KEY } from './people-key.ts';
import { SuccessorSelect } from './successor-select.tsx';
import type { HeldPosition } from './person.ts';

interface EndPositionProps {
  readonly held: HeldPosition;
  readonly unitName: string;
  readonly close: () => void;
}

export default function EndPosition({ held, unitName, close }: EndPositionProps) {
  const t = useT();
  const cache = useQueryClient();
  const [on, setOn] = useState(() => isoDay(serverNow()));
  const [successorId, setSuccessor] = useState<string | null>(null);
  const [leaveWithUnit, setLeave] = useState(false);
  const end = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/positions/{id}/end', {
        params: { path: { id: held.id } },
        body: { on, ...(successorId !== null && { successorId }), leaveWithUnit },
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: PEOPLE_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('people.endOf', { position: t(`position.${held.position}`), unit: unitName })}
      send={t('people.end')}
      busy={end.isPending}
      error={end.error}
      submit={() => end.mutate()}
      close={close}
    >
      <DayField
        label={t('people.endOn')}
        description={t('people.toHint')}
        required
        data-autofocus
        value={on}
        onChange={setOn}
      />
      <SuccessorSelect value={successorId} change={setSuccessor} />
      <Checkbox
        label={t('people.leave')}
        checked={leaveWithUnit}
        onChange={(event) => setLeave(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

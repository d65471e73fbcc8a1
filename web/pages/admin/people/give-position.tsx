// Gives a person a position in a unit from a day on.
import { Group, Select } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { PEOPLE_KEY } from './people-key.ts';
import type { HeldPosition, Person } from './person.ts';
import { UnitSelect } from '../units/unit-select.tsx';
import type { Unit } from '../units/unit-tree.ts';

const POSITIONS: readonly HeldPosition['position'][] = [
  'reception',
  'officer',
  'head',
  'clerk',
  'leader',
  'supervisor',
  'inspector',
  'administrator',
];

interface GivePositionProps {
  readonly person: Person;
  readonly units: readonly Unit[];
  readonly close: () => void;
}

export default function GivePosition({ person, units, close }: GivePositionProps) {
  const t = useT();
  const cache = useQueryClient();
  const [unitId, setUnit] = useState<string | null>(null);
  const [position, setPosition] = useState<HeldPosition['position']>('officer');
  const [scopeUnitId, setScope] = useState<string | null>(null);
  const [validFrom, setFrom] = useState(() => isoDay(serverNow()));
  const [validTo, setTo] = useState('');
  const give = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/staff/{id}/positions', {
          params: { path: { id: person.id } },
          body: {
            unitId: unitId ?? '',
            position,
            validFrom,
            ...(position === 'inspector' && { scopeUnitId: scopeUnitId ?? '' }),
            ...(validTo === '' ? {} : { validTo }),
          },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: PEOPLE_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('people.giveTitle', { name: person.name })}
      send={t('people.give')}
      busy={give.isPending}
      error={give.error}
      submit={() => give.mutate()}
      close={close}
    >
      <UnitSelect
        label={t('people.unit')}
        required
        units={units.filter(({ validTo: end }) => end === null || end > validFrom)}
        value={unitId}
        change={setUnit}
      />
      <Select
        label={t('people.position')}
        allowDeselect={false}
        value={position}
        data={POSITIONS.map((value) => ({ value, label: t(`position.${value}`) }))}
        onChange={(value) => value !== null && setPosition(value)}
      />
      {position === 'inspector' && (
        <UnitSelect
          label={t('people.scope')}
          required
          units={units.filter(({ validTo: end }) => end === null || end > validFrom)}
          value={scopeUnitId}
          change={setScope}
        />
      )}
      <Group grow align="flex-end">
        <DayField label={t('people.from')} required value={validFrom} onChange={setFrom} />
        <DayField label={t('people.to')} description={t('people.toHint')} value={validTo} onChange={setTo} />
      </Group>
    </FormDialog>
  );
}

// Renames, moves or otherwise changes a unit from a day on. It stays the same unit: nothing of it is moved.
import { Group, Select, TextInput } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { UNIT_KINDS } from './unit-kinds.ts';
import { UnitSelect } from './unit-select.tsx';
import type { Unit } from './unit-tree.ts';
import { UNITS_KEY } from '../../../parts/use-units.ts';

interface ChangeUnitProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly close: () => void;
}

export default function ChangeUnit({ unit, units, close }: ChangeUnitProps) {
  const t = useT();
  const cache = useQueryClient();
  const { code, name, kind, parentId, supervisedBy, calendarName, address, phone } = unit;
  const [facts, set] = useState({ code, name, kind, parentId, supervisedBy, calendarName, address, phone });
  const [on, setOn] = useState(() => isoDay(serverNow()));
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.PATCH('/api/v1/units/{id}', {
          params: { path: { id: unit.id }, header: { 'If-Match': `"${unit.version}"` } },
          body: { ...facts, on },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: UNITS_KEY });
      close();
    },
  });
  const change = (more: Partial<typeof facts>) => set((was) => ({ ...was, ...more }));
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <FormDialog
      title={t('unit.changeTitle', { name: unit.name })}
      send={t('word.save')}
      busy={save.isPending}
      error={save.error}
      submit={() => save.mutate()}
      close={close}
    >
      <DayField
        label={t('unit.changeOn')}
        description={t('unit.changeOnHint')}
        required
        value={on}
        onChange={setOn}
      />
      <Group grow>
        <TextInput
          label={t('unit.name')}
          required
          data-autofocus
          maxLength={300}
          value={facts.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('unit.code')}
          required
          maxLength={60}
          value={facts.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
      </Group>
      <Group grow>
        <Select
          label={t('unit.kind')}
          allowDeselect={false}
          value={facts.kind}
          data={UNIT_KINDS.map((value) => ({ value, label: t(`unit.kind.${value}`) }))}
          onChange={(value) => value !== null && change({ kind: value })}
        />
        <TextInput
          label={t('unit.calendar')}
          required
          value={facts.calendarName}
          onChange={(event) => change({ calendarName: event.currentTarget.value })}
        />
      </Group>
      <UnitSelect
        label={t('unit.parent')}
        units={units.filter(({ id }) => id !== unit.id)}
        value={facts.parentId}
        change={(id) => change({ parentId: id })}
      />
      <UnitSelect
        label={t('unit.supervisedBy')}
        description={t('unit.supervisedHint')}
        units={units}
        value={facts.supervisedBy}
        change={(id) => change({ supervisedBy: id })}
      />
      <Group grow>
        <TextInput
          label={t('unit.address')}
          value={facts.address ?? ''}
          onChange={(event) => change({ address: orNull(event.currentTarget.value) })}
        />
        <TextInput
          label={t('unit.phone')}
          value={facts.phone ?? ''}
          onChange={(event) => change({ phone: orNull(event.currentTarget.value) })}
        />
      </Group>
    </FormDialog>
  );
}

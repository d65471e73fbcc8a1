// Opens a unit from a day on.
import { Checkbox, Group, Select, TextInput } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { UNIT_KINDS, UNIT_LEVELS } from './unit-kinds.ts';
import { UnitSelect } from './unit-select.tsx';
import type { Unit } from './unit-tree.ts';
import { UNITS_KEY } from '../../../parts/use-units.ts';

interface CreateUnitProps {
  readonly units: readonly Unit[];
  readonly parentId: string | null;
  /** With the new unit, or null when none was made. */
  readonly close: (id: string | null) => void;
}

export default function CreateUnit({ units, parentId, close }: CreateUnitProps) {
  const t = useT();
  const cache = useQueryClient();
  const [unit, set] = useState({
    code: '',
    name: '',
    kind: 'department' as Unit['kind'],
    isAgency: false,
    level: units.find(({ id }) => id === parentId)?.level ?? ('province' as Unit['level']),
    parentId,
    supervisedBy: null as string | null,
    validFrom: isoDay(serverNow()),
    calendarName: 'vn',
  });
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/units', { body: unit })),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: UNITS_KEY });
      close(id);
    },
  });
  const change = (more: Partial<typeof unit>) => set((was) => ({ ...was, ...more }));
  return (
    <FormDialog
      title={t('units.create')}
      send={t('units.create')}
      busy={create.isPending}
      error={create.error}
      submit={() => create.mutate()}
      close={() => close(null)}
    >
      <TextInput
        label={t('unit.name')}
        required
        data-autofocus
        maxLength={300}
        value={unit.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Group grow align="flex-end">
        <TextInput
          label={t('unit.code')}
          description={t('unit.codeHint')}
          required
          maxLength={60}
          value={unit.code}
          onChange={(event) => change({ code: event.currentTarget.value })}
        />
        <DayField
          label={t('unit.from')}
          description={t('unit.fromHint')}
          required
          value={unit.validFrom}
          onChange={(value) => change({ validFrom: value })}
        />
      </Group>
      <Group grow align="flex-end">
        <Select
          label={t('unit.kind')}
          allowDeselect={false}
          value={unit.kind}
          data={UNIT_KINDS.map((value) => ({ value, label: t(`unit.kind.${value}`) }))}
          onChange={(kind) => kind !== null && change({ kind })}
        />
        <Select
          label={t('unit.level')}
          allowDeselect={false}
          value={unit.level}
          data={UNIT_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))}
          onChange={(level) => level !== null && change({ level })}
        />
      </Group>
      <Checkbox
        label={t('unit.isAgency')}
        checked={unit.isAgency}
        onChange={(event) => change({ isAgency: event.currentTarget.checked })}
      />
      <UnitSelect
        label={t('unit.parent')}
        units={units}
        value={unit.parentId}
        change={(id) => change({ parentId: id })}
      />
      <UnitSelect
        label={t('unit.supervisedBy')}
        description={t('unit.supervisedHint')}
        units={units}
        value={unit.supervisedBy}
        change={(id) => change({ supervisedBy: id })}
      />
    </FormDialog>
  );
}

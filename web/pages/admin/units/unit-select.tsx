// Chooses a unit by name or code.
import { Select } from '@mantine/core';
import { useT } from '../../../texts/language.tsx';
import type { Unit } from './unit-tree.ts';

interface UnitSelectProps {
  readonly label: string;
  readonly description?: string;
  readonly units: readonly Unit[];
  readonly value: string | null;
  readonly change: (id: string | null) => void;
  readonly required?: boolean;
}

export function UnitSelect({ label, description, units, value, change, required = false }: UnitSelectProps) {
  const t = useT();
  return (
    <Select
      label={label}
      description={description}
      searchable
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('queue.clear') }}
      required={required}
      limit={100}
      value={value}
      onChange={change}
      styles={{ empty: { color: '#46525f' } }}
      nothingFoundMessage={t('units.none')}
      data={units.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
    />
  );
}

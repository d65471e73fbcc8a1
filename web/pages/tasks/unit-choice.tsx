// Chooses one unit or several by name or code, agencies first.
import { MultiSelect, Select } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import { useUnits } from '../../parts/use-units.ts';

const LOOK = { empty: { color: '#46525f' } } as const;

function useChoices() {
  const { data } = useUnits('');
  return [...(data ?? [])]
    .sort((a, b) => Number(b.isAgency) - Number(a.isAgency) || a.code.localeCompare(b.code))
    .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }));
}

interface UnitChoiceProps {
  readonly label: string;
  readonly required: boolean;
  readonly value: string;
  readonly set: (id: string) => void;
}

export function UnitChoice({ label, required, value, set }: UnitChoiceProps) {
  const t = useT();
  return (
    <Select
      label={label}
      required={required}
      searchable
      limit={100}
      value={value === '' ? null : value}
      onChange={(id) => set(id ?? '')}
      nothingFoundMessage={t('tasks.noUnit')}
      styles={LOOK}
      data={useChoices()}
    />
  );
}

interface UnitsChoiceProps {
  readonly label: string;
  readonly required?: boolean;
  readonly values: readonly string[];
  readonly set: (ids: readonly string[]) => void;
}

export function UnitsChoice({ label, required = false, values, set }: UnitsChoiceProps) {
  const t = useT();
  return (
    <MultiSelect
      label={label}
      {...(required && { withAsterisk: true })}
      searchable
      hidePickedOptions
      limit={100}
      value={[...values]}
      onChange={set}
      nothingFoundMessage={t('tasks.noUnit')}
      styles={LOOK}
      data={useChoices()}
    />
  );
}

// Narrows a list to a unit with all under it: found by part of its name or code.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { useT } from '../texts/language.tsx';

interface UnitFilterProps {
  readonly label: string;
  readonly value: string | null;
  readonly change: (unitId: string | null) => void;
}

export function UnitFilter({ label, value, change }: UnitFilterProps) {
  const t = useT();
  const { data: units } = useQuery({
    queryKey: ['reports', 'units'],
    queryFn: () => answerOf(api.GET('/api/v1/units', { params: { query: {} } })),
    staleTime: 300_000,
  });
  return (
    <Select
      size="xs"
      w={280}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('unitFilter.clear') }}
      limit={100}
      label={label}
      placeholder={t('unitFilter.all')}
      nothingFoundMessage={t('unitFilter.none')}
      styles={{ empty: { color: '#46525f' } }}
      value={value}
      onChange={change}
      data={(units ?? []).map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
    />
  );
}

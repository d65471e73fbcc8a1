// Chooses who is to do something among the people of units: who is there and has least in hand comes first.
import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { useT } from '../texts/language.tsx';
import type { Translator } from '../texts/language.tsx';

type Person = components['schemas']['UnitPersonView'];

interface Load {
  readonly open: number;
  readonly late: number;
}

interface OfficerSelectProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly units: readonly string[];
  readonly value: string | null;
  readonly choose: (staffId: string | null) => void;
}

export function OfficerSelect({ units, value, choose, ...props }: OfficerSelectProps) {
  const t = useT();
  const people = useQuery({ queryKey: ['unit-people', units], queryFn: () => peopleOf(units) });
  // Whose board is not the reader's to see is chosen by name alone.
  const loads = useQuery({
    queryKey: ['dossiers', 'load', units],
    queryFn: () => loadsOf(units),
    retry: false,
  });
  const none = { open: 0, late: 0 };
  const rows = [...new Map((people.data ?? []).map((person) => [person.staffId, person])).values()]
    .map((person) => ({ person, load: loads.data && (loads.data.get(person.staffId) ?? none) }))
    .sort(
      (a, b) =>
        Number(a.person.absent) - Number(b.person.absent) || (a.load?.open ?? 0) - (b.load?.open ?? 0),
    );
  return (
    <Select
      {...props}
      searchable
      limit={100}
      clearButtonProps={{ 'aria-label': t('queue.clear') }}
      nothingFoundMessage={t('officer.nobody')}
      styles={{ empty: { color: '#46525f' } }}
      value={value}
      onChange={choose}
      data={rows.map(({ person, load }) => ({ value: person.staffId, label: labelOf(person, load, t) }))}
    />
  );
}

async function peopleOf(units: readonly string[]): Promise<Person[]> {
  const asked = [...new Set(units)].map((id) =>
    answerOf(api.GET('/api/v1/units/{id}/people', { params: { path: { id } } })),
  );
  return (await Promise.all(asked)).flat();
}

/** What each of them holds, in all these units together. */
async function loadsOf(units: readonly string[]): Promise<ReadonlyMap<string, Load>> {
  const asked = [...new Set(units)].map((unitId) =>
    answerOf(api.GET('/api/v1/board', { params: { query: { unitId } } })),
  );
  const loads = new Map<string, Load>();
  for (const { id, counts } of (await Promise.all(asked)).flatMap(({ inside }) => inside?.officers ?? [])) {
    const { open, late } = loads.get(id) ?? { open: 0, late: 0 };
    loads.set(id, { open: open + counts.open, late: late + counts.late });
  }
  return loads;
}

function labelOf({ name, position, absent }: Person, load: Load | undefined, t: Translator): string {
  return [
    absent ? t('officer.absent', { name }) : name,
    t.maybe(`position.${position}`) ?? '',
    ...(load === undefined ? [] : [t(load.late > 0 ? 'officer.loadLate' : 'officer.load', { ...load })]),
  ].join(' · ');
}

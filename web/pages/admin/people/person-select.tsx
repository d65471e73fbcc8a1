// Chooses a person by part of a name or account.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { useT } from '../../../texts/language.tsx';
import { PEOPLE_KEY } from './people-key.ts';

interface PersonSelectProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  readonly change: (id: string | null) => void;
  readonly required?: boolean;
}

export function PersonSelect({ label, description, value, change, required = false }: PersonSelectProps) {
  const t = useT();
  const [text, setText] = useState('');
  // What was chosen stays among the choices, whatever is typed afterwards.
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [asked] = useDebouncedValue(text === chosen?.label ? '' : text.trim(), 250);
  const { data } = useQuery({
    queryKey: [...PEOPLE_KEY, 'choice', asked],
    queryFn: () =>
      answerOf(api.GET('/api/v1/staff', { params: { query: asked === '' ? {} : { q: asked } } })),
    placeholderData: keepPreviousData,
  });
  const found = (data ?? [])
    .filter(({ disabled }) => !disabled)
    .map(({ id, name, account }) => ({ value: id, label: `${name} (${account})` }));
  const choices =
    chosen === null || found.some((each) => each.value === chosen.value) ? found : [chosen, ...found];
  return (
    <Select
      label={label}
      description={description}
      searchable
      clearable={!required}
      clearButtonProps={{ 'aria-label': t('queue.clear') }}
      required={required}
      value={value}
      searchValue={text}
      onSearchChange={setText}
      // The service has searched already, without regard to diacritics.
      filter={({ options }) => options}
      data={choices}
      styles={{ empty: { color: '#46525f' } }}
      nothingFoundMessage={t('people.none')}
      onChange={(id) => {
        setChosen(choices.find((each) => each.value === id) ?? null);
        change(id);
      }}
    />
  );
}

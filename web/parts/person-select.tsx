// Chooses a person by part of a name: the service searches, without regard to diacritics.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hasWords } from '../texts/folded.ts';
import { useT } from '../texts/language.tsx';

export interface PersonChoice {
  readonly value: string;
  readonly label: string;
}

interface PersonSelectProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string | null;
  readonly change: (id: string | null) => void;
  readonly required?: boolean;
  /** Who is asked, for the cache. */
  readonly among: readonly string[];
  /** @param text empty for the first ones of all */
  readonly find: (text: string) => Promise<readonly PersonChoice[]>;
}

export function PersonSelect({
  label,
  description,
  value,
  change,
  required = false,
  among,
  find,
}: PersonSelectProps) {
  const t = useT();
  const [text, setText] = useState('');
  // What was chosen stays among the choices, whatever is typed afterwards.
  const [chosen, setChosen] = useState<PersonChoice | null>(null);
  const [asked] = useDebouncedValue(text === chosen?.label ? '' : text.trim(), 250);
  const { data: found = [] } = useQuery({
    queryKey: [...among, 'choice', asked],
    queryFn: () => find(asked),
    placeholderData: keepPreviousData,
  });
  // Until the answer is there, Enter takes nobody whose name is not what was typed.
  const typed = text === chosen?.label ? '' : text;
  const fitting = found.filter(({ label: name }) => hasWords(name, typed));
  const choices =
    chosen === null || fitting.some((each) => each.value === chosen.value) ? fitting : [chosen, ...fitting];
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
      // As above, without regard to diacritics.
      filter={({ options }) => options}
      data={choices}
      styles={{ empty: { color: '#46525f' } }}
      nothingFoundMessage={t('officer.nobody')}
      onChange={(id) => {
        setChosen(choices.find((each) => each.value === id) ?? null);
        change(id);
      }}
    />
  );
}

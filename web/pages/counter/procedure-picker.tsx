// Chooses the procedure: by name with or without marks, by code, or by the key of a usual one.
import { Combobox, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useT } from '../../texts/language.tsx';
import type { Usual } from './favourites.tsx';

interface ProcedurePickerProps {
  readonly chosen: string | null;
  readonly usual: readonly Usual[];
  readonly choose: (code: string, name: string, caseKey: string | null) => void;
  readonly error: string | undefined;
}

const finding = (q: string) =>
  queryOptions({
    queryKey: ['procedures', 'find', q],
    queryFn: () => answerOf(api.GET('/api/v1/procedures', { params: { query: { q, limit: 20 } as never } })),
  });

export function ProcedurePicker({ chosen, usual, choose, error }: ProcedurePickerProps) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  const [asked] = useDebouncedValue((text ?? '').trim(), 200);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const cache = useQueryClient();
  const found = useQuery({
    ...finding(asked),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  const pick = (code: string, name: string, caseKey: string | null) => {
    setText(null);
    list.closeDropdown();
    choose(code, name, caseKey);
  };
  const searching = asked.length >= 2;
  const options = searching
    ? (found.data?.procedures ?? [])
        .filter(({ named }) => named)
        .map((each) => ({
          value: each.code,
          name: each.name,
          about: `${each.code} · ${each.field}`,
          caseKey: null,
          key: null,
          blocked: each.acceptable === 0,
        }))
    : usual.map((each) => ({
        value: `${each.procedureCode}/${each.caseKey}`,
        name: each.name,
        about: `${each.procedureCode} · ${each.caseName}`,
        caseKey: each.caseKey,
        key: each.key,
        blocked: false,
      }));
  return (
    <Combobox
      // Above it stand the last dossier's code and what can be done with it.
      position="bottom"
      middlewares={{ flip: false }}
      store={list}
      shadow="md"
      onOptionSubmit={(value) => {
        const option = options.find((each) => each.value === value);
        if (option !== undefined) pick(value.split('/')[0] ?? value, option.name, option.caseKey);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          data-field="procedure"
          label={t('new.procedure')}
          description={t('new.procedureHint')}
          withAsterisk
          autoFocus
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          error={error}
          value={text ?? chosen ?? ''}
          rightSection={found.isFetching ? <Loader size={14} /> : undefined}
          // It drops when one types or asks for it: whatever is scanned meanwhile stays in sight.
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => list.openDropdown()}
          onBlur={() => {
            list.closeDropdown();
            setText(null);
          }}
          onKeyDown={(event) => {
            // What one typed to its end is meant: Enter takes the first that was found for exactly these words.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || list.getSelectedOptionIndex() >= 0)
              return;
            const input = event.currentTarget;
            const words = input.value.trim();
            if (text === null || words.length < 2) return;
            event.preventDefault();
            // It may be pressed before what was typed was found.
            void cache.fetchQuery({ ...finding(words), staleTime: 60_000 }).then(({ procedures }) => {
              const first = procedures.find(({ named, acceptable }) => named && acceptable > 0);
              if (first !== undefined && input.value.trim() === words) pick(first.code, first.name, null);
            });
          }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            if (event.currentTarget.value.trim() !== '') list.openDropdown();
            list.resetSelectedOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('new.procedure')} mah={400} style={{ overflowY: 'auto' }}>
          {!searching && <Combobox.Group label={t('new.usual')} />}
          {options.map((option) => (
            <Combobox.Option key={option.value} value={option.value} disabled={option.blocked}>
              <Text size="sm">
                {option.key !== null && (
                  <Kbd size="xs" mr={8}>
                    Alt {option.key}
                  </Kbd>
                )}
                {option.name}
              </Text>
              <Text size="xs" c="dark.3">
                {option.about}
                {option.blocked && ` · ${t('new.noLimit')}`}
              </Text>
            </Combobox.Option>
          ))}
          {options.length === 0 && (
            <Combobox.Empty>{found.isFetching ? t('notice.loading') : t('new.procedureNone')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

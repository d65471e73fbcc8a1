// Chooses the procedure: by name with or without marks, by code, or by the key of a usual one.
import { Combobox, Group, Kbd, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { useT } from '../../texts/language.tsx';

type Usual = components['schemas']['UsualProcedureView'];

interface ProcedurePickerProps {
  readonly chosen: string | null;
  readonly choose: (code: string, name: string, caseKey: string | null) => void;
}

export function ProcedurePicker({ chosen, choose }: ProcedurePickerProps) {
  const t = useT();
  const [text, setText] = useState<string | null>(null);
  const [asked] = useDebouncedValue((text ?? '').trim(), 200);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const usual = useQuery({
    queryKey: ['procedures', 'usual'],
    queryFn: () => answerOf(api.GET('/api/v1/procedures/usual')),
    staleTime: 600_000,
  });
  const found = useQuery({
    queryKey: ['procedures', 'find', asked],
    queryFn: () =>
      answerOf(api.GET('/api/v1/procedures', { params: { query: { q: asked, limit: 20 } as never } })),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  const favourites: readonly Usual[] = usual.data ?? [];
  useShortcuts(
    favourites.slice(0, 9).map((each, at) => ({
      keys: `alt+${at + 1}`,
      label: each.name,
      run: () => pick(each.procedureCode, each.name, each.caseKey),
    })),
  );
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
          blocked: each.acceptable === 0,
        }))
    : favourites.map((each) => ({
        value: `${each.procedureCode}/${each.caseKey}`,
        name: each.name,
        about: `${each.procedureCode} · ${each.caseName}`,
        caseKey: each.caseKey,
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
          label={t('new.procedure')}
          description={t('new.procedureHint')}
          withAsterisk
          autoFocus
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          value={text ?? chosen ?? ''}
          rightSection={found.isFetching ? <Loader size={14} /> : undefined}
          onFocus={(event) => {
            event.currentTarget.select();
            list.openDropdown();
          }}
          onBlur={() => {
            list.closeDropdown();
            setText(null);
          }}
          onKeyDown={(event) => {
            // What one typed to its end is meant: Enter takes the first that was found for exactly these words.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || list.getSelectedOptionIndex() >= 0)
              return;
            const first = options.find(({ blocked }) => !blocked);
            if (!searching || first === undefined || found.isPlaceholderData) return;
            if ((text ?? '').trim() !== asked) return;
            event.preventDefault();
            pick(first.value, first.name, first.caseKey);
          }}
          onChange={(event) => {
            setText(event.currentTarget.value);
            list.openDropdown();
            list.resetSelectedOption();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('new.procedure')} mah={400} style={{ overflowY: 'auto' }}>
          {!searching && <Combobox.Group label={t('new.usual')} />}
          {options.map((option, at) => (
            <Combobox.Option key={option.value} value={option.value} disabled={option.blocked}>
              <Group justify="space-between" wrap="nowrap">
                <div>
                  <Text size="sm">{option.name}</Text>
                  <Text size="xs" c="dark.3">
                    {option.about}
                    {option.blocked && ` · ${t('new.noLimit')}`}
                  </Text>
                </div>
                {!searching && at < 9 && (
                  <Kbd size="xs" style={{ whiteSpace: 'nowrap' }}>
                    Alt {at + 1}
                  </Kbd>
                )}
              </Group>
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

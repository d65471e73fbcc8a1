// Finds a dossier from any page by code, name, phone or identity number: F4, type, Enter.
import { Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { answerOf, api } from '../api/client.ts';
import { ProcedureName } from './procedure-name.tsx';
import { Timer } from './timer.tsx';
import type { TimerFacts } from './timer.tsx';
import { useT } from '../texts/language.tsx';
import { readCode } from '../workstation/read-code.ts';
import { useShortcuts } from '../workstation/shortcuts.tsx';

const SHORTEST = 3;
const PAUSE_MS = 250;

interface FoundRow extends TimerFacts {
  readonly id: string;
  readonly code: string | null;
  readonly applicant: string;
  readonly procedureName: string;
  readonly caseName: string;
}

/** @param large the one input of the counter's home */
export default function Find({ large = false }: { readonly large?: boolean }) {
  const t = useT();
  const go = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const { data, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: async () => {
      const answer: unknown = await answerOf(api.GET('/api/v1/search', { params: { query: { q: asked } } }));
      return (answer as { rows: FoundRow[] }).rows;
    },
    enabled: asked.length >= SHORTEST,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  useShortcuts([{ keys: 'F4', label: t('shell.find'), run: () => input.current?.select() }], !large);
  const open = (ref: string) => {
    setText('');
    list.closeDropdown();
    void go(`/dossiers/${encodeURIComponent(ref)}`);
  };
  const rows = asked.length >= SHORTEST ? (data ?? []) : [];
  return (
    <Combobox store={list} onOptionSubmit={open} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          style={{ flex: 1, ...(large ? {} : { maxWidth: 420 }) }}
          size={large ? 'lg' : 'sm'}
          aria-label={t('shell.find')}
          placeholder={t('shell.findHint')}
          leftSection={<Search size={16} aria-hidden />}
          rightSection={
            isFetching ? (
              <Loader size={14} />
            ) : large ? undefined : (
              <Text size="xs" c="dark.3" visibleFrom="sm">
                F4
              </Text>
            )
          }
          value={text}
          role="combobox"
          // On the counter's home it is where the next thing is typed.
          autoFocus={large}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value);
            list.openDropdown();
            list.resetSelectedOption();
          }}
          onBlur={() => list.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || list.getSelectedOptionIndex() >= 0)
              return;
            const ref = readCode(text) ?? (asked === text.trim() && rows.length === 1 ? rows[0]!.id : null);
            if (ref !== null) open(ref);
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim().length < SHORTEST}>
        <Combobox.Options aria-label={t('shell.find')} mah={400} style={{ overflowY: 'auto' }}>
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={row.code ?? row.id}>
              <Group justify="space-between" wrap="nowrap" gap="md">
                <div style={{ minWidth: 0 }}>
                  <Text size="sm" fw={600}>
                    {row.code} · {row.applicant}
                  </Text>
                  <Text size="xs" c="dark.3" component="div">
                    <ProcedureName name={row.procedureName} caseName={row.caseName} />
                  </Text>
                </div>
                <Timer facts={row} absolute="none" />
              </Group>
            </Combobox.Option>
          ))}
          {rows.length === 0 && (
            <Combobox.Empty>{isFetching ? t('notice.loading') : t('shell.foundNothing')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

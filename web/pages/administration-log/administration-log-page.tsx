// The log of administration: who did what to whom, from what to what, when and from where; newest first.
import { Group, NativeSelect, Pill, Stack, Text } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { operations } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';
import { FileButtons, SHEETS } from '../../parts/file-buttons.tsx';
import { logColumns } from './log-columns.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';

type Query = NonNullable<operations['AdministrationLog.list']['parameters']['query']>;
type Kind = NonNullable<Query['kind']>;

const KINDS = [
  'position',
  'staff',
  'session',
  'token',
  'absence',
  'unit',
  'competence',
  'handOver',
  'procedure',
  'calendar',
  'setting',
  'delivery',
  'clock',
  'log',
] as const satisfies readonly Kind[];

export default function AdministrationLogPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const given = (name: string) => params.get(name) ?? '';
  const kind = KINDS.find((each) => each === params.get('kind'));
  const query: Query = {
    ...(kind === undefined ? {} : { kind }),
    ...(given('from') === '' ? {} : { from: given('from') }),
    ...(given('to') === '' ? {} : { to: given('to') }),
    ...(given('personId') === '' ? {} : { personId: given('personId') }),
  };
  const log = useInfiniteQuery({
    queryKey: ['administration-log', query],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/admin/log', {
          params: { query: { ...query, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const set = useMemo(
    () => (changes: Readonly<Record<string, string>>) =>
      setParams((was) => {
        const next = new URLSearchParams(was);
        for (const [name, value] of Object.entries(changes))
          if (value === '') next.delete(name);
          else next.set(name, value);
        return next;
      }),
    [setParams],
  );
  const columns = useMemo(() => logColumns(t, (personId, person) => set({ personId, person })), [t, set]);
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('log.title')} about={t('log.about')}>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('log.kind')}
          size="xs"
          w={180}
          value={kind ?? ''}
          onChange={(event) => set({ kind: event.currentTarget.value })}
          data={[
            { value: '', label: t('word.all') },
            ...KINDS.map((value) => ({ value, label: t(`log.kind.${value}`) })),
          ]}
        />
        {(['from', 'to'] as const).map((name) => (
          <DayField
            key={name}
            size="xs"
            label={t(`log.${name}`)}
            value={given(name)}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
        {given('personId') !== '' && (
          <Stack gap={2}>
            <Text size="xs">{t('log.person')}</Text>
            <Pill
              withRemoveButton
              removeButtonProps={{ 'aria-label': t('log.everybody') }}
              onRemove={() => set({ personId: '', person: '' })}
            >
              {given('person')}
            </Pill>
          </Stack>
        )}
      </Group>
      <FileButtons
        formats={SHEETS}
        request={(format) => answerOf(api.POST('/api/v1/admin/log/exports', { body: { ...query, format } }))}
      />
      {log.error !== null && <ProblemNotice error={log.error} again={() => void log.refetch()} />}
      {log.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t('log.none')} />
      ) : (
        <DataTable caption={t('log.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      <MoreRows list={log}>{t('log.more')}</MoreRows>
    </Page>
  );
}

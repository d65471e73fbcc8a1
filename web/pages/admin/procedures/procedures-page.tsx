// Procedures: found by name with or without diacritics, or by code; each leads to its text and versions.
import { Anchor, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answerOf, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema.d.ts';
import { DataTable } from '../../../parts/data-table.tsx';
import type { Column } from '../../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { useT } from '../../../texts/language.tsx';
import type { Translator } from '../../../texts/language.tsx';
import { MoreRows } from '../../../parts/more-rows.tsx';

type Found = components['schemas']['FoundProcedureView'];

const PAGE = 50;

export default function ProceduresPage() {
  const t = useT();
  const go = useNavigate();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const found = useInfiniteQuery({
    queryKey: ['admin', 'procedures', asked],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/procedures', {
          params: { query: { q: asked, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const columns = useMemo(() => columnsIn(t), [t]);
  const rows = found.data?.pages.flatMap(({ procedures }) => procedures) ?? [];
  return (
    <Page
      title={t('admin.procedures')}
      about={t('procedures.about')}
      actions={
        <Button
          component={Link}
          to="/admin/procedures/new"
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
        >
          {t('procedures.new')}
        </Button>
      }
    >
      <TextInput
        label={t('procedures.search')}
        description={t('procedures.searchHint')}
        leftSection={<Search size={16} aria-hidden />}
        value={text}
        autoComplete="off"
        maw={480}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.error !== null && <ProblemNotice error={found.error} again={() => void found.refetch()} />}
      {found.isPending ? (
        <Loading rows={10} />
      ) : rows.length === 0 ? (
        <Empty why={t('procedures.none')} />
      ) : (
        <DataTable
          caption={t('admin.procedures')}
          columns={columns}
          rows={rows}
          keyOf={({ code }) => code}
          open={({ code }) => void go(`/admin/procedures/${code}`)}
          stale={found.isPlaceholderData}
        />
      )}
      <MoreRows list={found}>{t('admin.more')}</MoreRows>
    </Page>
  );
}

function columnsIn(t: Translator): Column<Found>[] {
  return [
    {
      id: 'code',
      header: t('procedures.code'),
      width: 96,
      onPhone: true,
      cell: ({ code }) => (
        <Anchor component={Link} to={`/admin/procedures/${code}`} fw={600} size="sm">
          {code}
        </Anchor>
      ),
    },
    { id: 'name', header: t('procedures.name'), onPhone: true, cell: ({ name }) => name },
    { id: 'field', header: t('procedures.field'), width: 260, cell: ({ field }) => field },
    {
      id: 'levels',
      header: t('procedures.levels'),
      width: 130,
      cell: ({ levels }) => levels.map((level) => t(`level.${level}`)).join(', '),
    },
    {
      id: 'cases',
      header: t('procedures.cases'),
      width: 130,
      cell: ({ cases, acceptable }) => t('procedures.acceptable', { n: acceptable, of: cases }),
    },
  ];
}

// The dossiers, tasks and opinions that one figure counts.
import { Anchor, Button, Group, Paper, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';

type Matter = components['schemas']['LateMatter'];

export interface ChosenFigure {
  readonly line: components['schemas']['LatenessLine'];
  /** Null for all of them. */
  readonly kind: 'dossier' | 'task' | 'consultation' | null;
}

interface MatterListProps {
  readonly figure: ChosenFigure;
  readonly query: { readonly from?: string; readonly to?: string; readonly asOf?: string };
  readonly close: () => void;
}

export function MatterList({ figure: { line, kind }, query, close }: MatterListProps) {
  const t = useT();
  const title = useRef<HTMLHeadingElement>(null);
  const asked = {
    ...query,
    lineUnitId: line.unitId,
    ...(line.headId === null ? {} : { headId: line.headId }),
    ...(kind === null ? {} : { kind }),
  };
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['lateness', 'matters', asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/repeated-lateness/matters', {
          params: { query: pageParam === null ? asked : { ...asked, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  const key = JSON.stringify(asked);
  useEffect(() => title.current?.focus(), [key]);
  const name = t('lateness.matters', {
    unit: line.unitName ?? '',
    head: line.headName ?? t('lateness.head.none'),
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h5" ref={title} tabIndex={-1}>
          {name}
        </Title>
        <Button size="xs" variant="default" onClick={close}>
          {t('lateness.matters.close')}
        </Button>
      </Group>
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined ? (
        error === null && <Loading rows={4} />
      ) : (
        <DataTable
          caption={name}
          columns={columnsOf(t)}
          rows={data.pages.flatMap(({ rows }) => rows)}
          keyOf={({ kind: of, id, lateAt }) => `${of} ${id} ${lateAt}`}
        />
      )}
      {hasNextPage && (
        <Button mt="sm" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('lateness.matters.more')}
        </Button>
      )}
    </Paper>
  );
}

function columnsOf(t: Translator): readonly Column<Matter>[] {
  return [
    {
      id: 'kind',
      header: t('lateness.matter.kind'),
      cell: ({ kind }) => t(`lateness.${kind as 'dossier'}`),
    },
    {
      id: 'ref',
      header: t('lateness.matter.ref'),
      onPhone: true,
      cell: ({ kind, id, ref }) => (
        <Anchor component={Link} to={kind === 'task' ? `/tasks/${id}` : `/dossiers/${ref ?? id}`} size="sm">
          {ref ?? id}
        </Anchor>
      ),
    },
    { id: 'title', header: t('lateness.matter.title'), cell: ({ title }) => title },
    {
      id: 'holder',
      header: t('lateness.matter.holder'),
      cell: ({ unitName, officerName }) => [officerName, unitName].filter((part) => part !== null).join(', '),
    },
    {
      id: 'lateAt',
      header: t('lateness.matter.lateAt'),
      onPhone: true,
      cell: ({ lateAt }) => formatMoment(lateAt),
    },
    {
      id: 'endedAt',
      header: t('lateness.matter.endedAt'),
      cell: ({ endedAt }) => (endedAt === null ? t('lateness.matter.open') : formatMoment(endedAt)),
    },
  ];
}

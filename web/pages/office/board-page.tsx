// The board: every agency in scope by timer, opened into its rooms and these into steps and people; each number leads to its rows.
import { Anchor, Button, Checkbox, Group, Paper, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { paths } from '../../api/schema.d.ts';
import { withWords } from '../../parts/lazy-page.ts';
import { useListState } from '../../parts/list-state.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { BoardTable, FIGURES, shareWords } from './board-table.tsx';
import classes from './office.module.css';

const ListTools = lazy(withWords(['reports'], () => import('../../parts/list-tools.tsx')));
type Query = NonNullable<paths['/api/v1/board']['get']['parameters']['query']>;

const COLUMNS = ['late', 'dueSoon', 'onTime', 'paused', 'notStarted', 'resolved'] as const;

export default function BoardPage() {
  const t = useT();
  const state = useListState();
  const { params, sort } = state;
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words.trim(), 300);
  const onlyLate = params.get('late') === 'true';
  const query = {
    ...(asked !== '' && { q: asked }),
    ...(onlyLate && { late: true }),
    ...(sort !== null && { sort: sort as NonNullable<Query['sort']> }),
  };
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['board', query],
    queryFn: () => answerOf(api.GET('/api/v1/board', { params: { query }, headers: IN_BACKGROUND })),
    placeholderData: keepPreviousData,
    refetchInterval: every(60_000),
  });
  if (data === undefined)
    return (
      <Page title={t('place.board')}>
        {error === null ? (
          <Loading rows={10} />
        ) : (
          <ProblemNotice error={error} again={() => void refetch()} />
        )}
      </Page>
    );
  const narrowed = asked !== '' || onlyLate;
  const rows = (more: string) => `/queue?tab=all&relation=holding${more}`;
  return (
    <Page
      title={t('place.board')}
      about={t('board.readAt', { at: formatMoment(data.serverNow) })}
      actions={
        <>
          <Button
            variant="default"
            size="xs"
            leftSection={<Printer size={15} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('board.print')}
          </Button>
          <Button variant="default" size="xs" onClick={() => void refetch()}>
            {t('queue.refresh')}
          </Button>
        </>
      }
    >
      <SimpleGrid cols={{ base: 2, sm: 4, lg: 9 }} spacing="xs">
        {COLUMNS.map((column) => (
          <Figure
            key={column}
            name={t(`queue.due.${column}`)}
            tone={column}
            count={data.total[column]}
            to={narrowed ? null : rows(`&due=${column}`)}
          />
        ))}
        <Figure
          name={t('queue.nobody')}
          tone={data.total.unassigned > 0 ? 'dueSoon' : 'onTime'}
          count={data.total.unassigned}
          to={narrowed ? null : rows('&officer=none')}
        />
        <Figure name={t('board.inTimeShare')} tone="" count={shareWords(data.total, t)} to={null} />
        <Figure
          name={t('board.lateOfCompetence')}
          tone="late"
          count={data.total.lateOfCompetence}
          to={narrowed ? null : '/queue?tab=all&relation=competent&due=late'}
        />
      </SimpleGrid>
      <Text size="xs" c="dark.3">
        {t('board.twoCounts')}
      </Text>
      <Group gap="sm" align="flex-end" className={classes['tools']!}>
        <TextInput
          size="xs"
          w={260}
          label={t('board.find')}
          value={words}
          autoComplete="off"
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Checkbox
          size="xs"
          mb={7}
          label={t('board.onlyLate')}
          checked={onlyLate}
          onChange={(event) => state.change({ late: event.currentTarget.checked ? 'true' : null })}
        />
        <Suspense fallback={null}>
          <ListTools
            page="board"
            list="board"
            state={state}
            columns={[
              { id: 'name', header: t('board.agency') },
              ...FIGURES.map((id) => ({
                id,
                header: t(`board.${id}`),
              })),
            ]}
            query={query}
            about={[onlyLate ? t('board.onlyLate') : t('board.all'), asked]
              .filter((part) => part !== '')
              .join(' · ')}
          />
        </Suspense>
      </Group>
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data.agencies.length === 0 ? (
        <Empty why={t(narrowed ? 'board.foundNone' : 'board.empty')} />
      ) : (
        <BoardTable board={data} state={state} linked={!narrowed} stale={isPlaceholderData} />
      )}
    </Page>
  );
}

function Figure(props: {
  readonly name: string;
  readonly count: number | string;
  readonly to: string | null;
  readonly tone: string;
}) {
  const { name, count, to, tone } = props;
  const look = { fz: 26, fw: 600, c: 'dark.9' } as const;
  return (
    <Paper
      withBorder
      p="sm"
      className={classes['figure']!}
      data-tone={typeof count === 'number' && count > 0 ? tone : undefined}
    >
      <Text size="xs" c="dark.3">
        {name}
      </Text>
      {to === null ? (
        <Text {...look}>{count}</Text>
      ) : (
        <Anchor component={Link} to={to} {...look} aria-label={`${name}: ${count}`}>
          {count}
        </Anchor>
      )}
    </Paper>
  );
}

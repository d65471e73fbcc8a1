// How far the newest calendar has been taken to the open dossiers.
import { Paper, Progress, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, IN_BACKGROUND } from '../../../api/client.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';

const WHILE_RUNNING_MS = 2_000;

interface CalendarChangeProps {
  readonly name: string;
  readonly version: number;
  /** The version is taken away: it was a mistake. */
  readonly annulled: boolean;
}

export function CalendarChange({ name, version, annulled }: CalendarChangeProps) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['admin', 'calendar-progress', name, version, annulled],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/calendars/{name}/versions/{version}/progress', {
          params: { path: { name, version } },
          headers: IN_BACKGROUND,
        }),
      ),
    refetchInterval: ({ state }) => {
      const now = state.data?.state;
      return now === 'waiting' || now === 'running' ? WHILE_RUNNING_MS : false;
    },
  });
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined || data.state === 'none') return null;
  const percent =
    data.state === 'done' ? 100 : data.total ? Math.round((100 * data.examined) / data.total) : 0;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('change.title')}>
      <Title order={2} size="h5" mb="xs">
        {t('change.title')}
      </Title>
      <div role="status">
        <Text size="sm" mb={6}>
          {t(`change.${data.state}`, { version })}
          {data.finishedAt !== null && ` ${formatMoment(data.finishedAt)}`}
        </Text>
        <Progress value={percent} aria-label={t('change.title')} mb={6} />
        <Text size="sm">
          {t(annulled ? 'change.countsAnnulled' : 'change.counts', {
            examined: data.examined,
            total: data.total ?? '…',
            later: data.movedLater,
            kept: data.notApplied,
          })}
          {data.failed > 0 && ` · ${t('change.failed', { n: data.failed })}`}
        </Text>
      </div>
    </Paper>
  );
}

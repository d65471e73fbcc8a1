// The clock of the evaluation: what time it is for the service, and setting it forward.
import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { every } from '../../../api/polling.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { instantOf, localOf } from '../../../parts/local-time.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

export default function ClockPage() {
  const t = useT();
  const cache = useQueryClient();
  const [chosen, choose] = useState('');
  const clock = useQuery({
    queryKey: ['admin', 'clock'],
    queryFn: () => answerOf(api.GET('/api/v1/clock')),
    refetchInterval: every(30_000),
  });
  const set = useMutation({
    mutationFn: (at: string) => answerOf(api.POST('/api/v1/clock', { body: { at } })),
    onSuccess: () => {
      choose('');
      // Everything may have become late meanwhile.
      void cache.invalidateQueries();
    },
  });
  const { data } = clock;
  return (
    <Page title={t('admin.clock')} about={t('clock.about')}>
      {clock.error !== null && <ProblemNotice error={clock.error} again={() => void clock.refetch()} />}
      {data === undefined ? (
        clock.error === null && <Loading rows={3} />
      ) : (
        <Paper withBorder p="lg" maw={640}>
          <Stack>
            <div>
              <Text size="sm" c="dark.3">
                {t('clock.now')}
              </Text>
              <Text fz={32} fw={600}>
                <time dateTime={data.now}>{formatMoment(data.now)}</time>
              </Text>
            </div>
            {!data.settable && <Alert color="gray">{t('clock.notSettable')}</Alert>}
            <Group gap="xs">
              <Button
                variant="default"
                disabled={!data.settable || set.isPending}
                onClick={() => set.mutate(new Date(serverNow() + HOUR_MS).toISOString())}
              >
                {t('clock.hour')}
              </Button>
              <Button
                variant="default"
                disabled={!data.settable || set.isPending || data.nextWorkingDay === null}
                onClick={() => set.mutate(data.nextWorkingDay!)}
              >
                {data.nextWorkingDay === null
                  ? t('clock.noWorkingDay')
                  : t('clock.workingDay', { at: formatMoment(data.nextWorkingDay) })}
              </Button>
              <Button
                variant="default"
                disabled={!data.settable || set.isPending}
                onClick={() => set.mutate(new Date(serverNow() + WEEK_MS).toISOString())}
              >
                {t('clock.week')}
              </Button>
            </Group>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (chosen !== '') set.mutate(instantOf(chosen));
              }}
            >
              <Group align="flex-end" gap="xs">
                <DayField
                  withHour
                  label={t('clock.at')}
                  first={localOf(data.now)}
                  value={chosen}
                  disabled={!data.settable}
                  onChange={choose}
                />
                <Button type="submit" disabled={!data.settable || chosen === ''} loading={set.isPending}>
                  {t('clock.set')}
                </Button>
              </Group>
            </form>
            {set.error !== null && <ProblemNotice error={set.error} />}
            <Text size="sm" role="status">
              {set.data !== undefined && t('clock.done', { at: formatMoment(set.data.now) })}
            </Text>
          </Stack>
        </Paper>
      )}
    </Page>
  );
}

// One's own alerts, live: in lines by agency and kind, each of which opens; taken up or hidden together or singly.
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';
import { AlertLine } from './alert-line.tsx';
import { kindWords } from './kinds.ts';
import { useActs, useLines } from './use-alerts.ts';
import type { Shown } from './use-alerts.ts';

const WHICH = ['waiting', 'open', 'all'] as const;
const SHOWN: Readonly<Record<(typeof WHICH)[number], Shown>> = {
  waiting: { open: true, waiting: true },
  open: { open: true, waiting: false },
  all: { open: false, waiting: false },
};
/** So few alerts are shown at once, without being opened first. */
const OPENED_UP_TO = 5;

export default function AlertsPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const which = WHICH.find((each) => each === params.get('which')) ?? 'open';
  const kind = params.get('kind') ?? '';
  const [opened, setOpened] = useState<boolean | null>(null);
  const shown = SHOWN[which];
  const lines = useLines(shown, kind === '' ? {} : { kind }, 'agency');
  // The kinds to choose from are those that there are, whichever is chosen.
  const all = useLines(shown, {}, 'agency', kind !== '');
  const acts = useActs();
  const items = lines.data?.items ?? [];
  const kinds = [...new Set([...(all.data?.items ?? items).map((line) => line.kind), kind])].filter(Boolean);
  const total = items.reduce((sum, { count }) => sum + count, 0);
  const isOpened = opened ?? total <= OPENED_UP_TO;
  const { acknowledge, snooze, acknowledgeAll, snoozeAll } = acts;
  const error = [lines, acknowledge, snooze, acknowledgeAll, snoozeAll].find(
    (each) => each.error !== null,
  )?.error;
  const set = (name: string, value: string) =>
    setParams((was) => {
      const next = new URLSearchParams(was);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Page title={t('place.alerts')} about={t('alerts.about')}>
      <Group align="flex-end" gap="sm">
        <SegmentedControl
          aria-label={t('alerts.which')}
          value={which}
          onChange={(value) => set('which', value)}
          data={WHICH.map((value) => ({ value, label: t(`alerts.which.${value}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t('alerts.kind')}
          value={kind}
          onChange={(event) => set('kind', event.currentTarget.value)}
          data={[
            { value: '', label: t('word.all') },
            ...kinds.map((value) => ({ value, label: kindWords(value, t) })),
          ]}
        />
        {items.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setOpened(!isOpened)}>
            {t(isOpened ? 'alerts.foldAll' : 'alerts.unfoldAll')}
          </Button>
        )}
        <Text size="sm" role="status">
          {acknowledgeAll.data !== undefined &&
            t('alerts.takenUp', {
              n: acknowledgeAll.data.acknowledged,
              others: acknowledgeAll.data.notHeld,
            })}
        </Text>
      </Group>
      {error != null && <ProblemNotice error={error} again={() => void lines.refetch()} />}
      {lines.isPending ? (
        <Loading />
      ) : items.length === 0 ? (
        <Empty why={t('alerts.empty')} />
      ) : (
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {items.map((line) => (
            <AlertLine
              key={`${line.place.id} ${line.kind} ${isOpened}`}
              line={line}
              by="agency"
              shown={shown}
              at={lines.data?.at ?? ''}
              acts={acts}
              opened={isOpened}
            />
          ))}
        </Stack>
      )}
    </Page>
  );
}

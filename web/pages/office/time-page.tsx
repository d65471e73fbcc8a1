// Working time by state, unit or procedure over a period: bars, and the table that they draw.
import { Group, SegmentedControl, Table, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatWorkingTime, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from './office.module.css';

const DAY_MS = 86_400_000;
const BAR = 280;
const GROUPINGS = ['state', 'unit', 'process'] as const;
type Grouping = (typeof GROUPINGS)[number];

export default function TimePage() {
  const t = useT();
  const [by, setBy] = useState<Grouping>('state');
  const [from, setFrom] = useState(() => isoDay(serverNow() - 30 * DAY_MS));
  const [to, setTo] = useState(() => isoDay(serverNow()));
  const sound = from !== '' && to !== '' && from <= to;
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['time', by, from, to],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/time-in-state', {
          params: { query: { by, from: `${from}T00:00:00+07:00`, to: `${to}T23:59:59+07:00` } },
        }),
      ),
    enabled: sound,
    placeholderData: keepPreviousData,
  });
  const lines = data?.lines ?? [];
  const most = Math.max(1, ...lines.map(({ workingMinutes }) => workingMinutes));
  const nameOf = (line: (typeof lines)[number]) =>
    (t.language === 'en' ? line.nameEn : line.name) ?? line.key;
  return (
    <Page title={t('place.time')} about={t('timeUsed.about')}>
      <Group align="flex-end">
        <SegmentedControl
          aria-label={t('timeUsed.by')}
          value={by}
          onChange={(value) => setBy(value as Grouping)}
          data={GROUPINGS.map((value) => ({ value, label: t(`timeUsed.by.${value}`) }))}
        />
        <TextInput
          type="date"
          label={t('timeUsed.from')}
          size="xs"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('timeUsed.to')}
          size="xs"
          value={to}
          error={sound ? undefined : t('timeUsed.order')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined ? (
        error === null && <Loading rows={8} />
      ) : lines.length === 0 ? (
        <Empty why={t('timeUsed.empty')} />
      ) : (
        <div className={classes['frame']} role="region" aria-label={t('place.time')} tabIndex={0}>
          <Table fz="sm" className={classes['board']!} style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t(`timeUsed.by.${by}`)}</Table.Th>
                <Table.Th w={BAR + 16}>{t('timeUsed.sum')}</Table.Th>
                <Table.Th ta="right">{t('timeUsed.sum')}</Table.Th>
                <Table.Th ta="right">{t('timeUsed.average')}</Table.Th>
                <Table.Th ta="right">{t('timeUsed.dossiers')}</Table.Th>
                <Table.Th ta="right">{t('timeUsed.stays')}</Table.Th>
                <Table.Th ta="right">{t('timeUsed.overBudget')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.key}>
                  <Table.Td maw={380}>{nameOf(line)}</Table.Td>
                  <Table.Td>
                    <svg width={BAR} height={14} aria-hidden>
                      <rect
                        width={Math.max(2, (line.workingMinutes / most) * BAR)}
                        height={14}
                        fill="#2f6ea8"
                      />
                    </svg>
                  </Table.Td>
                  <Table.Td ta="right">{formatWorkingTime(line.workingMinutes, t)}</Table.Td>
                  <Table.Td ta="right">{formatWorkingTime(line.averageMinutes, t)}</Table.Td>
                  <Table.Td ta="right">{line.dossiers}</Table.Td>
                  <Table.Td ta="right">{line.stays}</Table.Td>
                  <Table.Td ta="right">
                    <Text span size="sm" c={line.overBudget > 0 ? 'seal.8' : 'dark.9'}>
                      {line.overBudget}
                    </Text>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Page>
  );
}

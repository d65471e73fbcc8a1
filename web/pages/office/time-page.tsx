// Working time by state, unit or procedure over a period, of all units or one: bars, and the table that they draw.
import { Group, SegmentedControl, Select, Table, Text } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
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
  const [params, setParams] = useSearchParams();
  const by: Grouping = GROUPINGS.find((each) => each === params.get('by')) ?? 'state';
  const from = params.get('from') ?? isoDay(serverNow() - 30 * DAY_MS);
  const to = params.get('to') ?? isoDay(serverNow());
  const unitId = params.get('unitId');
  const { data: units } = useQuery({
    queryKey: ['reports', 'units'],
    queryFn: () => answerOf(api.GET('/api/v1/units', { params: { query: {} } })),
    staleTime: 300_000,
  });
  const change = (name: string, value: string | null) =>
    setParams(
      (was) => {
        if (value === null) was.delete(name);
        else was.set(name, value);
        return was;
      },
      { replace: true },
    );
  const sound = from !== '' && to !== '' && from <= to;
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['time', by, from, to, unitId],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/time-in-state', {
          params: {
            query: {
              by,
              from: `${from}T00:00:00+07:00`,
              to: `${to}T23:59:59+07:00`,
              ...(unitId !== null && { unitId }),
            },
          },
        }),
      ),
    enabled: sound,
    placeholderData: keepPreviousData,
  });
  const lines = data?.lines ?? [];
  const most = Math.max(1, ...lines.map(({ workingMinutes }) => workingMinutes));
  const sumOf = (figure: 'workingMinutes' | 'stays' | 'overBudget') =>
    lines.reduce((sum, line) => sum + line[figure], 0);
  const nameOf = (line: (typeof lines)[number]) =>
    (t.language === 'en' ? line.nameEn : line.name) ?? line.key;
  return (
    <Page title={t('place.time')} about={t('timeUsed.about')}>
      <Group align="flex-end">
        <SegmentedControl
          aria-label={t('timeUsed.by')}
          value={by}
          onChange={(value) => change('by', value)}
          data={GROUPINGS.map((value) => ({ value, label: t(`timeUsed.by.${value}`) }))}
        />
        <DayField
          label={t('timeUsed.from')}
          size="xs"
          value={from}
          onChange={(value) => change('from', value)}
        />
        <DayField
          label={t('timeUsed.to')}
          size="xs"
          value={to}
          error={sound ? undefined : t('timeUsed.order')}
          onChange={(value) => change('to', value)}
        />
        <Select
          size="xs"
          w={280}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('timeUsed.unit.clear') }}
          limit={100}
          label={t('timeUsed.by.unit')}
          placeholder={t('timeUsed.unit.all')}
          nothingFoundMessage={t('timeUsed.unit.none')}
          styles={{ empty: { color: '#46525f' } }}
          value={unitId}
          onChange={(value) => change('unitId', value)}
          data={(units ?? []).map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
        />
      </Group>
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined ? (
        error === null && <Loading rows={8} />
      ) : lines.length === 0 ? (
        <Empty why={t('timeUsed.empty')} />
      ) : (
        <>
          <Text size="sm">
            {t('timeUsed.total', {
              time: formatWorkingTime(sumOf('workingMinutes'), t),
              stays: sumOf('stays'),
              over: sumOf('overBudget'),
            })}
          </Text>
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
                    <Table.Td ta="right" className={classes['fact']!} data-label={t('timeUsed.sum')}>
                      {formatWorkingTime(line.workingMinutes, t)}
                    </Table.Td>
                    <Table.Td ta="right" className={classes['fact']!} data-label={t('timeUsed.average')}>
                      {formatWorkingTime(line.averageMinutes, t)}
                    </Table.Td>
                    <Table.Td ta="right" className={classes['fact']!} data-label={t('timeUsed.dossiers')}>
                      {line.dossiers}
                    </Table.Td>
                    <Table.Td ta="right" className={classes['fact']!} data-label={t('timeUsed.stays')}>
                      {line.stays}
                    </Table.Td>
                    <Table.Td ta="right" className={classes['fact']!} data-label={t('timeUsed.overBudget')}>
                      <Text span size="sm" c={line.overBudget > 0 ? 'seal.8' : 'dark.9'}>
                        {line.overBudget}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        </>
      )}
    </Page>
  );
}

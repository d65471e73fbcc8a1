// Late and nearly late by agency, unit, officer, procedure, step or reason; late reception and unassigned apart.
import { Anchor, Group, Paper, SegmentedControl, SimpleGrid, Table, Text, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatMoment, formatWorkingTime } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from './office.module.css';

const GROUPINGS = ['agency', 'unit', 'officer', 'procedure', 'step', 'reason'] as const;
type Grouping = (typeof GROUPINGS)[number];
const COLUMNS = [
  ['late', 'due=late', 'late'],
  ['lateUnassigned', 'due=late&officer=none', 'late'],
  ['dueSoon', 'due=dueSoon', 'dueSoon'],
  ['dueSoonUnassigned', 'due=dueSoon&officer=none', 'dueSoon'],
  ['stepLate', 'due=stepLate', ''],
] as const;
/** Only what is late has a reason. */
const OF_REASON: readonly string[] = ['late', 'lateUnassigned'];

export function LateGroups() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const by: Grouping = GROUPINGS.find((each) => each === params.get('by')) ?? 'unit';
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['late-now', by],
    queryFn: () =>
      answerOf(api.GET('/api/v1/late-now', { params: { query: { by } }, headers: IN_BACKGROUND })),
    placeholderData: keepPreviousData,
  });
  if (error !== null && data === undefined)
    return <ProblemNotice error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading rows={8} />;
  const of = (line: (typeof data.lines)[number]) =>
    by === 'reason'
      ? (t.maybe(`lateCases.reason.${line.key}`) ?? t('late.reason.none'))
      : ((t.language === 'en' ? line.nameEn : line.name) ?? t('late.nobody'));
  const columns = by === 'reason' ? COLUMNS.filter(([column]) => OF_REASON.includes(column)) : COLUMNS;
  const lines = by === 'reason' ? data.lines.filter(({ late }) => late > 0) : data.lines;
  const behind = by === 'reason' ? '/late?kind=late' : '/queue?tab=all&relation=holding';
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Paper withBorder p="md" component="section" aria-label={t('late.reception')}>
          <Title order={2} size="h5">
            {t('late.reception')}
          </Title>
          <Text size="xs" c="dark.3" mb={6}>
            {t('late.reception.about')}
          </Text>
          {data.reception.length === 0 ? (
            <Text size="sm">{t('late.reception.none')}</Text>
          ) : (
            data.reception.map(({ unitId, unitName, waiting, oldestDueAt }) => (
              <Text key={unitId} size="sm">
                {t('late.reception.line', {
                  unit: unitName ?? '',
                  n: waiting,
                  at: formatMoment(oldestDueAt),
                })}
              </Text>
            ))
          )}
        </Paper>
        <Paper withBorder p="md" component="section" aria-label={t('late.unassigned')}>
          <Title order={2} size="h5">
            {t('late.unassigned')}
          </Title>
          <Text size="xs" c="dark.3" mb={6}>
            {t('late.unassigned.about')}
          </Text>
          <Anchor
            component={Link}
            fz={26}
            fw={600}
            c="dark.9"
            to="/queue?tab=all&relation=holding&officer=none&due=onTime,dueSoon,late"
            aria-label={`${t('late.unassigned')}: ${data.unassigned}`}
          >
            {data.unassigned}
          </Anchor>
        </Paper>
      </SimpleGrid>
      <Group>
        <SegmentedControl
          size="xs"
          aria-label={t('late.by')}
          value={by}
          onChange={(value) => setParams({ kind: 'groups', by: value }, { replace: true })}
          style={{ maxWidth: '100%', overflowX: 'auto' }}
          data={GROUPINGS.map((value) => ({ value, label: t(`late.by.${value}`) }))}
        />
      </Group>
      {lines.length === 0 ? (
        <Empty why={t('late.groups.empty')} />
      ) : (
        <div className={classes['frame']} role="region" aria-label={t('late.groups')} tabIndex={0}>
          <Table fz="sm" className={classes['board']!} style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th miw={220}>{t(`late.by.${by}`)}</Table.Th>
                {columns.map(([column]) => (
                  <Table.Th key={column} ta="right">
                    {t(`late.column.${column}`)}
                  </Table.Th>
                ))}
                <Table.Th ta="right">{t('late.oldest')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lines.map((line) => (
                <Table.Tr key={line.key}>
                  <Table.Td>{of(line)}</Table.Td>
                  {columns.map(([column, filter, tone]) => (
                    <Table.Td
                      key={column}
                      ta="right"
                      className={classes['count']!}
                      data-tone={line[column] > 0 ? tone : undefined}
                      data-label={t(`late.column.${column}`)}
                      data-none={line[column] === 0 || undefined}
                    >
                      {line[column] === 0 || line.query === null ? (
                        line[column]
                      ) : (
                        <Anchor
                          component={Link}
                          c="inherit"
                          fw={600}
                          to={`${behind}&${line.query}&${filter}`}
                          aria-label={`${of(line)}, ${t(`late.column.${column}`)}: ${line[column]}`}
                        >
                          {line[column]}
                        </Anchor>
                      )}
                    </Table.Td>
                  ))}
                  <Table.Td ta="right" className={classes['fact']!} data-label={t('late.oldest')}>
                    {line.oldestMinutes === null ? '–' : formatWorkingTime(line.oldestMinutes, t)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}

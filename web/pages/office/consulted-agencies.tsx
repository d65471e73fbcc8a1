// How agencies answered when their opinion was asked, over a period.
import { Group, Table } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatWorkingTime, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from './office.module.css';

const DAY_MS = 86_400_000;
const COLUMNS = ['asked', 'answeredInTime', 'answeredLate', 'silent', 'unclear', 'waiting'] as const;
const BAD: ReadonlySet<string> = new Set(['answeredLate', 'silent']);

export function ConsultedAgencies() {
  const t = useT();
  const [from, setFrom] = useState(() => isoDay(serverNow() - 90 * DAY_MS));
  const [to, setTo] = useState(() => isoDay(serverNow()));
  const sound = from !== '' && to !== '' && from <= to;
  const { data, error } = useQuery({
    queryKey: ['consulted-agencies', from, to],
    queryFn: () => answerOf(api.GET('/api/v1/consulted-agencies', { params: { query: { from, to } } })),
    enabled: sound,
    placeholderData: keepPreviousData,
  });
  const tone = (column: (typeof COLUMNS)[number], n: number) =>
    n === 0 ? undefined : BAD.has(column) ? 'late' : column === 'unclear' ? 'dueSoon' : undefined;
  return (
    <>
      <Group align="flex-end">
        <DayField size="xs" label={t('late.asked.from')} value={from} onChange={setFrom} />
        <DayField
          size="xs"
          label={t('timeUsed.to')}
          value={to}
          error={sound ? undefined : t('timeUsed.order')}
          onChange={setTo}
        />
      </Group>
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined ? (
        error === null && <Loading rows={6} />
      ) : data.lines.length === 0 ? (
        <Empty why={t('late.asked.empty')} />
      ) : (
        <div className={classes['frame']} role="region" aria-label={t('late.kind.opinions')} tabIndex={0}>
          <Table fz="sm" className={classes['board']!}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th miw={220}>{t('late.asked.agency')}</Table.Th>
                {COLUMNS.map((column) => (
                  <Table.Th key={column} ta="right">
                    {t(`late.asked.${column}`)}
                  </Table.Th>
                ))}
                <Table.Th ta="right">{t('late.asked.average')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.lines.map((line) => (
                <Table.Tr key={line.agencyId}>
                  <Table.Td>{line.agencyName}</Table.Td>
                  {COLUMNS.map((column) => (
                    <Table.Td
                      key={column}
                      ta="right"
                      className={classes['count']!}
                      data-tone={tone(column, line[column])}
                    >
                      {line[column]}
                    </Table.Td>
                  ))}
                  <Table.Td ta="right">
                    {line.averageMinutes === null ? '–' : formatWorkingTime(line.averageMinutes, t)}
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

// Who answers for repeated lateness: agencies for all under them, or heads for all their units, beside the period before.
import { Badge, Table, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from '../reports/reports.module.css';

interface AnswerableProps {
  readonly by: 'head' | 'agency';
  readonly query: { readonly from?: string; readonly to?: string; readonly asOf?: string };
}

export default function Answerable({ by, query }: AnswerableProps) {
  const t = useT();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['lateness', 'answerable', by, query],
    queryFn: () =>
      answerOf(api.GET('/api/v1/repeated-lateness/answerable', { params: { query: { ...query, by } } })),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ProblemNotice error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading rows={6} />;
  if (data.lines.length === 0) return <Empty why={t('lateness.empty')} />;
  const percent = (share: number) =>
    `${(share * 100).toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 })}%`;
  const day = (text: string) => formatDay(`${text}T00:00:00+07:00`);
  const name = t(`lateness.by.${by}`);
  return (
    <>
      <Text size="xs" c="dark.3">
        {t('lateness.before', { from: day(data.fromBefore), to: day(data.toBefore) })}
      </Text>
      <div className={classes['frame']} role="region" aria-label={name} tabIndex={0}>
        <Table fz="sm" className={classes['report']!} data-stale={isPlaceholderData || undefined}>
          <caption className={classes['caption']}>{name}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th miw={240}>{name}</Table.Th>
              {by === 'agency' && <Table.Th miw={150}>{t('lateness.headNow')}</Table.Th>}
              <Table.Th miw={210}>{t('lateness.units')}</Table.Th>
              <Table.Th ta="right">{t('lateness.dossier')}</Table.Th>
              <Table.Th ta="right">{t('lateness.task')}</Table.Th>
              <Table.Th ta="right">{t('lateness.consultation')}</Table.Th>
              <Table.Th ta="right">{t('lateness.total')}</Table.Th>
              <Table.Th ta="right" miw={120}>
                {t('lateness.totalBefore')}
              </Table.Th>
              <Table.Th ta="right">{t('lateness.handled')}</Table.Th>
              <Table.Th ta="right">{t('lateness.share')}</Table.Th>
              <Table.Th ta="right">{t('lateness.shareBefore')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.lines.map((line) => (
              <Table.Tr key={line.id ?? 'none'}>
                <Table.Th scope="row" fw={600}>
                  {line.name ?? t('lateness.head.none')}{' '}
                  {line.often && (
                    <Badge color="seal" variant="light" styles={{ label: { color: '#96161b' } }}>
                      {t('lateness.often')}
                    </Badge>
                  )}
                </Table.Th>
                {by === 'agency' && <Table.Td>{line.headName ?? t('lateness.head.none')}</Table.Td>}
                <Table.Td>
                  {line.units.map((unit) => (
                    <Text key={unit.id} size="xs">
                      {unit.name}: {unit.total}
                    </Text>
                  ))}
                </Table.Td>
                <Table.Td ta="right">{line.dossiers}</Table.Td>
                <Table.Td ta="right">{line.tasks}</Table.Td>
                <Table.Td ta="right">{line.consultations}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {line.total}
                </Table.Td>
                <Table.Td ta="right">
                  {line.totalBefore} {trendOf(line.total, line.totalBefore, t)}
                </Table.Td>
                <Table.Td ta="right">{line.handled}</Table.Td>
                <Table.Td ta="right">{percent(line.share)}</Table.Td>
                <Table.Td ta="right">{line.shareBefore === null ? '–' : percent(line.shareBefore)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

/** In words, so that nobody has to see a colour. */
function trendOf(now: number, before: number, t: ReturnType<typeof useT>): string {
  if (now === before) return t('lateness.trend.same');
  return now > before
    ? t('lateness.trend.more', { n: now - before })
    : t('lateness.trend.fewer', { n: before - now });
}

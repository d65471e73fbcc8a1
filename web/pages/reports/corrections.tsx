// What was recorded after the as-of instant and is counted otherwise now.
import { Anchor, Paper, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Cell, ReportQuery } from './report-question.ts';
import classes from './reports.module.css';

export function Corrections({ question }: { readonly question: ReportQuery }) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['reports', 'corrections', question],
    queryFn: () => answerOf(api.GET('/api/v1/reports/06/corrections', { params: { query: question } })),
  });
  const words = (...cells: readonly (string | null)[]) =>
    cells.flatMap((cell) => (cell === null ? [] : [t(`reports.cell.${cell as Cell}`)])).join(', ') ||
    t('reports.notCounted');
  return (
    <Paper withBorder p="md" component="section" aria-label={t('reports.corrections')}>
      <Title order={2} size="h5" mb="xs">
        {t('reports.corrections')}
      </Title>
      {error !== null && <ProblemNotice error={error} />}
      {data?.rows.length === 0 && <Text size="sm">{t('reports.corrections.none')}</Text>}
      {data !== undefined && data.rows.length > 0 && (
        <div className={classes['frame']} role="region" aria-label={t('reports.corrections')} tabIndex={0}>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                {(['code', 'before', 'now', 'recordedAt'] as const).map((column) => (
                  <Table.Th key={column}>{t(`reports.corrections.${column}`)}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/dossiers/${row.code ?? row.id}`}>
                      {row.code ?? row.id}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{words(row.receivedBefore, row.standingBefore)}</Table.Td>
                  <Table.Td>{words(row.receivedNow, row.standingNow)}</Table.Td>
                  <Table.Td>{formatMoment(row.recordedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {data?.more === true && <Text size="sm">{t('reports.corrections.more')}</Text>}
    </Paper>
  );
}

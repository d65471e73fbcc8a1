// All background work of the service that answered: when each job last ended well, when it wakes, and what failed.
import { Badge, Paper, Table, Text, Title } from '@mantine/core';
import type { components } from '../../../api/schema.d.ts';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';

const GOOD = { color: '#17603a', background: '#e2f3e8' };
const BAD = { color: '#96161b', background: '#fbe3e2' };

interface JobsTableProps {
  readonly jobs: readonly components['schemas']['JobHealthView'][];
}

export function JobsTable({ jobs }: JobsTableProps) {
  const t = useT();
  const failing = jobs.filter(({ failures }) => failures > 0).length;
  const moment = (at: string | null) => (at === null ? '–' : formatMoment(at));
  return (
    <Paper withBorder p="md" component="section" aria-label={t('job.title')}>
      <Title order={2} size="h5" mb="xs">
        {t('job.title')}{' '}
        <Badge styles={{ root: failing === 0 ? GOOD : BAD }}>
          {failing === 0 ? t('health.good') : t('job.failing', { n: failing })}
        </Badge>
      </Title>
      <Table.ScrollContainer minWidth={480}>
        <Table fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              {(['job.name', 'job.lastPass', 'job.next', 'job.lastError'] as const).map((key) => (
                <Table.Th key={key}>{t(key)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {jobs.map(({ name, lastPassAt, nextAt, failures, lastError, lastErrorAt }) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" fw={400}>
                  {t.maybe(`job.of.${name}`) ?? name}
                </Table.Th>
                <Table.Td>{moment(lastPassAt)}</Table.Td>
                <Table.Td>{moment(nextAt)}</Table.Td>
                <Table.Td>
                  {lastError === null ? (
                    '–'
                  ) : (
                    <Text size="sm" span {...(failures > 0 && { c: BAD.color })}>
                      {moment(lastErrorAt)} · {lastError}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

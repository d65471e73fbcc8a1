// The counter's home: one input that takes anything, and what waits here today.
import {
  Anchor,
  Badge,
  Button,
  Grid,
  Group,
  Kbd,
  Paper,
  NativeSelect,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FilePlus2, Printer } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import Find from '../../parts/find.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { usePrinting } from '../../print/use-printing.tsx';
import { formatHour, formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';

export default function CounterPage() {
  const t = useT();
  const go = useNavigate();
  const [unitId, chooseUnit] = useState<string | null>(null);
  const { print, error: printError } = usePrinting();
  const { data, error, refetch } = useQuery({
    queryKey: ['counter', unitId],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/counter', {
          params: { query: unitId === null ? {} : { unitId } },
          headers: IN_BACKGROUND,
        }),
      ),
    refetchInterval: every(60_000),
  });
  const begin = () => void go('/counter/new');
  const last = data?.todayReceipts.find(({ state }) => state !== 'lodged');
  useShortcuts([
    { keys: 'F2', label: t('counter.new'), run: begin },
    ...(last === undefined
      ? []
      : [{ keys: 'F9', label: t('counter.reprintLast'), run: () => print(last.code ?? last.id, 'receipt') }]),
  ]);
  return (
    <Page
      title={t('counter.title')}
      about={data?.counters.find(({ id }) => id === data.unitId)?.name ?? undefined}
      actions={
        <>
          {data !== undefined && data.counters.length > 1 && (
            <NativeSelect
              size="sm"
              aria-label={t('counter.which')}
              value={data.unitId}
              onChange={(event) => chooseUnit(event.currentTarget.value)}
              data={data.counters.map(({ id, name }) => ({ value: id, label: name ?? id }))}
            />
          )}
          <Button
            leftSection={<FilePlus2 size={16} aria-hidden />}
            rightSection={<Kbd size="xs">F2</Kbd>}
            onClick={begin}
          >
            {t('counter.new')}
          </Button>
        </>
      }
    >
      <Find large />
      {printError !== null && <ProblemNotice error={printError} />}
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <Grid>
          <Grid.Col span={{ base: 12, lg: 7 }}>
            <Card
              title={t('counter.today')}
              count={data.todayReceipts.length}
              empty={t('counter.todayEmpty')}
              rows={data.todayReceipts.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td w={60}>{formatHour(row.lodgedAt)}</Table.Td>
                  <Table.Td>
                    <Anchor
                      component={Link}
                      to={`/dossiers/${encodeURIComponent(row.code ?? row.id)}`}
                      size="sm"
                      fw={600}
                    >
                      {row.code ?? t('queue.noCode')}
                    </Anchor>
                    <Text size="xs" c="dark.3" lineClamp={1}>
                      {row.applicant} · {row.procedureName}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right">
                    {row.code !== null && row.state !== 'lodged' && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<Printer size={14} aria-hidden />}
                        aria-label={t('counter.printOf', {
                          print: printWords(row.printedCopies, t),
                          code: row.code,
                        })}
                        onClick={() => print(row.code ?? row.id, 'receipt')}
                      >
                        {printWords(row.printedCopies, t)}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 5 }}>
            <Stack>
              <Paper withBorder p="sm">
                <Group justify="space-between">
                  <Text size="sm">{t('counter.awaitingAccept')}</Text>
                  <Anchor component={Link} to="/queue?tab=toTake&state=lodged" fw={600}>
                    {data.awaitingAccept}
                  </Anchor>
                </Group>
              </Paper>
              <Card
                title={t('counter.handOver')}
                count={data.awaitingHandOver.count}
                empty={t('counter.handOverEmpty')}
                rows={data.awaitingHandOver.rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>
                      <Anchor
                        component={Link}
                        to={`/dossiers/${encodeURIComponent(row.code ?? row.id)}`}
                        size="sm"
                        fw={600}
                      >
                        {row.code}
                      </Anchor>
                      <Text size="xs" c="dark.3" lineClamp={1}>
                        {row.applicant} · {row.procedureName}
                      </Text>
                    </Table.Td>
                    <Table.Td ta="right">
                      <Text size="xs" c="dark.3">
                        {formatMoment(row.resolvedAt)}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              />
              <Card
                title={t('counter.appointments')}
                count={data.appointments.count}
                empty={t('counter.appointmentsEmpty')}
                rows={data.appointments.rows.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td w={60}>{formatHour(row.promisedDueAt)}</Table.Td>
                    <Table.Td>
                      <Anchor
                        component={Link}
                        to={`/dossiers/${encodeURIComponent(row.code ?? row.id)}`}
                        size="sm"
                        fw={600}
                      >
                        {row.code}
                      </Anchor>
                      <Text size="xs" c="dark.3" lineClamp={1}>
                        {row.applicant} · {row.procedureName}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  );
}

function printWords(copies: number, t: Translator): string {
  return copies === 0 ? t('counter.print') : t('counter.reprint', { n: copies + 1 });
}

interface CardProps {
  readonly title: string;
  readonly count: number;
  readonly empty: string;
  readonly rows: readonly ReactNode[];
}

function Card({ title, count, empty, rows }: CardProps) {
  return (
    <Paper withBorder p="sm">
      <Group gap="xs" mb={4}>
        <Title order={2} size="h5">
          {title}
        </Title>
        <Badge color="gray.7" variant="outline">
          {count}
        </Badge>
      </Group>
      {rows.length === 0 ? (
        <Empty why={empty} />
      ) : (
        <Table fz="sm" verticalSpacing={5}>
          <Table.Tbody>{rows}</Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

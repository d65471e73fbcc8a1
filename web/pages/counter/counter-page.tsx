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
import { deskOf, keepDesk } from '../../workstation/desk.ts';
import { useSession } from '../../workstation/session.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { usePrinting } from '../../print/use-printing.tsx';
import type { PrintedMeaning } from '../../print/use-printing.tsx';
import { formatDay, formatHour, formatPlannedDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { CounterLine } from './counter-line.tsx';

export default function CounterPage() {
  const t = useT();
  const go = useNavigate();
  const [unitId, setUnit] = useState(deskOf(useSession()));
  const chooseUnit = (id: string) => {
    keepDesk(id);
    setUnit(id);
  };
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
  const { data: drafts = [] } = useQuery({
    queryKey: ['drafts'],
    queryFn: () => answerOf(api.GET('/api/v1/drafts', { headers: IN_BACKGROUND })),
  });
  const last = data?.todayReceipts.find(({ form }) => form !== null);
  useShortcuts([
    { keys: 'F2', label: t('counter.new'), run: begin },
    ...(last === undefined
      ? []
      : [
          { keys: 'F9', label: t('counter.reprintLast'), run: () => print(last.code ?? last.id, last.form!) },
        ]),
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
            <Stack>
              <Card
                title={t('counter.today')}
                count={data.todayReceipts.length}
                empty={t('counter.todayEmpty')}
                rows={data.todayReceipts.map((row) => (
                  <CounterLine
                    key={row.id}
                    row={row}
                    time={formatHour(row.lodgedAt)}
                    beside={
                      row.form !== null && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          leftSection={<Printer size={14} aria-hidden />}
                          aria-label={t('counter.printOf', {
                            print: printWords(row, t),
                            code: row.code ?? '',
                          })}
                          onClick={() => print(row.code ?? row.id, row.form!)}
                        >
                          {printWords(row, t)}
                        </Button>
                      )
                    }
                  />
                ))}
              />
              <Card
                title={t('counter.onDesk')}
                about={t('counter.onDeskAbout')}
                count={data.onDesk.count}
                empty={t('counter.onDeskEmpty')}
                rows={data.onDesk.rows.map((row) => (
                  <CounterLine key={row.id} row={row} time={formatDay(row.lodgedAt)} />
                ))}
              />
            </Stack>
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
                {drafts.length > 0 && (
                  <Group justify="space-between">
                    <Text size="sm">{t('draft.waiting')}</Text>
                    <Anchor component={Link} to="/counter/new" fw={600}>
                      {drafts.length}
                    </Anchor>
                  </Group>
                )}
              </Paper>
              <Card
                title={t('counter.handOver')}
                about={t('counter.handOverAbout')}
                count={data.awaitingHandOver.count}
                empty={t('counter.handOverEmpty')}
                rows={data.awaitingHandOver.rows.map((row) => (
                  <CounterLine key={row.id} row={row} time={formatPlannedDay(row.resolvedAt, t)} alike />
                ))}
              />
              <Card
                title={t('counter.appointments')}
                count={data.appointments.count}
                empty={t('counter.appointmentsEmpty')}
                rows={data.appointments.rows.map((row) => (
                  <CounterLine key={row.id} row={row} time={formatHour(row.promisedDueAt)} />
                ))}
              />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Page>
  );
}

function printWords(
  { form, printedCopies }: { readonly form: PrintedMeaning | null; readonly printedCopies: number },
  t: Translator,
): string {
  const what = t(`counter.form.${form ?? 'receipt'}`);
  return printedCopies === 0
    ? t('counter.print', { what })
    : t('counter.reprint', { what, n: printedCopies + 1 });
}

interface CardProps {
  readonly title: string;
  readonly about?: string;
  readonly count: number;
  readonly empty: string;
  readonly rows: readonly ReactNode[];
}

function Card({ title, about, count, empty, rows }: CardProps) {
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
      {about !== undefined && (
        <Text size="xs" c="dark.3">
          {about}
        </Text>
      )}
      {rows.length === 0 ? (
        <Empty why={empty} />
      ) : (
        <Table fz="sm" verticalSpacing={5} layout="fixed">
          <Table.Tbody>{rows}</Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

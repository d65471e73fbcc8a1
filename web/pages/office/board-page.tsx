// The board: every unit in scope by timer, opened into its steps and people; each number leads to its rows.
import { Anchor, Button, Group, Paper, SimpleGrid, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components } from '../../api/schema.d.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { stateNameOf } from '../../parts/state-words.ts';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from './office.module.css';

type Counts = components['schemas']['TimerCounts'];
type Unit = components['schemas']['BoardUnit'];

const COLUMNS = ['late', 'dueSoon', 'onTime', 'paused', 'notStarted', 'resolved'] as const;

export default function BoardPage() {
  const t = useT();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const { data, error, refetch } = useQuery({
    queryKey: ['board'],
    queryFn: () => answerOf(api.GET('/api/v1/board', { headers: IN_BACKGROUND })),
    refetchInterval: every(60_000),
  });
  if (data === undefined)
    return (
      <Page title={t('place.board')}>
        {error === null ? (
          <Loading rows={10} />
        ) : (
          <ProblemNotice error={error} again={() => void refetch()} />
        )}
      </Page>
    );
  const toggle = (id: string) =>
    setOpened((was) => {
      const next = new Set(was);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <Page
      title={t('place.board')}
      about={t('board.readAt', { at: formatMoment(data.serverNow) })}
      actions={
        <Button variant="default" size="xs" onClick={() => void refetch()}>
          {t('queue.refresh')}
        </Button>
      }
    >
      <SimpleGrid cols={{ base: 2, sm: 4, lg: 7 }} spacing="xs">
        {COLUMNS.map((column) => (
          <Figure
            key={column}
            name={t(`queue.due.${column}`)}
            tone={column}
            count={data.total[column]}
            to={`/queue?tab=all&relation=holding&due=${column}`}
          />
        ))}
        <Figure
          name={t('queue.nobody')}
          tone={data.total.unassigned > 0 ? 'dueSoon' : 'onTime'}
          count={data.total.unassigned}
          to="/queue?tab=all&relation=holding&officer=none"
        />
      </SimpleGrid>
      {data.units.length === 0 ? (
        <Empty why={t('board.empty')} />
      ) : (
        <div className={classes['frame']} role="region" aria-label={t('place.board')} tabIndex={0}>
          <Table fz="sm" horizontalSpacing={10} className={classes['board']!}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('dossier.unit')}</Table.Th>
                {COLUMNS.map((column) => (
                  <Table.Th key={column} ta="right" maw={84}>
                    {t(`queue.due.${column}`)}
                  </Table.Th>
                ))}
                <Table.Th ta="right" maw={84}>
                  {t('queue.nobody')}
                </Table.Th>
                <Table.Th ta="right">{t('board.open')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.units.map((unit) => (
                <Fragment key={unit.id}>
                  <Table.Tr>
                    <Table.Td>
                      <Button
                        variant="transparent"
                        c="dark.9"
                        size="compact-sm"
                        px={0}
                        h="auto"
                        mih={26}
                        styles={{
                          label: {
                            whiteSpace: 'normal',
                            textAlign: 'left',
                            height: 'auto',
                            overflow: 'visible',
                            lineHeight: 1.4,
                          },
                        }}
                        aria-expanded={opened.has(unit.id)}
                        leftSection={
                          opened.has(unit.id) ? (
                            <ChevronDown size={15} aria-hidden />
                          ) : (
                            <ChevronRight size={15} aria-hidden />
                          )
                        }
                        onClick={() => toggle(unit.id)}
                      >
                        {unit.name}
                      </Button>
                      {unit.agencyName !== null && unit.agencyName !== unit.name && (
                        <Text size="xs" c="dark.3" ml={22}>
                          {unit.agencyName}
                        </Text>
                      )}
                    </Table.Td>
                    <Figures counts={unit.counts} filter={`unitId=${unit.id}`} of={unit.name ?? ''} />
                  </Table.Tr>
                  {opened.has(unit.id) && <Inside unit={unit} />}
                </Fragment>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Page>
  );
}

function Figure({ name, count, to, tone }: { name: string; count: number; to: string; tone: string }) {
  return (
    <Paper withBorder p="sm" className={classes['figure']!} data-tone={count > 0 ? tone : undefined}>
      <Text size="xs" c="dark.3">
        {name}
      </Text>
      <Anchor component={Link} to={to} fz={26} fw={600} c="dark.9" aria-label={`${name}: ${count}`}>
        {count}
      </Anchor>
    </Paper>
  );
}

/** The numbers of a row, each leading to the list that it counts. */
function Figures({
  counts,
  filter,
  of,
}: {
  readonly counts: Counts;
  readonly filter: string;
  readonly of: string;
}) {
  const t = useT();
  const cell = (name: string, count: number, more: string, tone?: string) => (
    <Table.Td
      key={name}
      ta="right"
      className={classes['count']!}
      data-label={name}
      data-none={count === 0 || undefined}
      data-tone={count > 0 ? tone : undefined}
    >
      {count === 0 ? (
        <Text span c="dark.3" aria-label={`${of}, ${name}: 0`}>
          0
        </Text>
      ) : (
        <Anchor
          component={Link}
          to={`/queue?tab=all&relation=holding&${filter}${more}`}
          aria-label={`${of}, ${name}: ${count}`}
          c="inherit"
          fw={600}
        >
          {count}
        </Anchor>
      )}
    </Table.Td>
  );
  return (
    <>
      {COLUMNS.map((column) => cell(t(`queue.due.${column}`), counts[column], `&due=${column}`, column))}
      {cell(t('queue.nobody'), counts.unassigned, '&officer=none')}
      {cell(t('board.open'), counts.open, '')}
    </>
  );
}

function Inside({ unit }: { readonly unit: Unit }) {
  const t = useT();
  return (
    <>
      {unit.steps.map((step) => (
        <Table.Tr key={step.state} className={classes['inner']!}>
          <Table.Td pl={38}>{stateNameOf(step, t)}</Table.Td>
          <Figures
            counts={step.counts}
            filter={`unitId=${unit.id}&state=${step.state}`}
            of={stateNameOf(step, t)}
          />
        </Table.Tr>
      ))}
      {unit.officers.map((officer) => (
        <Table.Tr key={officer.id} className={classes['inner']!}>
          <Table.Td pl={38}>
            <Group gap={6}>
              <Text span size="sm" fs="italic">
                {officer.name}
              </Text>
              <Heat counts={officer.counts} />
            </Group>
          </Table.Td>
          <Figures
            counts={officer.counts}
            filter={`unitId=${unit.id}&officer=${officer.id}`}
            of={officer.name ?? ''}
          />
        </Table.Tr>
      ))}
    </>
  );
}

/** How loaded an officer is: a bar of what is late, due soon and on time. */
function Heat({ counts }: { readonly counts: Counts }) {
  const width = 4;
  return (
    <svg width={Math.min(160, counts.open * width + 2)} height="10" aria-hidden>
      <rect width={counts.late * width} height="10" fill="#c24f4a" />
      <rect x={counts.late * width} width={counts.dueSoon * width} height="10" fill="#e0a030" />
      <rect
        x={(counts.late + counts.dueSoon) * width}
        width={counts.onTime * width}
        height="10"
        fill="#8ab4d9"
      />
    </svg>
  );
}

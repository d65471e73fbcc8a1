// Working time of each step, or of each visit to it, against its budget: bars with a table's numbers beside them.
import { Group, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { formatMoment, formatWorkingTime } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { placeName } from '../../parts/use-dossier.ts';
import type { Dossier } from '../../parts/use-dossier.ts';

const COLOR: Readonly<Record<string, string>> = {
  department: '#2f6ea8',
  citizen: '#8a97a5',
  partnerAgency: '#7a4fa3',
};
const BAR = 260;

/** A dossier sent to and fro more often than this is shown by step first. */
const MANY = 20;

/** One row: a visit, or all visits to a step by whose time they are. */
interface Bar {
  readonly key: string;
  readonly state: string;
  readonly charge: string;
  readonly officerName: string | null;
  readonly unitName: string | null;
  readonly enteredAt: string;
  readonly visits: number;
  readonly usedMinutes: number;
  /** Of these, while another unit owed an answer. */
  readonly owedMinutes: number;
  readonly budgetMinutes: number | null;
  /** The only visit is still going on and not counted yet. */
  readonly uncounted: boolean;
}

export function StaysChart({ dossier }: { readonly dossier: Dossier }) {
  const t = useT();
  const many = dossier.stays.length > MANY;
  const [each, showEach] = useState(!many);
  const visits = dossier.stays.map(barOf);
  const bars = each ? visits : byStep(visits);
  const longest = Math.max(1, ...bars.flatMap((bar) => [bar.usedMinutes, bar.budgetMinutes ?? 0]));
  const scale = (minutes: number) => (minutes / longest) * BAR;
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={t('dossier.time')} tabIndex={0}>
      <Group gap="lg" mb="xs">
        {Object.entries(COLOR).map(([charge, color]) => (
          <Group key={charge} gap={6}>
            <svg width="14" height="10" aria-hidden>
              <rect width="14" height="10" fill={color} />
            </svg>
            <Text size="xs">{t.maybe(`charge.${charge}`) ?? charge}</Text>
          </Group>
        ))}
        <Text size="xs">{t('stays.legend')}</Text>
        {many && (
          <Switch
            size="xs"
            label={t('stays.each', { n: visits.length })}
            checked={each}
            onChange={(event) => showEach(event.currentTarget.checked)}
          />
        )}
      </Group>
      <Table fz="sm" verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('queue.state')}</Table.Th>
            <Table.Th>{t('queue.holder')}</Table.Th>
            <Table.Th>{t('stays.from')}</Table.Th>
            <Table.Th w={BAR + 20}>{t('stays.used')}</Table.Th>
            <Table.Th>{t('stays.usedOf')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bars.map((bar) => {
            const { usedMinutes: used, owedMinutes: owed, budgetMinutes: budget } = bar;
            const own = used - owed;
            const over = budget !== null && own > budget;
            return (
              <Table.Tr key={bar.key}>
                <Table.Td>
                  {placeName(dossier, bar.state, t.language)}
                  {bar.visits > 1 && (
                    <Text size="xs" c="dark.3">
                      {t('stays.visits', { n: bar.visits })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {bar.officerName ?? t('queue.nobody')}
                  <Text size="xs" c="dark.3">
                    {bar.unitName}
                  </Text>
                </Table.Td>
                <Table.Td>{formatMoment(bar.enteredAt)}</Table.Td>
                <Table.Td>
                  <svg width={BAR + 6} height={20} aria-hidden>
                    <rect
                      y={5}
                      width={Math.max(2, scale(own))}
                      height={10}
                      fill={COLOR[bar.charge] ?? '#2f6ea8'}
                    />
                    {over && (
                      <rect x={scale(budget)} y={5} width={scale(own - budget)} height={10} fill="#c24f4a" />
                    )}
                    {owed > 0 && (
                      <rect
                        x={scale(own)}
                        y={5}
                        width={scale(owed)}
                        height={10}
                        fill={COLOR['partnerAgency']!}
                      />
                    )}
                    {budget !== null && (
                      <line
                        x1={scale(budget)}
                        x2={scale(budget)}
                        y1={0}
                        y2={20}
                        stroke="#1c2530"
                        strokeWidth={2}
                      />
                    )}
                  </svg>
                </Table.Td>
                <Table.Td>
                  <Text size="sm" c={over ? 'seal.8' : 'dark.9'} fw={over ? 600 : 400}>
                    {bar.uncounted ? t('stays.open') : formatWorkingTime(used, t)}
                    {budget !== null && ` / ${formatWorkingTime(budget, t)}`}
                  </Text>
                  {owed > 0 && (
                    <Text size="xs" c="dark.3">
                      {t('stays.owed', { time: formatWorkingTime(owed, t) })}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function barOf(stay: Dossier['stays'][number]): Bar {
  return {
    key: String(stay.seq),
    state: stay.state,
    charge: stay.charge,
    officerName: stay.officerName,
    unitName: stay.unitName,
    enteredAt: stay.enteredAt,
    visits: 1,
    usedMinutes: stay.workingMinutes ?? stay.owedMinutes,
    owedMinutes: stay.owedMinutes,
    budgetMinutes: stay.budgetMinutes,
    uncounted: stay.leftAt === null && stay.workingMinutes === null,
  };
}

/** All visits to a step in a unit as one, in the order in which the steps were first reached; its last officer is named. */
function byStep(visits: readonly Bar[]): Bar[] {
  const steps = new Map<string, Bar>();
  for (const visit of visits) {
    const key = `${visit.state} ${visit.unitName} ${visit.charge}`;
    const sum = steps.get(key);
    steps.set(
      key,
      sum === undefined
        ? { ...visit, key }
        : {
            ...sum,
            officerName: visit.officerName ?? sum.officerName,
            visits: sum.visits + 1,
            usedMinutes: sum.usedMinutes + visit.usedMinutes,
            owedMinutes: sum.owedMinutes + visit.owedMinutes,
            budgetMinutes: sum.budgetMinutes ?? visit.budgetMinutes,
            uncounted: false,
          },
    );
  }
  return [...steps.values()];
}

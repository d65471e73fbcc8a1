// Working time of each stay against its budget: bars with a table's numbers beside them.
import { Group, Table, Text } from '@mantine/core';
import { formatMoment, formatWorkingTime } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { placeName } from './use-dossier.ts';
import type { Dossier } from './use-dossier.ts';

const COLOR: Readonly<Record<string, string>> = {
  department: '#2f6ea8',
  citizen: '#8a97a5',
  partnerAgency: '#7a4fa3',
};
const BAR = 260;

export function StaysChart({ dossier }: { readonly dossier: Dossier }) {
  const t = useT();
  const { stays } = dossier;
  const longest = Math.max(
    1,
    ...stays.flatMap(({ workingMinutes, budgetMinutes }) => [workingMinutes ?? 0, budgetMinutes ?? 0]),
  );
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
          {stays.map((stay) => {
            const used = stay.workingMinutes ?? 0;
            const over = stay.budgetMinutes !== null && used > stay.budgetMinutes;
            return (
              <Table.Tr key={stay.seq}>
                <Table.Td>{placeName(dossier, stay.state, t.language)}</Table.Td>
                <Table.Td>
                  {stay.officerName ?? t('queue.nobody')}
                  <Text size="xs" c="dark.3">
                    {stay.unitName}
                  </Text>
                </Table.Td>
                <Table.Td>{formatMoment(stay.enteredAt)}</Table.Td>
                <Table.Td>
                  <svg width={BAR + 6} height={20} aria-hidden>
                    <rect
                      y={5}
                      width={Math.max(2, scale(used))}
                      height={10}
                      fill={COLOR[stay.charge] ?? '#2f6ea8'}
                    />
                    {over && (
                      <rect
                        x={scale(stay.budgetMinutes ?? 0)}
                        y={5}
                        width={scale(used - (stay.budgetMinutes ?? 0))}
                        height={10}
                        fill="#c24f4a"
                      />
                    )}
                    {stay.budgetMinutes !== null && (
                      <line
                        x1={scale(stay.budgetMinutes)}
                        x2={scale(stay.budgetMinutes)}
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
                    {stay.leftAt === null && stay.workingMinutes === null
                      ? t('stays.open')
                      : formatWorkingTime(used, t)}
                    {stay.budgetMinutes !== null && ` / ${formatWorkingTime(stay.budgetMinutes, t)}`}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

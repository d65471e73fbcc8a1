// Report 06 as its form has it: thirteen columns, each number leading to the dossiers that it counts.
import { Anchor, Table, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import { useT } from '../../texts/language.tsx';
import classes from './reports.module.css';

type Line = components['schemas']['Report06Line'];
type Figure = keyof components['schemas']['Report06Figures'];

const COLUMNS = [
  'received',
  'receivedOnline',
  'receivedDirect',
  'carriedOver',
  'resolved',
  'resolvedEarly',
  'resolvedOnTime',
  'resolvedLate',
  'pending',
  'pendingInTime',
  'pendingLate',
] as const satisfies readonly Figure[];
const LATE: ReadonlySet<Figure> = new Set(['resolvedLate', 'pendingLate']);
const GROUPS = [
  ['received', 4],
  ['resolved', 4],
  ['pending', 3],
] as const;

export function ReportTable({ lines, stale }: { readonly lines: readonly Line[]; readonly stale: boolean }) {
  const t = useT();
  return (
    <div className={classes['frame']} role="region" aria-label={t('reports.table')} tabIndex={0}>
      <Table fz="sm" className={classes['report']!} data-stale={stale || undefined} aria-busy={stale}>
        <caption className={classes['caption']}>{t('reports.table')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th rowSpan={2}>{t('reports.number')}</Table.Th>
            <Table.Th rowSpan={2} miw={220}>
              {t('reports.field')}
            </Table.Th>
            {GROUPS.map(([group, span]) => (
              <Table.Th key={group} colSpan={span} ta="center" scope="colgroup">
                {t(`reports.group.${group}`)}
              </Table.Th>
            ))}
          </Table.Tr>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column} ta="right">
                {t(`reports.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
          <Table.Tr className={classes['numbers']!}>
            {['1', '2', ...COLUMNS.map((_, at) => String(at + 3))].map((number) => (
              <Table.Td key={number} ta={Number(number) > 2 ? 'right' : 'left'}>
                ({number})
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={`${line.kind} ${line.number}`} className={classes[line.kind]!}>
              <Table.Td>{line.number}</Table.Td>
              <Table.Th scope="row" fw={line.kind === 'field' ? 400 : 600}>
                {nameOf(line, t)}
              </Table.Th>
              {COLUMNS.map((column) => (
                <Table.Td
                  key={column}
                  ta="right"
                  data-late={(LATE.has(column) && line.figures[column] > 0) || undefined}
                >
                  <Counted
                    count={line.figures[column]}
                    to={`${line.query}&cell=${column}`}
                    name={`${nameOf(line, t)}, ${t(`reports.cell.${column}`)}`}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** A number that leads to the dossiers it counts; nothing is no link. */
export function Counted({
  count,
  to,
  name,
}: {
  readonly count: number;
  readonly to: string;
  readonly name: string;
}) {
  const t = useT();
  const shown = count.toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB');
  if (count === 0)
    return (
      <Text span size="sm" c="dark.3">
        0
      </Text>
    );
  return (
    <Anchor
      component={Link}
      to={`/reports/dossiers?${to}`}
      aria-label={`${name}: ${shown}`}
      c="inherit"
      fw={600}
    >
      {shown}
    </Anchor>
  );
}

function nameOf({ kind, level, field }: Line, t: ReturnType<typeof useT>): string {
  if (kind === 'total') return t('reports.total');
  return kind === 'level' ? t(`reports.level.${level as 'province'}`) : (field ?? '');
}

// Dossiers of a decision, each with where it goes or why it stays.
import { Table } from '@mantine/core';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import type { HandOverOutcome } from './hand-over-draft.ts';
import type { Unit } from '../units/unit-tree.ts';

interface OutcomeTableProps {
  readonly rows: readonly HandOverOutcome[];
  readonly units: readonly Unit[];
}

export function OutcomeTable({ rows, units }: OutcomeTableProps) {
  const t = useT();
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const way = (from: string | null, to: string | null) =>
    to === null
      ? t('handover.stays')
      : `${names.get(from ?? '') ?? '…'} → ${names.get(to) ?? t('handover.newName')}`;
  return (
    <div className={classes['frame']} role="region" aria-label={t('handover.dossiers')} tabIndex={0}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('handover.code')}</Table.Th>
            <Table.Th scope="col">{t('handover.outcome')}</Table.Th>
            <Table.Th scope="col">{t('role.competent')}</Table.Th>
            <Table.Th scope="col">{t('role.receiving')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.dossierId}>
              <Table.Td>{row.ref ?? t('handover.noCode')}</Table.Td>
              <Table.Td>{t(`handover.outcome.${row.outcome}`)}</Table.Td>
              <Table.Td>{way(row.competentFrom, row.competentTo)}</Table.Td>
              <Table.Td>{way(row.receivingFrom, row.receivingTo)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

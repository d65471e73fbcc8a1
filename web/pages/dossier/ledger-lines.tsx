// Why this date, and who used the time: the ledger's own sentences with the date that each gave.
import { Table, Text } from '@mantine/core';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';

/** Facts that moved the clock, then how the present date was counted, then whose time was used. */
export function LedgerLines({ dossier }: { readonly dossier: Pick<Dossier, 'ledger'> }) {
  const t = useT();
  if (dossier.ledger.length === 0) return <Text c="dark.3">{t('ledger.none')}</Text>;
  return (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('ledger.what')}</Table.Th>
          <Table.Th w={180}>{t('ledger.due')}</Table.Th>
          <Table.Th w={90}>{t('ledger.calendar')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {dossier.ledger.map((line, at) => (
          <Table.Tr key={at}>
            <Table.Td>{t.language === 'en' ? line.textEn : line.text}</Table.Td>
            <Table.Td>{line.statutoryDueAt === undefined ? '' : formatMoment(line.statutoryDueAt)}</Table.Td>
            <Table.Td>{line.calendar}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

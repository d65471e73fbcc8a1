// The papers of the case and what was handed in of each.
import { Table, Text } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from './use-dossier.ts';

export function Papers({ dossier }: { readonly dossier: Dossier }) {
  const t = useT();
  const handed = new Map(dossier.applicant.checklist.map((item) => [item.key, item]));
  if (dossier.papers.length === 0) return <Text c="dark.3">{t('papers.none')}</Text>;
  return (
    <Table fz="sm" verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('papers.paper')}</Table.Th>
          <Table.Th>{t('papers.required')}</Table.Th>
          <Table.Th>{t('papers.originals')}</Table.Th>
          <Table.Th>{t('papers.copies')}</Table.Th>
          <Table.Th>{t('papers.digitised')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {dossier.papers.map(({ key, name, required }) => {
          const item = handed.get(key);
          const missing =
            required &&
            (item === undefined || item.originals + item.copies === 0) &&
            item?.digitised !== true;
          return (
            <Table.Tr key={key}>
              <Table.Td>
                {name}
                {missing && (
                  <Text size="xs" c="seal.8" fw={600}>
                    {t('papers.missing')}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{required ? t('word.yes') : t('word.no')}</Table.Td>
              <Table.Td>{item?.originals ?? 0}</Table.Td>
              <Table.Td>{item?.copies ?? 0}</Table.Td>
              <Table.Td>{item?.digitised ? t('word.yes') : t('word.no')}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

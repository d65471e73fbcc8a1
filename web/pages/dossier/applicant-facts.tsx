// Who lodged the dossier, for whoever may read it; each reading is recorded by the service.
import { Table } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from './use-dossier.ts';

export function ApplicantFacts({ dossier: { applicant } }: { readonly dossier: Dossier }) {
  const t = useT();
  const rows: readonly (readonly [string, string | null])[] = [
    [t('applicant.name'), applicant.name],
    [t('applicant.kind'), t.maybe(`kind.${applicant.kind}`) ?? applicant.kind],
    [t('applicant.identityNo'), applicant.identityNo],
    [t('applicant.phone'), applicant.phone],
    [t('applicant.email'), applicant.email],
    [t('applicant.address'), applicant.address],
    [
      t('applicant.representedBy'),
      applicant.representedBy === null ? null : Object.values(applicant.representedBy).join(' · '),
    ],
    [t('applicant.subject'), applicant.subject],
  ];
  return (
    <Table fz="sm" verticalSpacing={4} maw={720}>
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w={200} fw={400} c="dark.3">
              {name}
            </Table.Th>
            <Table.Td>{value ?? '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

// Who lodged the dossier, for whoever may read it; each reading is recorded by the service.
import { Button, Stack, Table } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../texts/language.tsx';
import { DeclaredFacts } from './declared-facts.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';

const CorrectApplicantDialog = lazy(() => import('./correct-applicant-dialog.tsx'));

interface ApplicantFactsProps {
  readonly dossier: Dossier;
  readonly reference: string;
}

export function ApplicantFacts({ dossier, reference }: ApplicantFactsProps) {
  const t = useT();
  const [correcting, correct] = useState(false);
  const { applicant } = dossier;
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
    <Stack align="start">
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
      {dossier.channel === 'online' && <DeclaredFacts reference={reference} />}
      {dossier.possible.some(({ type }) => type === 'correctApplicant') && (
        <Button variant="default" onClick={() => correct(true)}>
          {t('applicant.correct')}
        </Button>
      )}
      {correcting && (
        <Suspense fallback={null}>
          <CorrectApplicantDialog dossier={dossier} reference={reference} close={() => correct(false)} />
        </Suspense>
      )}
    </Stack>
  );
}

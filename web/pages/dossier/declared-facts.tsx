// What the applicant declared in the electronic form, where the dossier was lodged online.
import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { useT } from '../../texts/language.tsx';

export function DeclaredFacts({ reference }: { readonly reference: string }) {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['dossier', reference, 'declared'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/dossiers/{ref}/declared', { params: { path: { ref: reference } } })),
  });
  if (data === undefined || data.fields.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h6" mb="xs">
        {t('applicant.declared')}
      </Title>
      <Table fz="sm" verticalSpacing={4} maw={720}>
        <Table.Tbody>
          {data.fields.map(({ label, value }) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" w={200} fw={400} c="dark.3">
                {label}
              </Table.Th>
              <Table.Td style={{ whiteSpace: 'pre-line' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

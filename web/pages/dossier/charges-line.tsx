// Whose time the dossier took: department, partner agencies, applicant.
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { formatWorkingTime } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';

export function ChargesLine({ reference }: { readonly reference: string }) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['dossier', reference, 'charges'],
    queryFn: () =>
      answerOf(api.GET('/api/v1/dossiers/{ref}/charges', { params: { path: { ref: reference } } })),
  });
  if (error !== null) return <ProblemNotice error={error} />;
  return (
    <Group gap="lg" mb="sm" mih={24} role="group" aria-label={t('charges.title')}>
      {data?.charges.map(({ charge, workingMinutes }) => (
        <Text key={charge} size="sm">
          {t(`charges.${charge}`)}: <b>{formatWorkingTime(workingMinutes, t)}</b>
          {data.runningFor === charge && ` (${t('charges.running')})`}
        </Text>
      ))}
    </Group>
  );
}

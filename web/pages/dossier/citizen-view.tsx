// What the citizen sees now when she looks her dossier up.
import { Alert, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';

export function CitizenView({
  reference,
  version,
}: {
  readonly reference: string;
  readonly version: number;
}) {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['dossier', reference, 'public', version],
    queryFn: () =>
      answerOf(api.GET('/api/v1/dossiers/{ref}/public-view', { params: { path: { ref: reference } } })),
  });
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Loading rows={3} />;
  return (
    <Stack gap={4}>
      <Alert color="gray">{t('citizen.about')}</Alert>
      <Text>
        {data.code} · {data.applicant}
      </Text>
      <Text>{data.procedureName}</Text>
      <Text fw={600}>{t.maybe(`national.${data.nationalStatus}`) ?? data.state}</Text>
      {data.promisedDueAt !== null && (
        <Text>{t('citizen.appointment', { at: formatPlanned(data.promisedDueAt, t) })}</Text>
      )}
      {data.receivedBy !== null && (
        <Text>
          {data.receivedBy}
          {data.receivedAtAddress !== null && `, ${data.receivedAtAddress}`}
        </Text>
      )}
      {data.missing.length > 0 && (
        <>
          <Text>{t('citizen.missing')}</Text>
          <List size="sm">
            {data.missing.map((item) => (
              <List.Item key={item}>{item}</List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}

// Somebody was first: what I meant to do, what the dossier is now, and what it was when I read it, side by side.
import { Alert, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { Loading } from '../../parts/notices.tsx';
import { eventName } from '../../parts/state-words.ts';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { placeName, stepName } from '../../parts/use-dossier.ts';
import type { Dossier } from '../../parts/use-dossier.ts';

interface StaleNoticeProps {
  readonly read: Dossier;
  readonly facts: components['schemas']['EventBody'];
  readonly reference: string;
}

export function StaleNotice({ read, facts, reference }: StaleNoticeProps) {
  const t = useT();
  const { data: now } = useQuery({
    queryKey: ['dossier', reference, 'after-conflict'],
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}', { params: { path: { ref: reference } } })),
    staleTime: 0,
  });
  const { data: people } = useQuery({
    queryKey: ['unit-people', [read.unit.id, read.competentUnit.id]],
    queryFn: () => answerOf(api.GET('/api/v1/units/{id}/people', { params: { path: { id: read.unit.id } } })),
    enabled: facts.officerId !== undefined,
  });
  const { type, ...said } = facts;
  const wordsFor = (name: string, value: unknown): string => {
    if (name === 'officerId') return people?.find(({ staffId }) => staffId === value)?.name ?? '';
    if (name === 'to') return stepName(read, String(value), t.language);
    return Array.isArray(value) ? value.join('; ') : String(value);
  };
  const newest = now?.journal.at(-1);
  return (
    <Alert color="yellow" role="alert" title={t('stale.title')} styles={{ title: { color: '#1c2530' } }}>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Stack gap={4}>
          <Title order={3} size="h6">
            {t('stale.mine')}
          </Title>
          <Text size="sm">{eventName(type, t)}</Text>
          {Object.entries(said).map(([name, value]) => (
            <Text key={name} size="sm">
              {t.maybe(`fact.${name}`) ?? name}: {wordsFor(name, value)}
            </Text>
          ))}
        </Stack>
        <Stack gap={4}>
          <Title order={3} size="h6">
            {t('stale.now')}
          </Title>
          {now === undefined ? <Loading rows={2} /> : <Side dossier={now} />}
          {newest !== undefined && (
            <Text size="xs" c="dark.3">
              {newest.actorName ?? t('timeline.system')} · {eventName(newest.type, t)} ·{' '}
              {formatMoment(newest.occurredAt)}
            </Text>
          )}
        </Stack>
        <Stack gap={4}>
          <Title order={3} size="h6">
            {t('stale.base')}
          </Title>
          <Side dossier={read} />
        </Stack>
      </SimpleGrid>
      <Text size="sm" mt="xs">
        {t('stale.next')}
      </Text>
    </Alert>
  );
}

function Side({ dossier }: { readonly dossier: Dossier }) {
  const t = useT();
  return (
    <Table fz="sm" verticalSpacing={2}>
      <Table.Tbody>
        {[
          [t('queue.state'), placeName(dossier, dossier.state, t.language)],
          [t('dossier.heldBy'), dossier.officer?.name ?? t('queue.nobody')],
          [t('dossier.unit'), dossier.unit.name],
        ].map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Td c="dark.3">{name}</Table.Td>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

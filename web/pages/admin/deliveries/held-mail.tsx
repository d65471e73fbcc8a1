// Mail that waited too long to go unasked: what would become of it, and the administrator's decision.
import { Alert, Button, Group, List, NumberInput, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';

/** @param listKey what is read again once a decision was made */
export function HeldMail({ listKey }: { readonly listKey: readonly string[] }) {
  const t = useT();
  const cache = useQueryClient();
  const [days, setDays] = useState(30);
  const held = useQuery({
    queryKey: [...listKey, 'held'],
    queryFn: () => answerOf(api.GET('/api/v1/deliveries/held')),
  });
  const decide = useMutation({
    mutationFn: (decision: 'release' | 'drop') =>
      decision === 'release'
        ? answerOf(api.POST('/api/v1/deliveries/held/release'))
        : answerOf(api.POST('/api/v1/deliveries/held/drop', { body: { olderThanDays: days } })),
    onSettled: () => cache.invalidateQueries({ queryKey: listKey }),
  });
  const error = held.error ?? decide.error;
  if (error !== null) return <ProblemNotice error={error} again={() => void held.refetch()} />;
  if (held.data === undefined || held.data.count === 0) return null;
  const { count, oldestAt, asked, worth, dropped } = held.data;
  return (
    <Alert
      variant="light"
      color="gray"
      title={t('held.title', { n: count })}
      styles={{ title: { color: '#1c2530' } }}
    >
      <Text size="sm">{t('held.about', { at: oldestAt === null ? '' : formatMoment(oldestAt) })}</Text>
      <List size="sm" my="xs">
        <List.Item>{t('held.worth', { n: worth, of: asked })}</List.Item>
        {dropped.map(({ reason, count: n }) => (
          <List.Item key={reason}>
            {t('held.wouldDrop', { n, why: t(`delivery.dropped.${reason}`) })}
          </List.Item>
        ))}
      </List>
      <Group align="flex-end" gap="sm">
        <Button loading={decide.isPending} onClick={() => decide.mutate('release')}>
          {t('held.release')}
        </Button>
        <NumberInput
          w={170}
          hideControls
          allowDecimal={false}
          min={0}
          max={3650}
          label={t('held.olderThan')}
          value={days}
          onChange={(value) => setDays(Number(value))}
        />
        <Button variant="default" loading={decide.isPending} onClick={() => decide.mutate('drop')}>
          {t('held.drop')}
        </Button>
      </Group>
    </Alert>
  );
}

// Withdraws a decision whose day has not come.
import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { useT } from '../../../texts/language.tsx';
import type { HandOver } from './hand-over-draft.ts';
import { UNITS_KEY } from '../../../parts/use-units.ts';

export function WithdrawHandOver({ handOver: { id, state } }: { readonly handOver: HandOver }) {
  const t = useT();
  const cache = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/admin/hand-overs/{id}/withdraw', { params: { path: { id } } })),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['admin', 'hand-overs'] });
      await cache.invalidateQueries({ queryKey: UNITS_KEY });
    },
  });
  if (state !== 'waiting') return null;
  return (
    <>
      {withdraw.error !== null && <ProblemNotice error={withdraw.error} />}
      <Group mb="sm">
        <Button size="xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('handover.withdraw')}
        </Button>
      </Group>
    </>
  );
}

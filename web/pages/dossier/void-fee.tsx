// Voids a line of the fees that was recorded by mistake.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { formatMoney } from '../../texts/money.ts';
import { feesKey } from './use-papers.ts';
import type { FeeLine } from './use-papers.ts';
import { Dialog } from '../../parts/dialog.tsx';

interface VoidFeeProps {
  readonly reference: string;
  readonly line: FeeLine;
  readonly close: () => void;
}

export default function VoidFee({ reference, line, close }: VoidFeeProps) {
  const t = useT();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const complete = reason.trim().length >= 3;
  const strike = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/dossiers/{ref}/fees/{id}/void', {
          params: { path: { ref: reference, id: line.id } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: (after) => {
      cache.setQueryData(feesKey(reference), after);
      close();
    },
  });
  return (
    <Dialog onClose={close} title={t('fees.voidTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) strike.mutate();
        }}
      >
        <Stack>
          <Text>
            {t(`fees.kind.${line.kind}`)} · {line.itemName} · {formatMoney(line.amount, t)}
          </Text>
          <Textarea
            label={t('fees.voidReason')}
            withAsterisk
            data-autofocus
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {strike.error !== null && <ProblemNotice error={strike.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={strike.isPending}>
              {t('fees.void')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

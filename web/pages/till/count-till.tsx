// Counts the drawer: what should be there, what is there, and why these differ.
import { Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useT } from '../../texts/language.tsx';
import { formatMoney, typedMoney } from '../../texts/money.ts';
import { TILL_KEY } from '../../parts/till.ts';
import type { Till } from '../../parts/till.ts';

interface CountTillProps {
  readonly till: Till;
  /** @param id of the count; null where none was made */
  readonly close: (id: string | null) => void;
}

export default function CountTill({ till, close }: CountTillProps) {
  const t = useT();
  const cache = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const [typed, type] = useState('');
  const [reason, say] = useState('');
  const counted = typedMoney(typed);
  const differs = counted !== null && counted !== till.expectedCash;
  const send = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/tills/counts', {
          body: {
            id,
            unitId: till.unitId,
            feeIds: till.lines.map(({ feeId }) => feeId),
            expectedCash: till.expectedCash,
            countedCash: counted ?? 0,
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: TILL_KEY });
      close(id);
    },
    // What was recorded meanwhile is shown before the drawer is counted again.
    onError: (error) => {
      if (error instanceof Problem && error.code === 'till.moved')
        void cache.invalidateQueries({ queryKey: TILL_KEY });
    },
  });
  return (
    <FormDialog
      title={t('till.count')}
      send={t('till.close')}
      busy={send.isPending}
      error={send.error}
      submit={() => {
        if (counted !== null && (!differs || reason.trim().length >= 3)) send.mutate();
      }}
      close={() => close(null)}
    >
      <Text>{t('till.expected', { amount: formatMoney(till.expectedCash, t) })}</Text>
      <TextInput
        label={t('till.counted')}
        required
        data-autofocus
        inputMode="numeric"
        value={typed}
        error={typed !== '' && counted === null ? t('till.noSum') : undefined}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {differs && (
        <>
          <Text role="status" fw={600} c="seal.8">
            {t(counted > till.expectedCash ? 'till.tooMuch' : 'till.tooLittle', {
              amount: formatMoney(Math.abs(counted - till.expectedCash), t),
            })}
          </Text>
          <Textarea
            label={t('till.reason')}
            required
            minLength={3}
            maxLength={500}
            value={reason}
            onChange={(event) => say(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

// Records what was assessed, paid, refunded or exempted of a fee.
import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { feesKey } from './use-papers.ts';
import type { FeeLine, Fees } from './use-papers.ts';

const METHODS = ['cash', 'transfer', 'online', 'postal'] as const;

interface RecordFeeProps {
  readonly reference: string;
  readonly fees: Fees;
  readonly close: () => void;
}

export default function RecordFee({ reference, fees, close }: RecordFeeProps) {
  const t = useT();
  const cache = useQueryClient();
  // One id for one press: a repeat after a lost connection is one line.
  const [id] = useState(() => crypto.randomUUID());
  const first = fees.items.find(({ outstanding }) => outstanding !== 0) ?? fees.items[0];
  const [itemKey, setItem] = useState(first?.key ?? 'other');
  const [itemName, setName] = useState('');
  const [kind, setKind] = useState<FeeLine['kind']>('payment');
  const [amount, setAmount] = useState(first?.outstanding ? String(first.outstanding) : '');
  const [method, setMethod] = useState<(typeof METHODS)[number]>('cash');
  const [receiptNo, setReceipt] = useState('');
  const [reason, setReason] = useState('');
  const [taken, setTaken] = useState(false);
  const item = fees.items.find(({ key }) => key === itemKey);
  const kinds = (['payment', 'assessment', 'exemption', 'refund'] as const).filter(
    (each) => each !== 'assessment' || item === undefined || item.fixedAmount === null,
  );
  const moves = kind === 'payment' || kind === 'refund';
  const givesUp = kind === 'refund' || kind === 'exemption';
  const sum = Number(amount.replaceAll(/[.\s,]/g, ''));
  const complete =
    amount !== '' &&
    Number.isInteger(sum) &&
    sum >= 0 &&
    (itemKey !== 'other' || itemName.trim() !== '') &&
    (!givesUp || reason.trim().length >= 3);
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/dossiers/{ref}/fees', {
          params: { path: { ref: reference } },
          body: {
            id,
            itemKey,
            kind,
            amount: sum,
            ...(itemKey === 'other' && { itemName: itemName.trim() }),
            ...(moves && { method }),
            ...(moves && receiptNo.trim() !== '' && { receiptNo: receiptNo.trim() }),
            ...(givesUp && { reason: reason.trim() }),
            ...(taken && { moreThanDue: true }),
          },
        }),
      ),
    onSuccess: (after) => {
      cache.setQueryData(feesKey(reference), after);
      close();
    },
  });
  // The service knows what is still due; the screen asks once it said that this is more.
  const tooMuch = save.error instanceof Problem && save.error.code === 'fee.paymentTooLarge';
  return (
    <Modal
      opened
      onClose={close}
      title={t('fees.recordTitle')}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) save.mutate();
        }}
      >
        <Stack gap="xs">
          <NativeSelect
            label={t('fees.item')}
            value={itemKey}
            onChange={(event) => setItem(event.currentTarget.value)}
            data={[
              ...fees.items
                .filter(({ key }) => key !== 'other')
                .map(({ key, name }) => ({ value: key, label: name })),
              { value: 'other', label: t('fees.other') },
            ]}
          />
          {itemKey === 'other' && (
            <TextInput
              label={t('fees.otherName')}
              withAsterisk
              value={itemName}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <NativeSelect
            label={t('fees.kind')}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as FeeLine['kind'])}
            data={kinds.map((value) => ({ value, label: t(`fees.kind.${value}`) }))}
          />
          <TextInput
            label={t('fees.amount')}
            withAsterisk
            data-autofocus
            inputMode="numeric"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
          {moves && (
            <Group grow align="flex-start">
              <NativeSelect
                label={t('fees.method')}
                value={method}
                onChange={(event) => setMethod(event.currentTarget.value as (typeof METHODS)[number])}
                data={METHODS.map((value) => ({ value, label: t(`fees.method.${value}`) }))}
              />
              <TextInput
                label={t('fees.receiptNo')}
                value={receiptNo}
                onChange={(event) => setReceipt(event.currentTarget.value)}
              />
            </Group>
          )}
          {givesUp && (
            <Textarea
              label={t('fees.reason')}
              withAsterisk
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          {(tooMuch || taken) && (
            <Checkbox
              label={t('fees.moreThanDue')}
              checked={taken}
              onChange={(event) => setTaken(event.currentTarget.checked)}
            />
          )}
          {save.error !== null && <ProblemNotice error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={save.isPending}>
              {t('fees.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

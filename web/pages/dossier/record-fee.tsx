// Records what was assessed, paid, refunded or exempted of a fee.
import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { feeOf } from '../../../src/domain/process/fee-of.ts';
import type { FeeByQuantity, FeeQuantity } from '../../../src/domain/process/fee-of.ts';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { Problem } from '../../api/problem.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { readTill, TILL_KEY } from '../../parts/till.ts';
import { useT } from '../../texts/language.tsx';
import { formatMoney, nextReceiptNo, typedMoney } from '../../texts/money.ts';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { FeeQuantities } from './fee-quantities.tsx';
import { feesKey } from './use-papers.ts';
import type { FeeLine, Fees } from './use-papers.ts';
import { Dialog } from '../../parts/dialog.tsx';

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
  const [quantities, setQuantities] = useState<readonly FeeQuantity[]>([{ units: 1, copies: 1 }]);
  const [assessmentId] = useState(() => crypto.randomUUID());
  const [amount, setAmount] = useState(first?.outstanding ? String(first.outstanding) : '');
  const [method, setMethod] = useState<(typeof METHODS)[number]>('cash');
  const [given, give] = useState('');
  // Until somebody types one, the next of the pad.
  const [ownReceiptNo, setReceipt] = useState<string | null>(null);
  const { data: till } = useQuery({
    queryKey: [...TILL_KEY, 'mine'],
    queryFn: readTill,
    enabled: holdsOneOf(useSession(), ['reception']),
  });
  const last = till?.lines.findLast(({ kind, receiptNo: no }) => kind === 'payment' && no !== null);
  const receiptNo = ownReceiptNo ?? nextReceiptNo(last?.receiptNo ?? undefined);
  const [reason, setReason] = useState('');
  const [taken, setTaken] = useState(false);
  const item = fees.items.find(({ key }) => key === itemKey);
  const kinds = (['payment', 'assessment', 'exemption', 'refund'] as const).filter(
    (each) => each !== 'assessment' || item === undefined || item.fixedAmount === null,
  );
  const moves = kind === 'payment' || kind === 'refund';
  const givesUp = kind === 'refund' || kind === 'exemption';
  // Nobody has counted yet what the fee depends on: it is counted with the payment, or alone.
  const rate = item?.due === null && (kind === 'payment' || kind === 'assessment') ? item.rate : null;
  const comesTo = rate === null ? null : feeOf(byQuantity(itemKey, rate), quantities);
  const sum = comesTo ?? typedMoney(amount);
  const complete =
    sum !== null &&
    (itemKey !== 'other' || itemName.trim() !== '') &&
    (!givesUp || reason.trim().length >= 3);
  const save = useMutation({
    mutationFn: async () => {
      const counted = rate === null ? {} : { quantities: [...quantities] };
      const line = { itemKey, amount: sum ?? 0 };
      if (rate !== null && kind === 'payment')
        await recordLine(reference, { ...line, id: assessmentId, kind: 'assessment', ...counted });
      return recordLine(reference, {
        ...line,
        id,
        kind,
        ...(kind === 'assessment' && counted),
        ...(itemKey === 'other' && { itemName: itemName.trim() }),
        ...(moves && { method }),
        ...(moves && receiptNo.trim() !== '' && { receiptNo: receiptNo.trim() }),
        ...(givesUp && { reason: reason.trim() }),
        ...(taken && { moreThanDue: true }),
      });
    },
    onSuccess: (after) => {
      cache.setQueryData(feesKey(reference), after);
      void cache.invalidateQueries({ queryKey: TILL_KEY });
      close();
    },
  });
  // The service knows what is still due; the screen asks once it said that this is more.
  const tooMuch = save.error instanceof Problem && save.error.code === 'fee.paymentTooLarge';
  return (
    <Dialog onClose={close} title={t('fees.recordTitle')}>
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
          {rate !== null && comesTo !== null ? (
            <>
              <FeeQuantities unit={rate.unit} quantities={quantities} set={setQuantities} />
              <Text role="status" fw={600}>
                {t('fees.comesTo', { amount: formatMoney(comesTo, t) })}
              </Text>
            </>
          ) : (
            <TextInput
              label={t('fees.amount')}
              withAsterisk
              data-autofocus
              inputMode="numeric"
              value={amount}
              onChange={(event) => setAmount(event.currentTarget.value)}
            />
          )}
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
          {kind === 'payment' && method === 'cash' && <Given value={given} set={give} due={sum} />}
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
    </Dialog>
  );
}

type Rate = NonNullable<Fees['items'][number]['rate']>;

const byQuantity = (key: string, { amount, ...per }: Rate): FeeByQuantity => ({
  key,
  name: key,
  amount,
  per,
});

const recordLine = (ref: string, body: components['schemas']['FeeBody']): Promise<Fees> =>
  answerOf(api.POST('/api/v1/dossiers/{ref}/fees', { params: { path: { ref } }, body }));

/** What somebody puts on the counter, and what he gets back; kept nowhere. */
function Given({
  value,
  set,
  due,
}: {
  readonly value: string;
  readonly set: (typed: string) => void;
  readonly due: number | null;
}) {
  const t = useT();
  const given = typedMoney(value);
  const change = given === null || due === null ? null : given - due;
  return (
    <Group grow align="flex-end">
      <TextInput
        label={t('fees.given')}
        inputMode="numeric"
        value={value}
        onChange={(event) => set(event.currentTarget.value)}
      />
      <Text role="status" fw={600} pb={6}>
        {change !== null &&
          t(change < 0 ? 'fees.givenTooLittle' : 'fees.change', { amount: formatMoney(Math.abs(change), t) })}
      </Text>
    </Group>
  );
}

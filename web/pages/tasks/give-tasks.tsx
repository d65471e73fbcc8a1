// Gives a task to one unit or to several under one document: each gets its own, with its own number and timer.
import { Group, NumberInput, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useT } from '../../texts/language.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { DocumentFields, documentOf, EMPTY_ORDER } from './document-fields.tsx';
import { UnitsChoice } from './unit-choice.tsx';
import { TASKS_KEY } from './use-tasks.ts';

const KINDS = ['assignment', 'dissemination'] as const;
const WAYS = ['day', 'limit'] as const;

export default function GiveTasks({ close }: { readonly close: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [order, setOrder] = useState(EMPTY_ORDER);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('assignment');
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const [leads, setLeads] = useState<readonly string[]>([]);
  const [partners, setPartners] = useState<readonly string[]>([]);
  const [way, setWay] = useState<(typeof WAYS)[number]>('day');
  const [day, setDay] = useState('');
  const [amount, setAmount] = useState<number | string>(10);
  const give = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/tasks', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            kind,
            ...(order.giverUnitId !== '' && { giverUnitId: order.giverUnitId }),
            document: documentOf(order),
            tasks: leads.map((leadUnitId) => ({
              title: title.trim(),
              ...(content.trim() !== '' && { content: content.trim() }),
              leadUnitId,
              partnerUnitIds: partners.filter((id) => id !== leadUnitId),
              due:
                way === 'day' ? { day } : { limit: { amount: Number(amount), unit: 'workingDays' as const } },
            })),
          },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: TASKS_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('tasks.give')}
      send={leads.length > 1 ? t('tasks.giveMany', { n: leads.length }) : t('tasks.give')}
      busy={give.isPending}
      error={give.error}
      submit={() => {
        if (leads.length > 0 && !give.isPending) give.mutate();
      }}
      close={close}
    >
      <SegmentedControl
        aria-label={t('tasks.kind')}
        value={kind}
        onChange={setKind}
        data={KINDS.map((value) => ({ value, label: t(`tasks.kind.${value}`) }))}
      />
      <DocumentFields order={order} set={setOrder} />
      <TextInput
        label={t('tasks.title')}
        required
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('tasks.content')}
        autosize
        minRows={2}
        maxLength={5000}
        value={content}
        onChange={(event) => setContent(event.currentTarget.value)}
      />
      <UnitsChoice label={t('tasks.leads')} required values={leads} set={setLeads} />
      <UnitsChoice label={t('tasks.partners')} values={partners} set={setPartners} />
      <Stack gap={4}>
        <Text size="sm" fw={500} id="task-due">
          {t('tasks.due')}
        </Text>
        <Group align="flex-end">
          <SegmentedControl
            aria-labelledby="task-due"
            value={way}
            onChange={setWay}
            data={WAYS.map((value) => ({ value, label: t(`tasks.way.${value}`) }))}
          />
          {way === 'day' ? (
            <DayField aria-label={t('tasks.way.day')} required value={day} onChange={setDay} />
          ) : (
            <NumberInput
              aria-label={t('tasks.way.limit')}
              required
              min={1}
              max={1000}
              allowDecimal={false}
              hideControls
              w={110}
              value={amount}
              onChange={setAmount}
            />
          )}
        </Group>
      </Stack>
    </FormDialog>
  );
}

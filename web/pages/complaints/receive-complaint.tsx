// The desk writes down a complaint and hands over its receipt: number, secret, and the day by which it is answered.
import { Alert, Button, Group, Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { useSession } from '../../workstation/session.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { PrintReceipt } from './print-receipt.tsx';
import { COMPLAINTS_KEY, desksOf } from './use-complaints.ts';
import type { Receipt } from './use-complaints.ts';
import { Dialog } from '../../parts/dialog.tsx';

const CHANNELS = ['counter', 'post', 'phone'] as const;
const OF_WHOM = ['name', 'phone', 'email', 'address'] as const;
type Field = 'title' | 'content' | (typeof OF_WHOM)[number];
const LONGEST: Readonly<Record<Field, number>> = {
  title: 300,
  content: 10_000,
  name: 200,
  phone: 16,
  email: 254,
  address: 500,
};

export default function ReceiveComplaint({ close }: { readonly close: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const desks = desksOf(useSession());
  const [key] = useState(() => crypto.randomUUID());
  const [desk, setDesk] = useState(desks[0]?.value ?? '');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('counter');
  const [said, say] = useState<Readonly<Partial<Record<Field, string>>>>({});
  const text = (field: Field) => (said[field] ?? '').trim();
  const receive = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/complaints', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            receiverUnitId: desk,
            channel,
            title: text('title'),
            content: text('content'),
            complainant: Object.fromEntries(
              OF_WHOM.flatMap((field) => (text(field) === '' ? [] : [[field, text(field)]])),
            ),
          },
        }),
      ),
    onSuccess: () => void cache.invalidateQueries({ queryKey: COMPLAINTS_KEY }),
  });
  const submit = () => {
    if (text('title') !== '' && text('content') !== '' && !receive.isPending) receive.mutate();
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('complaints.receive'), run: submit }], true, 'dialog');
  if (receive.data !== undefined) return <Received receipt={receive.data} close={close} />;
  const input = (field: Field) => ({
    label: t(`complaints.field.${field}`),
    maxLength: LONGEST[field],
    value: said[field] ?? '',
    onChange: (event: { readonly target: { readonly value: string } }) =>
      say((was) => ({ ...was, [field]: event.target.value })),
  });
  return (
    <FormDialog
      title={t('complaints.receive')}
      send={t('complaints.receive')}
      busy={receive.isPending}
      error={receive.error}
      submit={submit}
      close={close}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {desks.length > 1 && (
          <Select
            label={t('complaints.receiver')}
            data={[...desks]}
            allowDeselect={false}
            value={desk}
            onChange={(value) => setDesk(value ?? desk)}
          />
        )}
        <Select
          label={t('complaints.field.channel')}
          data={CHANNELS.map((value) => ({ value, label: t(`complaints.channel.${value}`) }))}
          allowDeselect={false}
          value={channel}
          onChange={(value) => setChannel(value ?? channel)}
        />
      </SimpleGrid>
      <TextInput required description={t('complaints.titleHint')} data-autofocus {...input('title')} />
      <Textarea required autosize minRows={4} {...input('content')} />
      <Text size="sm" c="dark.3">
        {t('complaints.whoHint')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {OF_WHOM.map((field) => (
          <TextInput key={field} type={field === 'email' ? 'email' : 'text'} {...input(field)} />
        ))}
      </SimpleGrid>
    </FormDialog>
  );
}

function Received({ receipt, close }: { readonly receipt: Receipt; readonly close: () => void }) {
  const t = useT();
  return (
    <Dialog onClose={close} title={t('complaints.received')}>
      <Stack>
        <Alert color="green" role="status" styles={{ message: { color: '#1c2530' } }}>
          <Text fw={600}>{receipt.complaintNo}</Text>
          <Text size="sm">
            {t('complaints.secret')}: <b>{receipt.secret}</b>
          </Text>
          <Text size="sm">{t('complaints.answeredBy', { at: formatPlanned(receipt.dueAt, t) })}</Text>
        </Alert>
        <Group justify="flex-end">
          <Button component={Link} to={`/complaints/${receipt.id}`} variant="default">
            {t('complaints.open')}
          </Button>
          <PrintReceipt of={receipt} first />
        </Group>
      </Stack>
    </Dialog>
  );
}

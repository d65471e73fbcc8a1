// Puts the applicant's data right: only what changed is sent, with the reason; before and after are kept.
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';

const FIELDS = ['name', 'identityNo', 'phone', 'email', 'address', 'subject'] as const;
type Field = (typeof FIELDS)[number];

interface CorrectApplicantDialogProps {
  readonly dossier: Dossier;
  readonly reference: string;
  readonly close: () => void;
}

export default function CorrectApplicantDialog({ dossier, reference, close }: CorrectApplicantDialogProps) {
  const t = useT();
  const cache = useQueryClient();
  const [typed, type] = useState<Partial<Record<Field, string>>>({});
  const [reason, setReason] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [{ version, applicant }] = useState(dossier);
  const changed = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => value !== (applicant[field as Field] ?? '')),
  );
  const send = useMutation({
    mutationFn: () =>
      answerOf(
        api.PATCH('/api/v1/dossiers/{ref}/applicant', {
          params: {
            path: { ref: reference },
            header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key },
          },
          body: { ...changed, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['dossier'] });
      close();
    },
  });
  const complete = reason.trim() !== '' && Object.keys(changed).length > 0;
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('applicant.correct')}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (complete && !send.isPending) send.mutate();
        }}
      >
        <Stack>
          {FIELDS.map((field, at) => (
            <TextInput
              key={field}
              label={t(`applicant.${field}`)}
              autoComplete="off"
              value={typed[field] ?? applicant[field] ?? ''}
              onChange={(change) => {
                const { value } = change.currentTarget;
                type((was) => ({ ...was, [field]: value }));
              }}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
          <Textarea
            label={t('applicant.correctReason')}
            withAsterisk
            autosize
            minRows={2}
            value={reason}
            onChange={(change) => setReason(change.currentTarget.value)}
          />
          {send.error !== null && <ProblemNotice error={send.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={send.isPending}>
              {t('applicant.correctSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

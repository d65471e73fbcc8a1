// Puts the applicant's data right: only what changed is sent, with the reason; before and after are kept.
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { CheckedInput } from '../../parts/checked-input.tsx';
import { fieldErrors } from '../../parts/field-errors.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';
import { Dialog } from '../../parts/dialog.tsx';

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
    mutationFn: (sent: Partial<Record<Field, string>>) =>
      answerOf(
        api.PATCH('/api/v1/dossiers/{ref}/applicant', {
          params: {
            path: { ref: reference },
            header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key },
          },
          body: { ...sent, reason: reason.trim() },
        }),
      ),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: ['dossier'] });
      close();
    },
  });
  const refused = send.variables ?? {};
  const errors = send.error instanceof Problem ? fieldErrors(send.error, t) : {};
  const complete = reason.trim() !== '' && Object.keys(changed).length > 0;
  return (
    <Dialog onClose={close} size="lg" title={t('applicant.correct')}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (complete && !send.isPending) send.mutate(changed);
        }}
      >
        <Stack>
          {FIELDS.map((field, at) => {
            const value = typed[field] ?? applicant[field] ?? '';
            const common = {
              label: t(`applicant.${field}`),
              ...(at === 0 ? { 'data-autofocus': true } : {}),
            };
            const set = (now: string) => type((was) => ({ ...was, [field]: now }));
            return field === 'subject' ? (
              <TextInput
                key={field}
                {...common}
                autoComplete="off"
                value={value}
                onChange={(change) => set(change.currentTarget.value)}
              />
            ) : (
              <CheckedInput
                key={field}
                {...common}
                field={field}
                value={value}
                refused={refused[field] === value ? errors[`/${field}`] : undefined}
                tries={0}
                set={set}
              />
            );
          })}
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
    </Dialog>
  );
}

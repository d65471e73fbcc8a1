// A calendar version that was a mistake: proposed to be annulled, and decided on by another administrator.
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import type { components } from '../../../api/schema.d.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';

interface AnnulVersionProps {
  readonly name: string;
  readonly version: components['schemas']['CalendarVersionSummaryView'];
}

export function AnnulVersion({ name, version: { version, annulment } }: AnnulVersionProps) {
  const t = useT();
  const cache = useQueryClient();
  const [words, setWords] = useState('');
  const params = { path: { name, version } };
  const send = useMutation({
    mutationFn: (step: 'propose' | 'approve' | 'reject') => {
      const note = words === '' ? {} : { note: words };
      if (step === 'propose')
        return answerOf(
          api.POST('/api/v1/calendars/{name}/versions/{version}/annulment', {
            params,
            body: { reason: words },
          }),
        );
      return step === 'approve'
        ? answerOf(
            api.POST('/api/v1/calendars/{name}/versions/{version}/annulment/approve', { params, body: note }),
          )
        : answerOf(
            api.POST('/api/v1/calendars/{name}/versions/{version}/annulment/reject', { params, body: note }),
          );
    },
    onSuccess: () => {
      setWords('');
      return cache.invalidateQueries({ queryKey: ['admin'] });
    },
  });
  const proposed = annulment?.state === 'proposed';
  if (version === 1 && annulment === null) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('annul.title')}>
      <Title order={2} size="h5" mb="xs">
        {t('annul.title')}
      </Title>
      <Stack gap="xs">
        {annulment !== null && (
          <Text size="sm" role="status">
            {t(`annul.${annulment.state}`, {
              version,
              at: formatMoment(annulment.decidedAt ?? annulment.proposedAt),
              instead: annulment.instead ?? '',
            })}{' '}
            {t('annul.because', { reason: annulment.reason })}
            {annulment.note !== null && ` ${t('annul.note', { note: annulment.note })}`}
          </Text>
        )}
        {annulment?.state !== 'approved' && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              send.mutate(proposed ? 'approve' : 'propose');
            }}
          >
            <Text size="sm" mb="xs">
              {t('annul.about')}
            </Text>
            <Group align="flex-end" gap="sm">
              <TextInput
                label={t(proposed ? 'annul.say' : 'annul.reason')}
                required={!proposed}
                maxLength={500}
                w={420}
                maw="100%"
                value={words}
                onChange={(event) => setWords(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" loading={send.isPending}>
                {t(proposed ? 'annul.approve' : 'annul.propose', { version })}
              </Button>
              {proposed && (
                <Button variant="default" loading={send.isPending} onClick={() => send.mutate('reject')}>
                  {t('annul.reject')}
                </Button>
              )}
            </Group>
          </form>
        )}
        {send.error !== null && <ProblemNotice error={send.error} />}
      </Stack>
    </Paper>
  );
}

// The task of the apology on the dossier itself: by when, whose it is, and the way to do it.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { serverNow } from '../../api/server-clock.ts';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';

interface ApologyNoticeProps {
  readonly dueAt: string;
  /** Null for whoever may not do it. */
  readonly apologise: (() => void) | null;
}

export function ApologyNotice({ dueAt, apologise }: ApologyNoticeProps) {
  const t = useT();
  const past = Date.parse(dueAt) < serverNow();
  return (
    <Alert color="yellow" p="xs" role="status" styles={{ message: { color: '#1c2530' } }}>
      <Stack gap={6} align="flex-start">
        <Text size="sm" fw={600}>
          {t(past ? 'dossier.apologyPast' : 'dossier.apologyDue', { at: formatPlanned(dueAt, t) })}
        </Text>
        {apologise === null ? (
          <Text size="sm">{t('dossier.apologyWhose')}</Text>
        ) : (
          <Button size="xs" onClick={apologise}>
            {t('event.apologise')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

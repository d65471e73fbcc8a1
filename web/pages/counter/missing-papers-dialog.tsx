// Asks once, before a dossier without all its mandatory papers is accepted: why, or a supplement instead.
import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { Dialog } from '../../parts/dialog.tsx';

interface MissingPapersDialogProps {
  readonly missing: readonly { readonly key: string; readonly name: string }[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly close: () => void;
  readonly askSupplement: () => void;
  readonly accept: (reason: string) => void;
}

export default function MissingPapersDialog(props: MissingPapersDialogProps) {
  const t = useT();
  const { missing, busy, error, close, askSupplement, accept } = props;
  const [reason, setReason] = useState('');
  const given = reason.trim();
  return (
    <Dialog onClose={close} size="lg" title={t('new.missing', { n: missing.length })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== '') accept(given);
        }}
      >
        <Stack>
          <List size="sm" mah={220} style={{ overflowY: 'auto' }}>
            {missing.map(({ key, name }) => (
              <List.Item key={key}>{name}</List.Item>
            ))}
          </List>
          <Text size="sm">{t('new.missingAsk')}</Text>
          <Textarea
            label={t('new.missingReason')}
            withAsterisk
            data-autofocus
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {error !== null && <ProblemNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('new.missingBack')}
            </Button>
            <Button variant="default" onClick={askSupplement}>
              {t('event.requestSupplement')}
            </Button>
            <Button type="submit" disabled={given === ''} loading={busy}>
              {t('new.acceptAnyway')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

// Asks for a supplement or refuses at the counter: the reason, and the full list, because it is asked for once.
import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';

interface DecisionDialogProps {
  readonly decision: 'requestSupplement' | 'refuse';
  readonly missing: readonly string[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly close: () => void;
  readonly send: (facts: { reason: string; items?: string[] }) => void;
}

export default function DecisionDialog({ decision, missing, busy, error, close, send }: DecisionDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [items, setItems] = useState(missing.join('\n'));
  const listed = items
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wantsItems = decision === 'requestSupplement';
  const complete = reason.trim() !== '' && (!wantsItems || listed.length > 0);
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(`event.${decision}`)}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) send({ reason: reason.trim(), ...(wantsItems && { items: listed }) });
        }}
      >
        <Stack>
          <Textarea
            label={t('fact.reason')}
            withAsterisk
            data-autofocus
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {wantsItems && (
            <Textarea
              label={t('fact.items')}
              withAsterisk
              autosize
              minRows={4}
              value={items}
              onChange={(event) => setItems(event.currentTarget.value)}
            />
          )}
          {error !== null && <ProblemNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={busy}>
              {t('new.decideAndPrint')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

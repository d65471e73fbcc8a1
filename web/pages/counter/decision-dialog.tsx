// Asks for a supplement or refuses at the counter: the reason, and the full list, because it is asked for once.
import { Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { components } from '../../api/schema.d.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { askedOf, SupplementPapers } from '../dossier/supplement-papers.tsx';
import type { Mark } from '../dossier/supplement-papers.tsx';
import type { LodgeBody } from './new-dossier.ts';
import { Dialog } from '../../parts/dialog.tsx';

export type DecisionFacts = Pick<LodgeBody, 'reason' | 'items' | 'marks' | 'wrongAuthority' | 'sendTo'>;

interface DecisionDialogProps {
  readonly decision: 'requestSupplement' | 'refuse';
  readonly papers: readonly components['schemas']['ChecklistItemView'][];
  /** Keys of required papers that nobody handed in. */
  readonly missing: readonly string[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly close: () => void;
  readonly send: (facts: DecisionFacts) => void;
}

export default function DecisionDialog({
  decision,
  papers,
  missing,
  busy,
  error,
  close,
  send,
}: DecisionDialogProps) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(() =>
    askedOf(papers, Object.fromEntries(missing.map((key) => [key, 'missing' as Mark])), ''),
  );
  const [wrongAuthority, setWrongAuthority] = useState(false);
  const [sendTo, setSendTo] = useState('');
  const supplement = decision === 'requestSupplement';
  const complete =
    reason.trim() !== '' && (supplement ? asked.items.length > 0 : !wrongAuthority || sendTo.trim() !== '');
  const facts = (): DecisionFacts => ({
    reason: reason.trim(),
    ...(supplement && { items: [...asked.items], marks: asked.marks }),
    ...(!supplement && wrongAuthority && { wrongAuthority, sendTo: sendTo.trim() }),
  });
  return (
    <Dialog onClose={close} size="lg" title={t(`event.${decision}`)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) send(facts());
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
          {supplement ? (
            <SupplementPapers papers={papers} missing={missing} change={setAsked} />
          ) : (
            <>
              <Checkbox
                label={t('fact.wrongAuthority')}
                checked={wrongAuthority}
                onChange={(event) => setWrongAuthority(event.currentTarget.checked)}
              />
              {wrongAuthority && (
                <TextInput
                  label={t('fact.sendTo')}
                  description={t('new.sendToSeen')}
                  withAsterisk
                  maxLength={500}
                  value={sendTo}
                  onChange={(event) => setSendTo(event.currentTarget.value)}
                />
              )}
            </>
          )}
          <Text size="sm" c="dark.3">
            {t(supplement ? 'new.printsSupplement' : 'new.printsRefusal')}
          </Text>
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
    </Dialog>
  );
}

// Asks one or several agencies for their opinion: what about, and by when (Decree 61/2018 Art. 19.5).
import { Alert, Button, Fieldset, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useState } from 'react';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { MovedNotice } from '../../parts/moved-notice.tsx';
import { ProblemNotice } from '../../parts/notices.tsx';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { useUnits } from '../../parts/use-units.ts';
import type { Dossier } from '../../parts/use-dossier.ts';
import { useSend } from './use-children.ts';
import { Dialog } from '../../parts/dialog.tsx';

interface Question {
  readonly key: number;
  readonly unitId: string | null;
  readonly content: string;
  /** As the field holds it, `2026-12-07T16:30`; empty where the step's own rule gives the time. */
  readonly due: string;
}

interface AskDialogProps {
  readonly dossier: Dossier;
  readonly reference: string;
  readonly close: () => void;
}

const blank = (key: number): Question => ({ key, unitId: null, content: '', due: '' });

export default function AskDialog({ dossier, reference, close }: AskDialogProps) {
  const t = useT();
  const units = useUnits('');
  const [questions, setQuestions] = useState<readonly Question[]>([blank(0)]);
  const [version] = useState(dossier.version);
  const send = useSend(reference, version, close);
  const dossierDue = dossier.clock.statutoryDueAt;
  const complete = questions.every(({ unitId, content }) => unitId !== null && content.trim() !== '');
  const moved = dossier.version !== version && !send.isPending && !send.isSuccess;
  const submit = () => {
    if (!complete || moved || send.isPending) return;
    const consultations = questions.map(({ unitId, content, due }) => ({
      unitId: unitId ?? '',
      content: content.trim(),
      ...(due !== '' && { dueAt: `${due}:00+07:00` }),
    }));
    send.mutate({ type: 'askOpinions', consultations });
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('act.send'), run: submit }], true, 'dialog');
  const change = (key: number, patch: Partial<Question>) =>
    setQuestions((was) => was.map((each) => (each.key === key ? { ...each, ...patch } : each)));
  const agencies = (units.data ?? []).filter(({ kind }) => kind !== 'oneStop');
  return (
    <Dialog onClose={close} size="lg" title={`${t('event.askOpinions')} · ${dossier.code ?? ''}`}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        <Stack>
          {questions.map(({ key, unitId, content, due }, at) => (
            <Fieldset key={key} legend={t('ask.question', { n: at + 1 })}>
              <Stack gap="xs">
                <Select
                  label={t('ask.agency')}
                  withAsterisk
                  searchable
                  limit={60}
                  value={unitId}
                  onChange={(value) => change(key, { unitId: value })}
                  nothingFoundMessage={t('ask.noAgency')}
                  styles={{ empty: { color: '#46525f' } }}
                  data={agencies.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
                  {...(at === 0 ? { 'data-autofocus': true } : {})}
                />
                <Textarea
                  label={t('ask.content')}
                  withAsterisk
                  autosize
                  minRows={2}
                  value={content}
                  onChange={(event) => change(key, { content: event.currentTarget.value })}
                />
                <DayField
                  label={t('ask.due')}
                  description={t('ask.dueRule')}
                  withHour
                  value={due}
                  onChange={(value) => change(key, { due: value })}
                />
                {questions.length > 1 && (
                  <Group justify="flex-end">
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() => setQuestions((was) => was.filter((each) => each.key !== key))}
                    >
                      {t('ask.drop', { n: at + 1 })}
                    </Button>
                  </Group>
                )}
              </Stack>
            </Fieldset>
          ))}
          <Group>
            <Button
              variant="default"
              onClick={() => setQuestions((was) => [...was, blank((was.at(-1)?.key ?? 0) + 1)])}
            >
              {t('ask.more')}
            </Button>
            <Text size="xs" c="dark.3">
              {t('ask.waits')}
            </Text>
          </Group>
          {dossierDue !== null &&
            questions.some(
              ({ due }) => due !== '' && Date.parse(`${due}:00+07:00`) > Date.parse(dossierDue),
            ) && (
              <Alert color="yellow" p="xs" role="status" styles={{ message: { color: '#1c2530' } }}>
                {t('ask.dueAfter', { due: formatPlanned(dossierDue, t) })}
              </Alert>
            )}
          {moved && <MovedNotice />}
          {send.error !== null && <ProblemNotice error={send.error} again={submit} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={!complete || moved} loading={send.isPending}>
              {t('event.askOpinions')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

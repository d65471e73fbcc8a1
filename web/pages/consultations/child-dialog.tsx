// Sends one event to a consultation or a leg: the answer, the result, another officer, or why not.
import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { MovedNotice } from '../../parts/moved-notice.tsx';
import { ProblemNotice } from '../../parts/notices.tsx';
import { OfficerSelect } from '../../parts/officer-select.tsx';
import { eventName } from '../../parts/state-words.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { useSend } from './use-children.ts';
import type { ChildEvent, EventBody } from './use-children.ts';
import { Dialog } from '../../parts/dialog.tsx';

export interface Acting {
  readonly subject: string;
  readonly type: ChildEvent;
  readonly unitId: string;
  readonly about: string;
}

type Field = 'position' | 'content' | 'officerId' | 'reason' | 'reference' | 'items';

const FIELDS: Readonly<Record<ChildEvent, readonly Field[]>> = {
  answerOpinion: ['position', 'content'],
  assignConsultation: ['officerId'],
  closeConsultation: ['reason'],
  takeLeg: [],
  assignLeg: ['officerId'],
  completeLeg: ['reference', 'content'],
  refuseLeg: ['reason'],
  returnLeg: ['reason', 'items'],
};
const OPINIONS = ['agree', 'disagree', 'agreeWithConditions', 'noClearPosition'] as const;

interface ChildDialogProps {
  readonly acting: Acting;
  readonly reference: string;
  readonly version: number;
  readonly close: () => void;
}

export default function ChildDialog({ acting, reference, version, close }: ChildDialogProps) {
  const t = useT();
  const [facts, setFacts] = useState<Partial<Record<Field, string>>>({});
  const [read] = useState(version);
  const fields = FIELDS[acting.type];
  const send = useSend(reference, read, close);
  const complete = fields.every((name) => name === 'reference' || (facts[name] ?? '').trim() !== '');
  const moved = version !== read && !send.isPending && !send.isSuccess;
  const submit = () => {
    if (!complete || moved || send.isPending) return;
    const { items, ...rest } = facts;
    const lines = items
      ?.split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const said = { ...rest, ...(lines && { items: lines }) };
    send.mutate({ ...said, type: acting.type, subject: acting.subject } as EventBody);
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('act.send'), run: submit }], true, 'dialog');
  const set = (name: Field) => (value: string | null) => setFacts((was) => ({ ...was, [name]: value ?? '' }));
  return (
    <Dialog onClose={close} size="lg" title={`${eventName(acting.type, t)} · ${acting.about}`}>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        <Stack>
          {fields.map((name, at) => (
            <FieldOf
              key={name}
              name={name}
              first={at === 0}
              value={facts[name] ?? ''}
              set={set(name)}
              acting={acting}
            />
          ))}
          {moved && <MovedNotice />}
          {send.error !== null && <ProblemNotice error={send.error} again={submit} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={!complete || moved} loading={send.isPending}>
              {eventName(acting.type, t)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function labelOf(name: Field, { type }: Acting, t: Translator): string {
  if (name === 'reason') return t('fact.reason');
  if (name === 'items') return t('fact.items');
  if (name === 'reference') return t('legs.reference');
  return type === 'completeLeg' ? t('legs.result') : t('children.content');
}

interface FieldProps {
  readonly name: Field;
  readonly first: boolean;
  readonly value: string;
  readonly set: (value: string | null) => void;
  readonly acting: Acting;
}

function FieldOf({ name, first, value, set, acting }: FieldProps) {
  const t = useT();
  const common = { withAsterisk: name !== 'reference', ...(first ? { 'data-autofocus': true } : {}) };
  if (name === 'position')
    return (
      <Select
        {...common}
        label={t('children.position')}
        allowDeselect={false}
        value={value === '' ? null : value}
        onChange={set}
        data={OPINIONS.map((opinion) => ({ value: opinion, label: t(`opinion.${opinion}`) }))}
      />
    );
  if (name === 'officerId')
    return (
      <OfficerSelect
        {...common}
        label={t('children.officer')}
        units={[acting.unitId]}
        value={value === '' ? null : value}
        choose={set}
      />
    );
  return (
    <Textarea
      {...common}
      label={labelOf(name, acting, t)}
      autosize
      minRows={name === 'reference' ? 1 : 3}
      value={value}
      onChange={(change) => set(change.currentTarget.value)}
    />
  );
}

// Sends one event to a consultation: the answer, another officer, or why it is not needed any more.
import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useShortcuts } from '../../app/shortcuts.tsx';
import { ProblemNotice } from '../../parts/notices.tsx';
import { eventName } from '../../parts/state-words.ts';
import { useT } from '../../texts/language.tsx';
import type { Acting } from './children-panel.tsx';
import { useSend } from './use-children.ts';
import type { ChildEvent, EventBody } from './use-children.ts';

type Field = 'position' | 'content' | 'officerId' | 'reason';

const FIELDS: Readonly<Record<ChildEvent, readonly Field[]>> = {
  answerOpinion: ['position', 'content'],
  assignConsultation: ['officerId'],
  closeConsultation: ['reason'],
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
  const complete = fields.every((name) => (facts[name] ?? '').trim() !== '');
  const submit = () => {
    if (complete && !send.isPending)
      send.mutate({ ...facts, type: acting.type, subject: acting.subject } as EventBody);
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('act.send'), run: submit }]);
  const set = (name: Field) => (value: string | null) => setFacts((was) => ({ ...was, [name]: value ?? '' }));
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={`${eventName(acting.type, t)} · ${acting.about}`}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
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
          {send.error !== null && <ProblemNotice error={send.error} again={submit} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" disabled={!complete} loading={send.isPending}>
              {eventName(acting.type, t)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
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
  const people = useQuery({
    queryKey: ['unit-people', [acting.unitId]],
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{id}/people', { params: { path: { id: acting.unitId } } })),
    enabled: name === 'officerId',
  });
  const common = { withAsterisk: true, ...(first ? { 'data-autofocus': true } : {}) };
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
  if (name === 'officerId') {
    const options = new Map((people.data ?? []).map((person) => [person.staffId, person.name]));
    return (
      <Select
        {...common}
        label={t('children.officer')}
        searchable
        value={value === '' ? null : value}
        onChange={set}
        data={[...options].map(([id, label]) => ({ value: id, label }))}
      />
    );
  }
  return (
    <Textarea
      {...common}
      label={name === 'reason' ? t('fact.reason') : t('children.content')}
      autosize
      minRows={3}
      value={value}
      onChange={(change) => set(change.currentTarget.value)}
    />
  );
}

// Sends one event to a task: asks for what it needs and for what may be said with it.
import { Alert, NumberInput, Textarea } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { useT } from '../../texts/language.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { OfficerSelect } from '../../parts/officer-select.tsx';
import { UnitChoice } from './unit-choice.tsx';
import { TASKS_KEY } from './use-tasks.ts';
import type { Task, TaskEvent } from './use-tasks.ts';

type Body = components['schemas']['TaskEventBody'];
type Field = 'officerId' | 'leadUnitId' | 'due' | 'percent' | 'reason' | 'result' | 'note';

/** In the order of the dialog; what the service calls a need, and what may be added though it is none. */
const FIELDS: readonly Field[] = ['leadUnitId', 'officerId', 'percent', 'due', 'result', 'reason', 'note'];
const FIELD_OF: Readonly<Record<string, Field>> = { lead: 'leadUnitId', until: 'due' };
const OPTIONAL: Readonly<Record<string, readonly Field[]>> = {
  accept: ['officerId', 'note'],
  acknowledge: ['note'],
  assign: ['note'],
  grantExtension: ['due', 'note'],
  approve: ['note'],
};

interface TaskActProps {
  readonly task: Task;
  readonly event: TaskEvent;
  readonly close: () => void;
}

export default function TaskAct({ task, event, close }: TaskActProps) {
  const t = useT();
  const cache = useQueryClient();
  const [said, say] = useState<Partial<Record<Field, string>>>({});
  // One key for one press: a repeat after a lost connection does nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [{ version }] = useState(task);
  const needed = event.needs.map((need) => FIELD_OF[need] ?? (need as Field));
  const asked = FIELDS.filter((field) => needed.includes(field) || OPTIONAL[event.type]?.includes(field));
  const send = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/tasks/{id}/events', {
          params: { path: { id: task.id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
          body: bodyOf(event.type, said),
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: TASKS_KEY });
      close();
    },
    onError: () => void cache.invalidateQueries({ queryKey: TASKS_KEY }),
  });
  const submit = () => {
    if (!send.isPending && needed.every((field) => (said[field] ?? '').trim() !== '')) send.mutate();
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('tasks.send'), run: submit }], true, 'dialog');
  return (
    <FormDialog
      title={`${t(`tasks.event.${event.type}`)} · ${task.taskNo}`}
      send={t('tasks.send')}
      busy={send.isPending}
      error={send.error}
      submit={submit}
      close={close}
    >
      {t.maybe(`tasks.hint.${event.type}`) !== null && (
        <Alert color="river" styles={{ message: { color: '#1c2530' } }}>
          {t.maybe(`tasks.hint.${event.type}`)}
        </Alert>
      )}
      {asked.map((field) => (
        <TaskField
          key={field}
          field={field}
          task={task}
          required={needed.includes(field)}
          value={said[field] ?? ''}
          set={(value) => say((was) => ({ ...was, [field]: value }))}
        />
      ))}
      {send.error instanceof Problem && send.error.status === 412 && (
        <Alert color="yellow" role="status" styles={{ message: { color: '#1c2530' } }}>
          {t('tasks.staleNext')}
        </Alert>
      )}
    </FormDialog>
  );
}

function bodyOf(type: Body['type'], said: Partial<Record<Field, string>>): Body {
  const { due, percent, ...texts } = said;
  const given = Object.entries(texts).filter(([, value]) => value.trim() !== '');
  return {
    type,
    ...Object.fromEntries(given),
    ...(percent !== undefined && percent !== '' && { percent: Number(percent) }),
    ...(due !== undefined && due !== '' && { due: { day: due } }),
  };
}

interface TaskFieldProps {
  readonly field: Field;
  readonly task: Task;
  readonly required: boolean;
  readonly value: string;
  readonly set: (value: string) => void;
}

function TaskField({ field, task, required, value, set }: TaskFieldProps) {
  const t = useT();
  const label = t(`tasks.field.${field}`);
  switch (field) {
    case 'leadUnitId':
      return <UnitChoice label={label} required={required} value={value} set={set} />;
    case 'officerId':
      return (
        <OfficerChoice label={label} required={required} unitId={task.lead.id} value={value} set={set} />
      );
    case 'due':
      return <DayField label={label} required={required} value={value} onChange={set} />;
    case 'percent':
      return (
        <NumberInput
          label={label}
          required={required}
          min={0}
          max={100}
          hideControls
          suffix="%"
          value={value}
          onChange={(next) => set(String(next))}
        />
      );
    default:
      return (
        <Textarea
          label={label}
          required={required}
          autosize
          minRows={2}
          maxLength={field === 'result' ? 5000 : 2000}
          value={value}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
}

type OfficerChoiceProps = Omit<TaskFieldProps, 'field' | 'task'> & {
  readonly label: string;
  readonly unitId: string;
};

/** People of the leading unit and of the units right under it. */
function OfficerChoice({ label, required, unitId, value, set }: OfficerChoiceProps) {
  const { data: units = [] } = useQuery({
    queryKey: ['units-of-leader', unitId],
    queryFn: async () => {
      const all = await answerOf(api.GET('/api/v1/units', { params: { query: {} } }));
      return [unitId, ...all.filter(({ parentId }) => parentId === unitId).map(({ id }) => id)];
    },
  });
  return (
    <OfficerSelect
      label={label}
      clearable={!required}
      required={required}
      units={units}
      value={value === '' ? null : value}
      choose={(id) => set(id ?? '')}
    />
  );
}

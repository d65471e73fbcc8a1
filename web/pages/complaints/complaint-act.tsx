// Sends one event to a complaint: asks for what it needs and for what may be said with it.
import { Alert, Select, Textarea, TextInput } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { OfficerSelect } from '../../parts/officer-select.tsx';
import { useUnits } from '../../parts/use-units.ts';
import { useT } from '../../texts/language.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { COMPLAINTS_KEY } from './use-complaints.ts';
import type { Complaint, ComplaintEvent } from './use-complaints.ts';

type Body = components['schemas']['ComplaintEventBody'];
type Field = Exclude<keyof Body, 'type'>;
type Said = Readonly<Partial<Record<Field, string>>>;

/** In the order of the dialog; what the service calls a need, and what may be added though it is none. */
const FIELDS: readonly Field[] = [
  'unitId',
  'officerId',
  'place',
  'question',
  'answer',
  'publicAnswer',
  'reason',
  'note',
];
const FIELD_OF: Readonly<Record<string, Field>> = { unit: 'unitId' };
const OPTIONAL: Readonly<Record<string, readonly Field[]>> = {
  assign: ['officerId', 'note'],
  giveTo: ['note'],
  close: ['note'],
};
const LONG: ReadonlySet<Field> = new Set<Field>(['answer', 'question', 'publicAnswer']);

interface ComplaintActProps {
  readonly complaint: Complaint;
  readonly event: ComplaintEvent;
  readonly close: () => void;
}

export default function ComplaintAct({ complaint, event, close }: ComplaintActProps) {
  const t = useT();
  const cache = useQueryClient();
  const [said, say] = useState<Said>(() => begunWith(event, complaint));
  // One key for one press: a repeat after a lost connection does nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [{ id, version }] = useState(complaint);
  const needed = event.needs.map((need) => FIELD_OF[need] ?? (need as Field));
  const asked = FIELDS.filter((field) => needed.includes(field) || OPTIONAL[event.type]?.includes(field));
  const send = useMutation({
    mutationFn: () => {
      const given = Object.entries(said).filter(([, value]) => value.trim() !== '');
      const body = { type: event.type, ...Object.fromEntries(given) } as Body;
      const header = { 'If-Match': `"${version}"`, 'Idempotency-Key': key };
      return answerOf(api.POST('/api/v1/complaints/{id}/events', { params: { path: { id }, header }, body }));
    },
    onSuccess: close,
    onSettled: () => void cache.invalidateQueries({ queryKey: COMPLAINTS_KEY }),
  });
  const submit = () => {
    if (!send.isPending && needed.every((field) => (said[field] ?? '').trim() !== '')) send.mutate();
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('complaints.send'), run: submit }], true, 'dialog');
  const hint = t.maybe(`complaints.hint.${event.type}`);
  const isStale = send.error instanceof Problem && send.error.status === 412;
  return (
    <FormDialog
      title={`${t(`complaints.event.${event.type}`)} · ${complaint.complaintNo}`}
      send={t('complaints.send')}
      busy={send.isPending}
      error={send.error}
      submit={submit}
      close={close}
    >
      {hint !== null && (
        <Alert color="river" styles={{ message: { color: '#1c2530' } }}>
          {hint}
        </Alert>
      )}
      {asked.map((field) => (
        <ComplaintField
          key={field}
          field={field}
          unitId={said.unitId ?? complaint.unit.id}
          required={needed.includes(field)}
          value={said[field] ?? ''}
          set={(value) =>
            say((was) => ({ ...was, [field]: value, ...(field === 'unitId' && { officerId: '' }) }))
          }
        />
      ))}
      {isStale && (
        <Alert color="yellow" role="status" styles={{ message: { color: '#1c2530' } }}>
          {t('complaints.staleNext')}
        </Alert>
      )}
    </FormDialog>
  );
}

/** The answer is offered for publishing as it is; what was said is not, since it may name people. */
function begunWith({ type }: ComplaintEvent, { title, answer }: Complaint): Said {
  return type === 'publish' ? { question: title, publicAnswer: answer ?? '' } : {};
}

interface FieldProps {
  readonly field: Field;
  /** In which somebody is looked for. */
  readonly unitId: string;
  readonly required: boolean;
  readonly value: string;
  readonly set: (value: string) => void;
}

function ComplaintField({ field, unitId, required, value, set }: FieldProps) {
  const t = useT();
  const common = { label: t(`complaints.field.${field}`), required } as const;
  const choice = { ...common, clearable: !required, value: value === '' ? null : value };
  const choose = (id: string | null) => set(id ?? '');
  if (field === 'officerId') return <OfficerSelect {...choice} units={[unitId]} choose={choose} />;
  if (field === 'unitId') return <UnitSelect {...choice} choose={choose} />;
  if (field === 'place')
    return (
      <TextInput {...common} maxLength={300} value={value} onChange={(event) => set(event.target.value)} />
    );
  return (
    <Textarea
      {...common}
      autosize
      minRows={LONG.has(field) ? 4 : 2}
      maxLength={LONG.has(field) ? 10_000 : 2000}
      value={value}
      onChange={(event) => set(event.target.value)}
    />
  );
}

function UnitSelect({ choose, ...props }: SelectProps & { readonly choose: (id: string | null) => void }) {
  const t = useT();
  const { data: units } = useUnits('');
  return (
    <Select
      {...props}
      searchable
      limit={100}
      clearButtonProps={{ 'aria-label': t('queue.clear') }}
      onChange={choose}
      nothingFoundMessage={t('complaints.nothingFound')}
      styles={{ empty: { color: '#46525f' } }}
      data={(units ?? []).map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
    />
  );
}

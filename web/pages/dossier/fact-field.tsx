// The control that asks for one fact of an event.
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { instantOf } from '../../parts/local-time.ts';
import type { components } from '../../api/schema.d.ts';
import { OfficerSelect } from '../../parts/officer-select.tsx';
import { useT } from '../../texts/language.tsx';
import { stepName } from '../../parts/use-dossier.ts';
import type { Dossier, PossibleEvent } from '../../parts/use-dossier.ts';

type EventBody = components['schemas']['EventBody'];

interface FactFieldProps {
  readonly name: keyof EventBody;
  readonly first: boolean;
  readonly required: boolean;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly dossier: Dossier;
  readonly event: PossibleEvent;
}

const AGAINST = ['receipt', 'identity', 'authorisation'] as const;

/** The control for one fact; everything is reached by keyboard and named by its label. */
export function FactField({ name, first, required, value, set, dossier, event }: FactFieldProps) {
  const t = useT();
  const common = {
    label: t.maybe(`fact.${event.type}.${name}`) ?? t.maybe(`fact.${name}`) ?? name,
    withAsterisk: required,
    ...(first ? { 'data-autofocus': true } : {}),
  };
  switch (name) {
    case 'officerId':
      return (
        <OfficerSelect
          {...common}
          clearable={!required}
          units={[dossier.unit.id, dossier.competentUnit.id]}
          value={(value as string | undefined) ?? null}
          choose={set}
        />
      );
    case 'to':
      return (
        <Select
          {...common}
          value={(value as string | undefined) ?? null}
          onChange={set}
          data={(event.targets ?? []).map((step) => ({
            value: step,
            label: stepName(dossier, step, t.language),
          }))}
        />
      );
    case 'how':
      return (
        <Select
          {...common}
          allowDeselect={false}
          value={(value as string | undefined) ?? null}
          onChange={set}
          data={(['desk', 'post', 'online'] as const).map((how) => ({ value: how, label: t(`how.${how}`) }))}
        />
      );
    case 'against':
      return (
        <Select
          {...common}
          clearable
          clearButtonProps={{ 'aria-label': t('queue.clear') }}
          value={(value as string | undefined) ?? null}
          onChange={set}
          data={AGAINST.map((one) => ({ value: one, label: t(`against.${one}`) }))}
        />
      );
    case 'receipt':
    case 'wrongAuthority':
      return (
        <Checkbox
          label={common.label}
          checked={value === true}
          onChange={(change) => set(change.currentTarget.checked ? true : undefined)}
        />
      );
    case 'amount':
      return (
        <NumberInput
          {...common}
          min={1}
          allowDecimal={false}
          value={(value as number | undefined) ?? ''}
          onChange={(amount) => set(typeof amount === 'number' ? amount : undefined)}
        />
      );
    case 'received': {
      const asked = dossier.supplements.at(-1)?.items ?? [];
      return asked.length === 0 ? null : (
        <Checkbox.Group
          label={common.label}
          value={(value as string[] | undefined) ?? asked.map(({ item }) => item)}
          onChange={set}
        >
          {asked.map(({ item, name: paper, mark }) => (
            <Checkbox key={item} mt="xs" value={item} label={`${paper} (${t(`mark.${mark}`)})`} />
          ))}
        </Checkbox.Group>
      );
    }
    case 'legalBasis':
    case 'sendTo':
    case 'what':
      return (
        <TextInput
          {...common}
          value={(value as string | undefined) ?? ''}
          onChange={(change) => set(change.currentTarget.value)}
        />
      );
    case 'acceptedAt':
    case 'promisedAt':
      return (
        <DayField
          {...common}
          withHour
          value={typeof value === 'string' ? value.slice(0, 16) : ''}
          onChange={(local) => set(local === '' ? '' : instantOf(local))}
        />
      );
    default:
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={(value as string | undefined) ?? ''}
          onChange={(change) => set(change.currentTarget.value)}
        />
      );
  }
}

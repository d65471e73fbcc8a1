// What an event of a late case asks for, and how it is sent.
import { NumberInput, Select, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useT } from '../../texts/language.tsx';
import { REASONS } from './narrowing.ts';
import type { LateCaseEvent, LateCaseEventType } from './use-late-cases.ts';

type Field =
  | 'answerDay'
  | 'reason'
  | 'text'
  | 'evidence'
  | 'finding'
  | 'attribution'
  | 'attributionReason'
  | 'measure'
  | 'measureOn'
  | 'note';
/** What an event is sent with: closing what has no finding makes one. */
export type Asked = LateCaseEventType | 'closeWithFinding';
type Attribution = Record<(typeof SIDES)[number], number>;
/** What was typed so far, as it is typed. */
export type Said = Partial<Record<Exclude<Field, 'attribution'>, string>> & {
  readonly attribution?: Attribution;
};

const SIDES = ['department', 'partner', 'citizen', 'other'] as const;
const FINDING = [
  ['finding', true],
  ['reason', true],
  ['attribution', true],
  ['attributionReason', false],
  ['measure', false],
  ['measureOn', false],
] as const;
const FIELDS: Readonly<Record<Asked, readonly (readonly [Field, boolean])[]>> = {
  ask: [
    ['answerDay', true],
    ['note', false],
  ],
  explain: [
    ['reason', true],
    ['text', true],
    ['evidence', false],
  ],
  return: [
    ['answerDay', true],
    ['note', true],
  ],
  find: FINDING,
  closeWithFinding: [...FINDING, ['note', false]],
  close: [['note', false]],
  reopen: [['note', true]],
};
const MINUTES_OF_AN_HOUR = 60;

export const askedOf = (type: LateCaseEventType, state: string): Asked =>
  type === 'close' && state !== 'found' ? 'closeWithFinding' : type;

/** True when nothing that the event cannot do without is missing: a time other than measured says why. */
export function complete(asked: Asked, said: Said): boolean {
  const has = (field: Exclude<Field, 'attribution'>) => (said[field] ?? '').trim() !== '';
  return FIELDS[asked].every(([field, required]) => {
    if (field === 'attributionReason') return said.attribution === undefined || has(field);
    return !required || field === 'attribution' || has(field);
  });
}

export function bodyOf(type: LateCaseEventType, said: Said): LateCaseEvent {
  const has = (name: Exclude<Field, 'attribution'>) => (said[name] ?? '').trim();
  const texts = (
    ['reason', 'text', 'finding', 'attributionReason', 'measure', 'measureOn', 'note'] as const
  ).flatMap((name) => (has(name) === '' ? [] : [[name, has(name)] as const]));
  const evidence = has('evidence')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return {
    type,
    ...Object.fromEntries(texts),
    // The end of that day's office hours.
    ...(has('answerDay') !== '' && { answerDueAt: `${has('answerDay')}T17:00:00+07:00` }),
    ...(evidence.length > 0 && { evidence }),
    // Left out, it is as the service measures it at that instant.
    ...(said.attribution !== undefined && { attribution: said.attribution }),
  };
}

interface FieldsProps {
  readonly asked: Asked;
  /** The late time as measured, from which a finding starts; null for many cases, each as measured. */
  readonly measured: Attribution | null;
  readonly said: Said;
  readonly say: (more: Said) => void;
}

export function LateCaseFields({ asked, measured, said, say }: FieldsProps) {
  const t = useT();
  return FIELDS[asked].map(([field, required], index) => {
    if (field === 'attributionReason' && said.attribution === undefined) return null;
    if (field === 'attribution' && measured === null) return null;
    const common = {
      label: t(`lateCases.field.${field}`),
      required: required || field === 'attributionReason',
      ...(index === 0 && { 'data-autofocus': true }),
    };
    switch (field) {
      case 'answerDay':
      case 'measureOn':
        return (
          <DayField
            key={field}
            {...common}
            value={said[field] ?? ''}
            onChange={(value) => say({ [field]: value })}
          />
        );
      case 'reason':
        return (
          <Select
            key={field}
            {...common}
            value={said.reason ?? null}
            onChange={(value) => say({ reason: value ?? '' })}
            data={REASONS.map((value) => ({ value, label: t(`lateCases.reason.${value}`) }))}
          />
        );
      case 'attribution':
        return (
          <Hours
            key={field}
            value={said.attribution ?? measured!}
            set={(attribution) => say({ attribution })}
          />
        );
      default:
        return (
          <Textarea
            key={field}
            {...common}
            {...(field === 'evidence' && { description: t('lateCases.evidenceHint') })}
            autosize
            minRows={field === 'text' || field === 'finding' ? 4 : 2}
            maxLength={field === 'measure' || field === 'attributionReason' ? 2000 : 4000}
            value={said[field] ?? ''}
            onChange={(event) => say({ [field]: event.currentTarget.value })}
          />
        );
    }
  });
}

/** Working minutes, typed as hours. */
function Hours({ value, set }: { readonly value: Attribution; readonly set: (next: Attribution) => void }) {
  const t = useT();
  return (
    <Stack gap={4} component="fieldset" style={{ border: 0, margin: 0, padding: 0 }}>
      <Text component="legend" size="sm" fw={500}>
        {t('lateCases.field.attribution')}
      </Text>
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {SIDES.map((side) => (
          <NumberInput
            key={side}
            label={t(`lateCases.side.${side}`)}
            min={0}
            max={100_000}
            decimalScale={2}
            decimalSeparator=","
            hideControls
            value={Math.round((value[side] / MINUTES_OF_AN_HOUR) * 100) / 100}
            onChange={(hours) => set({ ...value, [side]: Math.round(Number(hours) * MINUTES_OF_AN_HOUR) })}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

// Edits a setting's value, whatever its shape: a field for each plain part, groups for what is made of parts.
import { Button, Checkbox, Fieldset, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../texts/language.tsx';
import { instantOf, localOf } from '../../parts/local-time.ts';
import { firstValue, listOf, recordOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { optionWords } from './value-words.ts';

export interface EditorProps<Of extends Shape = Shape> {
  readonly label: string;
  readonly shape: Of;
  readonly value: unknown;
  /** What holds where nothing is set. */
  readonly standing: unknown;
  readonly change: (value: unknown) => void;
}

type Of<Type extends Shape['type']> = Extract<Shape, { type: Type }>;

export function ValueEditor({ shape, ...props }: EditorProps) {
  const t = useT();
  const { label, value, change } = props;
  switch (shape.type) {
    case 'number':
      return <NumberEditor {...props} shape={shape} />;
    case 'flag':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      );
    case 'instant':
      return (
        <DayField
          withHour
          label={label}
          value={typeof value === 'string' ? localOf(value) : ''}
          onChange={(local) => change(local === '' ? null : instantOf(local))}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          allowDeselect={false}
          data={shape.of.map((option) => ({ value: option.value, label: option.words[t.language] }))}
          value={String(value)}
          onChange={change}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group label={label} value={listOf(value).map(String)} onChange={change}>
          <Group gap="sm" mt={4}>
            {shape.of.map((option) => (
              <Checkbox key={option.value} value={option.value} label={option.words[t.language]} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'fields':
      return <FieldsEditor {...props} shape={shape} />;
    case 'list':
      return <ListEditor {...props} shape={shape} />;
    case 'map':
      return <MapEditor {...props} shape={shape} />;
  }
}

function NumberEditor({ label, shape, value, change }: EditorProps<Of<'number'>>) {
  const t = useT();
  const { unit, least, most, fractions = false, instead } = shape;
  const scale = unit === 'share' ? 100 : 1;
  const isWord = instead !== undefined && value === instead.value;
  return (
    <Group align="flex-end" gap="sm">
      {!isWord && (
        <NumberInput
          w={220}
          hideControls
          label={`${label} (${t(`settings.unitName.${unit}`)})`}
          min={least * scale}
          max={most * scale}
          allowDecimal={fractions}
          value={Math.round(Number(value) * scale * 1000) / 1000}
          onChange={(entered) => change(Number(entered) / scale)}
        />
      )}
      {instead !== undefined && (
        <Checkbox
          mb={8}
          label={isWord ? `${label}: ${instead.words[t.language]}` : instead.words[t.language]}
          checked={isWord}
          onChange={(event) => change(event.currentTarget.checked ? instead.value : least)}
        />
      )}
    </Group>
  );
}

function FieldsEditor({ label, shape, value, standing, change }: EditorProps<Of<'fields'>>) {
  const { language } = useT();
  const fields = recordOf(value);
  return (
    <Fieldset legend={label}>
      <Stack gap="sm">
        {shape.fields.map((field) => (
          <ValueEditor
            key={field.name}
            label={field.words[language]}
            shape={field.shape}
            value={fields[field.name]}
            standing={recordOf(standing)[field.name]}
            change={(changed) => change({ ...fields, [field.name]: changed })}
          />
        ))}
      </Stack>
    </Fieldset>
  );
}

function ListEditor({ label, shape, value, standing, change }: EditorProps<Of<'list'>>) {
  const t = useT();
  const members = listOf(value);
  const member = (at: number): string =>
    t('settings.member', { member: shape.member[t.language], n: at + 1 });
  return (
    <Stack gap="sm" role="group" aria-label={label}>
      {members.map((one, at) => (
        // The members are told apart by nothing but their place.
        <Group key={at} align="flex-start" wrap="nowrap">
          <div style={{ flex: 1 }}>
            <ValueEditor
              label={member(at)}
              shape={shape.of}
              value={one}
              standing={listOf(standing)[at]}
              change={(changed) => change(members.map((other, place) => (place === at ? changed : other)))}
            />
          </div>
          {members.length > shape.least && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('settings.drop', { member: member(at) })}
              onClick={() => change(members.filter((_, place) => place !== at))}
            >
              <Trash2 size={16} aria-hidden />
            </Button>
          )}
        </Group>
      ))}
      {members.length < shape.most && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => change([...members, members.at(-1) ?? firstValue(shape.of)])}
        >
          {t('settings.add', { member: shape.member[t.language] })}
        </Button>
      )}
    </Stack>
  );
}

/** One key at a time; a key may be given back its default. */
function MapEditor({ label, shape, value, standing, change }: EditorProps<Of<'map'>>) {
  const t = useT();
  const values = recordOf(value);
  const defaults = recordOf(standing);
  const [key, choose] = useState(shape.keys[0]?.value ?? '');
  const { [key]: own, ...others } = values;
  const isOwn = own !== undefined && JSON.stringify(own) !== JSON.stringify(defaults[key]);
  const back = () => change(key in defaults ? { ...others, [key]: defaults[key] } : others);
  return (
    <Stack gap="sm" role="group" aria-label={label}>
      <Select
        label={label}
        searchable
        allowDeselect={false}
        value={key}
        onChange={(chosen) => choose(chosen ?? key)}
        data={shape.keys.map((option) => ({ value: option.value, label: option.words[t.language] }))}
      />
      {own === undefined ? (
        <>
          <Text size="sm">{t('settings.noOwn')}</Text>
          <Button
            variant="default"
            size="compact-sm"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => change({ ...values, [key]: firstValue(shape.of) })}
          >
            {t('settings.ownFor', { of: optionWords(shape.keys, key, t) })}
          </Button>
        </>
      ) : (
        <ValueEditor
          label={optionWords(shape.keys, key, t)}
          shape={shape.of}
          value={own}
          standing={defaults[key]}
          change={(changed) => change({ ...values, [key]: changed })}
        />
      )}
      {isOwn && (
        <Button variant="default" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={back}>
          {t('settings.backFor', { of: optionWords(shape.keys, key, t) })}
        </Button>
      )}
    </Stack>
  );
}

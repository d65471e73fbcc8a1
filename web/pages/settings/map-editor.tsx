// Edits one key of a map at a time; a key may be given back its default.
import { Button, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../texts/language.tsx';
import { firstValue, recordOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { optionWords } from './value-words.ts';
import { ValueEditor } from './value-editor.tsx';
import type { EditorProps } from './value-editor.tsx';

export function MapEditor({
  label,
  shape,
  value,
  standing,
  change,
}: EditorProps<Extract<Shape, { type: 'map' }>>) {
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

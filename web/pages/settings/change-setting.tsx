// Changes a setting, or gives it back its default; both ask why.
import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../texts/language.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ownPart } from './shape.ts';
import { useChange } from './use-settings.ts';
import type { Setting } from './use-settings.ts';
import { ValueEditor } from './value-editor.tsx';

interface ChangeSettingProps {
  readonly setting: Setting;
  /** Whether the default is given back. */
  readonly reset: boolean;
  readonly close: () => void;
}

export default function ChangeSetting({ setting, reset, close }: ChangeSettingProps) {
  const t = useT();
  const { shape } = setting;
  const standing: unknown = setting.default;
  const [value, setValue] = useState<unknown>(setting.value);
  const [reason, setReason] = useState('');
  const change = useChange(setting, close);
  return (
    <FormDialog
      title={setting.name[t.language]}
      send={t(reset ? 'settings.reset' : 'settings.save')}
      busy={change.isPending}
      error={change.error}
      submit={() => change.mutate(reset ? { reason } : { value: ownPart(shape, value, standing), reason })}
      close={close}
    >
      <Text size="sm">{reset ? t('settings.resetAbout') : setting.about[t.language]}</Text>
      {!reset && (
        <ValueEditor
          label={setting.name[t.language]}
          shape={shape}
          value={value}
          standing={standing}
          change={setValue}
        />
      )}
      <Textarea
        label={t('settings.reason')}
        description={t('settings.reasonHint')}
        required
        autosize
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

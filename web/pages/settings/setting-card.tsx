// One setting: what it is for, what holds, since when, and what can be done.
import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from './settings.module.css';
import { recordOf } from './shape.ts';
import type { Setting } from './use-settings.ts';
import { optionWords, valueWords } from './value-words.ts';

// What is opened by a choice comes with the choice.
const ChangeSetting = lazy(() => import('./change-setting.tsx'));
const SettingHistory = lazy(() => import('./setting-history.tsx'));

export function SettingCard({ setting }: { readonly setting: Setting }) {
  const t = useT();
  const [open, show] = useState<'change' | 'reset' | 'history' | null>(null);
  const name = setting.name[t.language];
  const close = () => show(null);
  const button = (what: 'change' | 'reset' | 'history') => (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={t(`settings.${what}Of`, { name })}
      onClick={() => show(what)}
    >
      {t(`settings.${what}`)}
    </Button>
  );
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Group justify="space-between" align="flex-start">
        <Title order={3} size="h5">
          {name}{' '}
          {setting.isDefault && (
            <Badge styles={{ root: { color: '#3d4956', background: '#eef1f4' } }}>
              {t('settings.default')}
            </Badge>
          )}
        </Title>
        <Group gap="xs">
          {button('change')}
          {!setting.isDefault && button('reset')}
          {button('history')}
        </Group>
      </Group>
      <Text size="sm" c="dark.3">
        {setting.about[t.language]}
      </Text>
      <SettingValue setting={setting} />
      {setting.unreadable !== null && (
        <Text size="sm" c="#96161b" role="alert">
          {t('settings.unreadable')}
        </Text>
      )}
      {setting.lastChange !== null && (
        <Text size="xs" c="dark.3" mt="xs">
          {t('settings.lastChange', {
            at: formatMoment(setting.lastChange.changedAt),
            who: setting.lastChange.changedBy ?? t('settings.byCommand'),
          })}
          {setting.lastChange.reason !== null && ` · ${setting.lastChange.reason}`}
        </Text>
      )}
      <Suspense fallback={null}>
        {open === 'history' && <SettingHistory setting={setting} close={close} />}
        {(open === 'change' || open === 'reset') && (
          <ChangeSetting setting={setting} reset={open === 'reset'} close={close} />
        )}
      </Suspense>
    </Paper>
  );
}

/** Parts below each other where it has some, a line where not; the default beside what differs from it. */
function SettingValue({ setting: { shape, value, isDefault, ...setting } }: { readonly setting: Setting }) {
  const t = useT();
  const standing: unknown = setting.default;
  const parts =
    shape.type === 'map'
      ? shape.keys.map((key) => ({
          name: key.value,
          label: optionWords(shape.keys, key.value, t),
          of: shape.of,
        }))
      : shape.type === 'fields'
        ? shape.fields.map((field) => ({ name: field.name, label: field.words[t.language], of: field.shape }))
        : null;
  if (parts === null)
    return (
      <Text size="sm" mt="xs">
        <strong>{valueWords(shape, value, t)}</strong>
        {!isDefault && ` (${t('settings.defaultIs', { value: valueWords(shape, standing, t) })})`}
      </Text>
    );
  const [values, defaults] = [recordOf(value), recordOf(standing)];
  return (
    <dl className={classes['parts']}>
      {parts
        .filter(({ name }) => name in values)
        .map(({ name, label, of }) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>
              {valueWords(of, values[name], t)}
              {JSON.stringify(values[name]) !== JSON.stringify(defaults[name]) &&
                ` (${t('settings.defaultIs', { value: valueWords(of, defaults[name], t) })})`}
            </dd>
          </div>
        ))}
    </dl>
  );
}

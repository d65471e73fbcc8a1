// What a setting was before, and who changed it why.
import { Stack, Text } from '@mantine/core';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import classes from './settings.module.css';
import { useHistory } from './use-settings.ts';
import type { Setting } from './use-settings.ts';
import { valueWords } from './value-words.ts';
import { Dialog } from '../../parts/dialog.tsx';

export default function SettingHistory({
  setting,
  close,
}: {
  readonly setting: Setting;
  readonly close: () => void;
}) {
  const t = useT();
  const history = useHistory(setting.key);
  const words = (value: unknown): string =>
    value === null ? t('settings.default') : valueWords(setting.shape, value, t);
  return (
    <Dialog onClose={close} size="lg" title={t('settings.historyOf', { name: setting.name[t.language] })}>
      {history.error !== null && <ProblemNotice error={history.error} />}
      {history.isPending ? (
        <Loading />
      ) : (history.data ?? []).length === 0 ? (
        <Empty why={t('settings.neverChanged')} />
      ) : (
        <Stack component="ol" className={classes['history']!} gap="sm">
          {history.data?.map((change) => (
            <li key={change.version}>
              <Text size="sm" fw={600}>
                {formatMoment(change.changedAt)} · {change.changedBy ?? t('settings.byCommand')}
              </Text>
              <Text size="sm">{change.reason ?? t('settings.noReason')}</Text>
              <Text size="sm" c="dark.3">
                {words(change.before)} → {words(change.after)}
              </Text>
            </li>
          ))}
        </Stack>
      )}
    </Dialog>
  );
}

// The settings of the service, by group: what holds, why, since when; changed with a reason.
import { Stack, Title } from '@mantine/core';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';
import { SettingCard } from './setting-card.tsx';
import { useSettings } from './use-settings.ts';

export default function SettingsPage() {
  const t = useT();
  const { data = [], error, isPending, refetch } = useSettings();
  const groups = [...new Set(data.map(({ group }) => group))];
  return (
    <Page title={t('settings.title')} about={t('settings.about')}>
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {isPending && error === null && <Loading />}
      {groups.map((group) => (
        <Stack key={group} gap="sm">
          <Title order={2} size="h4">
            {t(`settings.group.${group}`)}
          </Title>
          {data
            .filter((setting) => setting.group === group)
            .map((setting) => (
              <SettingCard key={setting.key} setting={setting} />
            ))}
        </Stack>
      ))}
    </Page>
  );
}

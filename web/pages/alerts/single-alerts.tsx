// The alerts of one line, one below the other.
import { Stack } from '@mantine/core';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { SingleAlert } from './single-alert.tsx';
import { useSingleAlerts } from './use-alerts.ts';
import type { Acts, Chosen, Shown } from './use-alerts.ts';
import { MoreRows } from '../../parts/more-rows.tsx';

interface SingleAlertsProps {
  readonly shown: Shown;
  readonly chosen: Chosen;
  readonly acts: Acts;
}

export function SingleAlerts({ shown, chosen, acts }: SingleAlertsProps) {
  const t = useT();
  const alerts = useSingleAlerts(shown, chosen);
  const items = alerts.data?.pages.flatMap((page) => page.items) ?? [];
  if (alerts.error !== null)
    return <ProblemNotice error={alerts.error} again={() => void alerts.refetch()} />;
  if (alerts.isPending) return <Loading rows={2} />;
  return (
    <Stack gap="xs">
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {items.map((item) => (
          <SingleAlert
            key={`${item.id} ${item.rung}`}
            item={item}
            busy={acts.acknowledge.isPending}
            acknowledge={() => acts.acknowledge.mutate(item.id)}
            snooze={(hours) => acts.snooze.mutate({ id: item.id, hours })}
          />
        ))}
      </Stack>
      <MoreRows list={alerts}>{t('alerts.older')}</MoreRows>
    </Stack>
  );
}

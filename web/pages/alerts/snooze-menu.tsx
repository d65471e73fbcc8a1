// Hides an alert, or a line of them, for some hours.
import { Button, Menu } from '@mantine/core';
import { useT } from '../../texts/language.tsx';

const SNOOZES = [1, 4, 24] as const;

export function SnoozeMenu({
  label,
  snooze,
}: {
  readonly label: string;
  readonly snooze: (hours: number) => void;
}) {
  const t = useT();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" aria-label={label}>
          {t('alerts.snooze')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {SNOOZES.map((hours) => (
          <Menu.Item key={hours} onClick={() => snooze(hours)}>
            {t('alerts.snoozeHours', { n: hours })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

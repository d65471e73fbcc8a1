// The time that all deadlines follow, which in an evaluation is not the wall's.
import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { serverNow } from '../api/server-clock.ts';
import { formatPlanned } from '../texts/format.ts';
import { useT } from '../texts/language.tsx';

const TICK_MS = 10_000;

export function ServiceClock({ evaluation }: { readonly evaluation: boolean }) {
  const t = useT();
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Text size="sm" visibleFrom="md" style={{ whiteSpace: 'nowrap' }} c={evaluation ? 'violet.9' : 'dark.3'}>
      <time dateTime={new Date(now).toISOString()} title={t('shell.serviceTime')}>
        {formatPlanned(now, t)}
      </time>
    </Text>
  );
}

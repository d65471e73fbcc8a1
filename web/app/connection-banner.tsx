// Says that the connection is lost, and that what was sent will be sent again by itself.
import { Alert } from '@mantine/core';
import { onlineManager, useMutationState } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useT } from '../texts/language.tsx';

/** Changes that were made meanwhile wait, and go out once with the key they were given at first. */
export function ConnectionBanner() {
  const t = useT();
  const online = useSyncExternalStore(
    (told) => onlineManager.subscribe(told),
    () => onlineManager.isOnline(),
  );
  const waiting = useMutationState({ filters: { predicate: ({ state }) => state.isPaused } }).length;
  return (
    <div role="status">
      {!online && (
        <Alert color="yellow" mb="md" icon={<WifiOff size={18} aria-hidden />} title={t('connection.lost')}>
          {waiting > 0 ? t('connection.waiting', { n: waiting }) : t('connection.kept')}
        </Alert>
      )}
    </div>
  );
}

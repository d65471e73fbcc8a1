// Said in a dialog that is open while somebody else changes its dossier: sending would only be refused.
import { Alert, Text } from '@mantine/core';
import { useT } from '../texts/language.tsx';

export function MovedNotice() {
  const t = useT();
  return (
    <Alert color="yellow" role="alert" title={t('stale.title')} styles={{ title: { color: '#1c2530' } }}>
      <Text size="sm" c="dark.9">
        {t('stale.next')}
      </Text>
    </Alert>
  );
}

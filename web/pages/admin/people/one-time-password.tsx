// The password that is shown this once; it must be changed at the next sign-in.
import { Alert, Code, Text } from '@mantine/core';
import { KeyRound } from 'lucide-react';
import { useT } from '../../../texts/language.tsx';

export function OneTimePassword({ password }: { readonly password: string }) {
  const t = useT();
  return (
    <Alert
      color="yellow"
      role="status"
      icon={<KeyRound size={18} aria-hidden />}
      title={t('people.once')}
      styles={{ title: { color: '#1c2530' } }}
    >
      <Code fz="lg" style={{ userSelect: 'all' }}>
        {password}
      </Code>
      <Text size="sm" mt={4}>
        {t('people.onceAbout')}
      </Text>
    </Alert>
  );
}

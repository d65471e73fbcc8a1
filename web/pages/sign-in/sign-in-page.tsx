// Signing in. In an evaluation the sample accounts stand beside the form, one click each.
import {
  Alert,
  Anchor,
  Badge,
  Button,
  Group,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useSignIn } from '../../workstation/session.tsx';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useLanguage, useT } from '../../texts/language.tsx';
import { SampleAccounts } from './sample-accounts.tsx';
import type { Evaluation } from './sample-accounts.tsx';

export default function SignInPage() {
  const t = useT();
  const { language, choose } = useLanguage();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  const { data: evaluation } = useQuery({
    queryKey: ['evaluation'],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/evaluation')).catch(() => null)) as Evaluation | null,
    retry: false,
    staleTime: Infinity,
  });
  useEffect(() => {
    document.title = `${t('signIn.title')} · Một Cửa`;
  }, [t]);
  return (
    <main style={{ maxWidth: 1080, margin: '0 auto', padding: '4vh 16px' }}>
      <Group justify="space-between" mb="lg">
        <div>
          <Title order={1} size="h2" c="seal.7">
            Một Cửa
          </Title>
          <Text c="dark.3">{t('signIn.about')}</Text>
        </div>
        <Button
          variant="subtle"
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
        >
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </Button>
      </Group>
      <Group align="flex-start" gap="lg" wrap="wrap">
        <Paper withBorder p="lg" style={{ flex: '1 1 300px', maxWidth: 380 }}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              signIn.mutate({ account: account.trim(), password });
            }}
          >
            <Stack>
              <TextInput
                label={t('signIn.account')}
                value={account}
                onChange={(event) => setAccount(event.currentTarget.value)}
                autoComplete="username"
                autoFocus
                required
                withAsterisk={false}
              />
              <PasswordInput
                label={t('signIn.password')}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                autoComplete="current-password"
                required
                withAsterisk={false}
              />
              {signIn.error !== null && <ProblemNotice error={signIn.error} />}
              <Button type="submit" loading={signIn.isPending}>
                {t('signIn.enter')}
              </Button>
              <Anchor href="/tra-cuu" size="sm">
                {t('signIn.lookUp')}
              </Anchor>
            </Stack>
          </form>
        </Paper>
        {evaluation != null && evaluation.password !== null && (
          <Paper withBorder p="lg" style={{ flex: '2 1 420px' }}>
            <Group justify="space-between" mb="xs">
              <Title order={2} size="h4">
                {t('signIn.sample')}
              </Title>
              <Badge color="violet.9" variant="outline">
                {t('shell.evaluation')}
              </Badge>
            </Group>
            <Alert color="violet" mb="sm" p="xs" styles={{ message: { color: '#1c2530' } }}>
              {t('signIn.sampleAbout')}
            </Alert>
            <SampleAccounts
              evaluation={evaluation}
              busy={signIn.isPending}
              enter={(chosen) => signIn.mutate({ account: chosen, password: evaluation.password ?? '' })}
            />
          </Paper>
        )}
      </Group>
    </main>
  );
}

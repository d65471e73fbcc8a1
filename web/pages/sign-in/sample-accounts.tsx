// The accounts of the sample province: one for each kind of work, the others behind a button.
import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../texts/language.tsx';

export interface Evaluation {
  readonly password: string | null;
  readonly accounts: readonly {
    readonly account: string;
    readonly name: string;
    readonly position: string;
    readonly unit: string;
    readonly featured: boolean;
  }[];
}

interface SampleAccountsProps {
  readonly evaluation: Evaluation;
  readonly busy: boolean;
  readonly enter: (account: string) => void;
}

export function SampleAccounts({ evaluation, busy, enter }: SampleAccountsProps) {
  const t = useT();
  const [all, showAll] = useState(false);
  const shown = evaluation.accounts.filter(({ featured }) => all || featured);
  return (
    <Stack gap="xs">
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {shown.map(({ account, name, position, unit }) => (
          <Group
            key={account}
            component="li"
            justify="space-between"
            gap={4}
            py={4}
            style={{ borderBottom: '1px solid #dfe4ea' }}
          >
            <div style={{ flex: '1 1 200px' }}>
              <Text size="sm" fw={600}>
                {t.maybe(`position.${position}`) ?? position}
              </Text>
              <Text size="xs" c="dark.3">
                {name} · {unit}
              </Text>
            </div>
            <Button
              size="compact-sm"
              variant="light"
              disabled={busy}
              aria-label={t('signIn.enterAs', { account })}
              onClick={() => enter(account)}
            >
              {account}
            </Button>
          </Group>
        ))}
      </Stack>
      <Group justify="space-between">
        <Text size="xs" c="dark.3">
          {t('signIn.samplePassword', { password: evaluation.password ?? '' })}
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => showAll((was) => !was)}>
          {all ? t('signIn.fewer') : t('signIn.all', { n: evaluation.accounts.length })}
        </Button>
      </Group>
    </Stack>
  );
}

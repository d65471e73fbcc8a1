// From when on lateness is called frequent: window, number and share.
import { Button, Group, NumberInput, Paper, Select, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';

interface SettingFormProps {
  readonly setting: components['schemas']['LatenessSettingView'];
  readonly close: () => void;
}

export function SettingForm({ setting, close }: SettingFormProps) {
  const t = useT();
  const cache = useQueryClient();
  const [byQuarter, setByQuarter] = useState(setting.window === 'quarter');
  const [days, setDays] = useState(typeof setting.window === 'number' ? setting.window : 90);
  const [count, setCount] = useState(setting.count);
  const [percent, setPercent] = useState(Math.round(setting.share * 1000) / 10);
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/repeated-lateness/setting', {
          body: { window: byQuarter ? 'quarter' : days, count, share: percent / 100 },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['lateness'] });
      close();
    },
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={t('lateness.set')}>
      <Text size="sm" c="dark.3" mb="xs">
        {t('lateness.set.about')}
      </Text>
      <Group align="flex-end" gap="sm">
        <Select
          size="xs"
          label={t('lateness.set.window')}
          allowDeselect={false}
          value={byQuarter ? 'quarter' : 'days'}
          onChange={(value) => setByQuarter(value === 'quarter')}
          data={[
            { value: 'quarter', label: t('lateness.set.quarter') },
            { value: 'days', label: t('lateness.set.days') },
          ]}
        />
        {!byQuarter && (
          <NumberInput
            size="xs"
            w={150}
            hideControls
            label={t('lateness.set.days')}
            min={1}
            max={1100}
            allowDecimal={false}
            value={days}
            onChange={(value) => setDays(Number(value))}
          />
        )}
        <NumberInput
          size="xs"
          w={150}
          hideControls
          label={t('lateness.set.count')}
          min={1}
          allowDecimal={false}
          value={count}
          onChange={(value) => setCount(Number(value))}
        />
        <NumberInput
          size="xs"
          w={150}
          hideControls
          label={t('lateness.set.share')}
          min={0}
          max={100}
          decimalScale={1}
          value={percent}
          onChange={(value) => setPercent(Number(value))}
        />
        <Button size="xs" loading={save.isPending} onClick={() => save.mutate()}>
          {t('lateness.set.save')}
        </Button>
      </Group>
      {save.error !== null && <ProblemNotice error={save.error} />}
    </Paper>
  );
}

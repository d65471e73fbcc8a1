// When the dossier would be due if it were accepted now, why, what it costs, and what is not in order.
import { Alert, List, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { every } from '../../api/polling.ts';
import type { components } from '../../api/schema.d.ts';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { formatMoney } from '../../texts/money.ts';

interface DueRailProps {
  readonly procedureCode: string | null;
  readonly chosen: components['schemas']['CaseView'] | null;
  /** Keys of required papers that nobody handed in. */
  readonly missing: readonly string[];
}

export default function DueRail({ procedureCode, chosen, missing }: DueRailProps) {
  const t = useT();
  const names = (chosen?.checklist ?? []).flatMap(({ key, name }) => (missing.includes(key) ? [name] : []));
  const { data, error } = useQuery({
    queryKey: ['due-preview', procedureCode, chosen?.key],
    queryFn: () =>
      answerOf(
        api.POST('/api/v1/due-dates/preview', {
          body: { procedureCode: procedureCode ?? '', caseKey: chosen?.key ?? '' },
        }),
      ),
    enabled: procedureCode !== null && chosen !== null && chosen.acceptable,
    refetchInterval: every(60_000),
  });
  return (
    <Paper withBorder p="md" component="aside" aria-label={t('new.due')}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('new.due')}
        </Title>
        {chosen === null ? (
          <Text size="sm" c="dark.3">
            {t(procedureCode === null ? 'new.dueFirst' : 'new.dueCase')}
          </Text>
        ) : !chosen.acceptable ? (
          <Alert color="yellow">{t('new.noLimitLong')}</Alert>
        ) : data === undefined ? (
          error === null ? (
            <Loading rows={2} />
          ) : (
            <ProblemNotice error={error} />
          )
        ) : (
          <>
            <Text fw={600} size="lg" role="status">
              {formatMoment(data.due)}
            </Text>
            <details open>
              <summary>{t('dossier.why')}</summary>
              <List size="xs" spacing={2} mt={4}>
                {data.explain.map((line, at) => (
                  <List.Item key={at}>{t.language === 'en' ? line.textEn : line.text}</List.Item>
                ))}
              </List>
            </details>
          </>
        )}
        {chosen !== null && chosen.fees.length > 0 && (
          <div>
            <Title order={3} size="h6">
              {t('new.fees')}
            </Title>
            {chosen.fees.map((fee) => (
              <Text key={fee.key} size="sm">
                {fee.name}:{' '}
                {fee.amount === null
                  ? t('new.feeElsewhere')
                  : `${formatMoney(fee.amount, t)}${fee.per === undefined ? '' : `/${fee.per.unit}`}`}
              </Text>
            ))}
          </div>
        )}
        {missing.length > 0 && (
          <Alert
            color="yellow"
            title={t('new.missing', { n: missing.length })}
            styles={{ title: { color: '#1c2530' } }}
          >
            <List size="xs">
              {names.slice(0, 8).map((name) => (
                <List.Item key={name}>{name}</List.Item>
              ))}
            </List>
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

// What the service finds wrong with itself: contradictions among dossiers, timers and deliveries.
import { Anchor, Badge, Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../../api/client.ts';
import { every } from '../../../api/polling.ts';
import { Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';

const GOOD = { color: '#17603a', background: '#e2f3e8' };
const BAD = { color: '#96161b', background: '#fbe3e2' };
const EVERY_MS = 300_000;

export function SelfChecks() {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['admin', 'selfChecks'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/self-checks', { headers: IN_BACKGROUND })),
    refetchInterval: every(EVERY_MS),
  });
  const found = data?.checks.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('selfCheck.title')}>
      <Title order={2} size="h5" mb="xs">
        {t('selfCheck.title')}{' '}
        {data !== undefined && (
          <Badge styles={{ root: found === 0 ? GOOD : BAD }}>
            {found === 0 ? t('selfCheck.sound') : t('selfCheck.found', { n: found })}
          </Badge>
        )}
      </Title>
      {error !== null && <ProblemNotice error={error} />}
      {data === undefined ? (
        error === null && <Loading rows={4} />
      ) : (
        <>
          <dl className={classes['facts']}>
            {data.checks.map(({ name, count, more, examples }) => (
              <Finding key={name} name={t(`selfCheck.${name}`)} count={more ? `${count}+` : String(count)}>
                {name.startsWith('delivery')
                  ? null
                  : examples.map((code) => (
                      <Anchor
                        key={code}
                        component={Link}
                        to={`/dossiers/${code}`}
                        size="sm"
                        underline="always"
                        mr={8}
                      >
                        {code}
                      </Anchor>
                    ))}
              </Finding>
            ))}
          </dl>
          <Text size="xs" c="dark.3" mt="xs">
            {t('selfCheck.at', { at: formatMoment(data.checkedAt) })}
          </Text>
        </>
      )}
    </Paper>
  );
}

interface FindingProps {
  readonly name: string;
  readonly count: string;
  readonly children: React.ReactNode;
}

function Finding({ name, count, children }: FindingProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {count} {children}
      </dd>
    </>
  );
}

// What stands beside the form: both readings of the score, shares, and facts that provinces are asked for.
import { Alert, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import type { components } from '../../api/schema.d.ts';
import { useT } from '../../texts/language.tsx';
import { Counted } from './report-table.tsx';
import classes from './reports.module.css';

type Report = components['schemas']['Report06View'];

const FACTS = [
  'receivedPostal',
  'receivedBoundaryFree',
  'resolvedLateWithApology',
  'resolvedLateWithoutApology',
  'pendingLateWithApology',
  'pendingLateWithoutApology',
  'endedStopped',
  'endedWithdrawn',
  'endedRefused',
  'turnedAway',
  'onlineWaitingInTime',
  'onlineWaitingLate',
  'receptionLate',
] as const;
const DENOMINATORS = { resolved: 'resolved', resolvedAndPendingLate: 'resolvedAndPendingLate' } as const;

export function ReportFacts({ report }: { readonly report: Report }) {
  const t = useT();
  const [total] = report.lines;
  const number = (value: number, digits: number) =>
    value.toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  if (total === undefined) return null;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Paper withBorder p="md" component="section" aria-label={t('reports.scores')}>
        <Title order={2} size="h5" mb="xs">
          {t('reports.scores')}
        </Title>
        <dl className={classes['facts']}>
          {report.scores.map(({ denominatorOf, numerator, denominator, score }) => (
            <Pair
              key={denominatorOf}
              name={t(`reports.score.${DENOMINATORS[denominatorOf as keyof typeof DENOMINATORS]}`)}
              value={
                score === null
                  ? '–'
                  : t('reports.score.of', { score: number(score, 2), numerator, denominator })
              }
            />
          ))}
          {report.shares.map(({ name, share, numerator, denominator }) => (
            <Pair
              key={name}
              name={t('reports.share.onlineDossiers')}
              value={
                share === null
                  ? '–'
                  : t('reports.share.of', { share: number(share * 100, 1), numerator, denominator })
              }
            />
          ))}
        </dl>
        <Alert color="gray" variant="light" mt="sm" p="xs" styles={{ message: { color: '#1c2530' } }}>
          {t('reports.score.unconfirmed')}
        </Alert>
      </Paper>
      <Paper withBorder p="md" component="section" aria-label={t('reports.facts')}>
        <Title order={2} size="h5" mb="xs">
          {t('reports.facts')}
        </Title>
        <dl className={classes['facts']}>
          {FACTS.map((fact) => (
            <Pair
              key={fact}
              name={t(`reports.cell.${fact}`)}
              value={
                <Counted
                  count={total.figures[fact]}
                  to={`${total.query}&cell=${fact}`}
                  name={t(`reports.cell.${fact}`)}
                />
              }
            />
          ))}
        </dl>
      </Paper>
    </SimpleGrid>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{typeof value === 'string' ? <Text size="sm">{value}</Text> : value}</dd>
    </>
  );
}

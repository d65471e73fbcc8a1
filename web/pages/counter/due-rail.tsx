// When the dossier would be due if it were accepted now, why, what it costs, and what is not in order.
import { Alert, List, Paper, Stack, Text, Title } from '@mantine/core';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { Loading, ProblemNotice, wordsOf } from '../../parts/notices.tsx';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { formatMoney } from '../../texts/money.ts';
import type { LodgingPreview } from './use-lodging-preview.ts';

interface DueRailProps {
  readonly procedureCode: string | null;
  readonly chosen: components['schemas']['CaseView'] | null;
  /** Keys of required papers that nobody handed in. */
  readonly missing: readonly string[];
  readonly preview: LodgingPreview | undefined;
  readonly error: unknown;
}

export default function DueRail({ procedureCode, chosen, missing, preview, error }: DueRailProps) {
  const t = useT();
  const names = (chosen?.checklist ?? []).flatMap(({ key, name }) => (missing.includes(key) ? [name] : []));
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
        ) : preview === undefined ? (
          error === null ? (
            <Loading rows={2} />
          ) : (
            <ProblemNotice error={error} />
          )
        ) : (
          <Tried preview={preview} />
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

/** The date of the receipt, and why; or why there would be none. */
function Tried({ preview }: { readonly preview: LodgingPreview }) {
  const t = useT();
  const { refusal, promisedDueAt, boundaryFree, explain } = preview;
  if (refusal !== null) {
    const { code, detail, details = {} } = refusal;
    return <Alert color="yellow">{wordsOf(new Problem(422, { code, detail, ...details }), t)}</Alert>;
  }
  return (
    <>
      <Text fw={600} size="lg" role="status">
        {promisedDueAt === null ? '–' : formatPlanned(promisedDueAt, t)}
      </Text>
      {boundaryFree && <Text size="sm">{t('new.dueBoundaryFree')}</Text>}
      {explain.length > 0 && (
        <details open>
          <summary>{t('dossier.why')}</summary>
          <List size="xs" spacing={2} mt={4}>
            {explain.map((line, at) => (
              <List.Item key={at}>{t.language === 'en' ? line.textEn : line.text}</List.Item>
            ))}
          </List>
        </details>
      )}
    </>
  );
}

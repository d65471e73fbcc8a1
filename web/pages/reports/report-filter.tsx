// Which report: its period, its unit, how units are taken together, and as of when.
import { Button, Group, Select } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { instantOf } from '../../parts/local-time.ts';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { COUNTINGS, periodOf, VARIANTS } from './report-question.ts';
import type { ReportQuery } from './report-question.ts';

interface ReportFilterProps {
  readonly question: ReportQuery;
  readonly change: (changed: Partial<Record<string, string | null>>) => void;
}

const PERIODS = ['month', 'quarter', 'year'] as const;
export function ReportFilter({ question, change }: ReportFilterProps) {
  const t = useT();
  const { data: units } = useQuery({
    queryKey: ['reports', 'units'],
    queryFn: () => answerOf(api.GET('/api/v1/units', { params: { query: {} } })),
    staleTime: 300_000,
  });
  const turn = (kind: (typeof PERIODS)[number]) => {
    const [from, to] = periodOf(kind, isoDay(serverNow()));
    change({ from, to });
  };
  const { from, to, unitId, variant, counting, asOf } = question;
  return (
    <Group align="flex-end" gap="sm">
      <Group gap={4} role="group" aria-label={t('reports.period')}>
        {PERIODS.map((kind) => (
          <Button key={kind} size="xs" variant="default" onClick={() => turn(kind)}>
            {t(`reports.period.${kind}`)}
          </Button>
        ))}
      </Group>
      <DayField
        size="xs"
        label={t('reports.from')}
        value={from}
        onChange={(value) => change({ from: value })}
      />
      <DayField
        size="xs"
        label={t('reports.to')}
        value={to}
        error={from <= to ? undefined : t('reports.order')}
        onChange={(value) => change({ to: value })}
      />
      <Select
        size="xs"
        w={280}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('reports.unit.clear') }}
        limit={100}
        label={t('reports.unit')}
        placeholder={t('reports.unit.all')}
        nothingFoundMessage={t('reports.unit.none')}
        styles={{ empty: { color: '#46525f' } }}
        value={unitId ?? null}
        onChange={(value) => change({ unitId: value })}
        data={(units ?? []).map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
      />
      <Select
        size="xs"
        w={190}
        label={t('reports.variant')}
        allowDeselect={false}
        value={variant ?? 'aggregated'}
        onChange={(value) => change({ variant: value })}
        data={VARIANTS.map((value) => ({ value, label: t(`reports.variant.${value}`) }))}
      />
      <Select
        size="xs"
        w={210}
        label={t('reports.counting')}
        allowDeselect={false}
        value={counting ?? 'ledger'}
        onChange={(value) => change({ counting: value })}
        data={COUNTINGS.map((value) => ({ value, label: t(`reports.counting.${value}`) }))}
      />
      <DayField
        withHour
        size="xs"
        label={t('reports.asOf')}
        value={asOf?.slice(0, 16) ?? ''}
        onChange={(local) => change({ asOf: local === '' ? null : instantOf(local) })}
      />
    </Group>
  );
}

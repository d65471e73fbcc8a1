// Narrows the list of late cases: by unit, kind, reason, and to those that nobody has explained; kept in the address.
import { Button, Checkbox, Group, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import { useT } from '../../texts/language.tsx';
import { narrowingOf, REASONS } from './narrowing.ts';
import type { Narrowing } from './use-late-cases.ts';

/** What opens a case by itself, and what a supervisor may ask about. */
const KINDS = [
  'dossierLate',
  'legLate',
  'consultationLate',
  'stepLate',
  'receptionLate',
  'transferLate',
  'taskLate',
  'complaintLate',
  'byHand',
] as const;

export default function LateCasesFilter({ changed }: { readonly changed: () => void }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const { unit, kind, reason, dossier, unexplained } = narrowingOf(params);
  const { data: units } = useQuery({
    queryKey: ['reports', 'units'],
    queryFn: () => answerOf(api.GET('/api/v1/units', { params: { query: {} } })),
    staleTime: 300_000,
  });
  const change = (name: keyof Narrowing, value: string | null) => {
    changed();
    setParams(
      (was) => {
        if (value === null) was.delete(name);
        else was.set(name, value);
        return was;
      },
      { replace: true },
    );
  };
  const kindName = (each: string) => t.maybe(`alert.${each}`) ?? t.maybe(`lateCases.kind.${each}`) ?? each;
  const kinds = [...KINDS, ...(kind === undefined || KINDS.some((each) => each === kind) ? [] : [kind])];
  const common = { size: 'xs', clearable: true, styles: { empty: { color: '#46525f' } } } as const;
  return (
    <Group gap="sm" align="flex-end">
      <Select
        {...common}
        w={260}
        searchable
        limit={100}
        clearButtonProps={{ 'aria-label': t('lateCases.filter.clear') }}
        label={t('lateCases.filter.unit')}
        placeholder={t('lateCases.filter.all')}
        nothingFoundMessage={t('lateCases.filter.noUnit')}
        value={unit ?? null}
        onChange={(value) => change('unit', value)}
        data={(units ?? []).map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
      />
      <Select
        {...common}
        w={190}
        clearButtonProps={{ 'aria-label': t('lateCases.filter.clear') }}
        label={t('lateCases.filter.kind')}
        placeholder={t('lateCases.filter.all')}
        value={kind ?? null}
        onChange={(value) => change('kind', value)}
        data={kinds.map((value) => ({ value, label: kindName(value) }))}
      />
      <Select
        {...common}
        w={240}
        clearButtonProps={{ 'aria-label': t('lateCases.filter.clear') }}
        label={t('lateCases.reason')}
        placeholder={t('lateCases.filter.all')}
        value={reason ?? null}
        onChange={(value) => change('reason', value)}
        data={REASONS.map((value) => ({ value, label: t(`lateCases.reason.${value}`) }))}
      />
      <Checkbox
        size="xs"
        mb={7}
        label={t('lateCases.filter.unexplained')}
        checked={unexplained ?? false}
        onChange={(event) => change('unexplained', event.currentTarget.checked ? 'true' : null)}
      />
      {dossier !== undefined && (
        <Button size="xs" variant="light" onClick={() => change('dossier', null)}>
          {t('lateCases.narrowed.dossier')} ×
        </Button>
      )}
    </Group>
  );
}

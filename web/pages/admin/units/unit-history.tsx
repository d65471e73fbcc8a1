// What a unit was and will be called and where it stands, from which day on; what is still to come can be withdrawn.
import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { components } from '../../../api/schema.d.ts';
import { answerOf, api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { formatDay, isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import type { Unit } from './unit-tree.ts';
import { UNITS_KEY } from '../../../parts/use-units.ts';

type Fact = components['schemas']['UnitFactView'];

interface UnitHistoryProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
}

export function UnitHistory({ unit, units }: UnitHistoryProps) {
  const t = useT();
  const cache = useQueryClient();
  const { id, version } = unit;
  const facts = useQuery({
    queryKey: [...UNITS_KEY, 'facts', id, version],
    queryFn: () => answerOf(api.GET('/api/v1/units/{id}/facts', { params: { path: { id } } })),
  });
  const withdraw = useMutation({
    mutationFn: (on: string) =>
      answerOf(
        api.DELETE('/api/v1/units/{id}/facts/{on}', {
          params: { path: { id, on }, header: { 'If-Match': `"${version}"` } },
        }),
      ),
    onSuccess: () => cache.invalidateQueries({ queryKey: UNITS_KEY }),
  });
  const today = isoDay(serverNow());
  const above = (fact: Fact) => units.find((each) => each.id === fact.parentId)?.name ?? '–';
  const button = (on: string, words: string) =>
    on <= today ? null : (
      <Button
        size="compact-xs"
        variant="default"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate(on)}
      >
        {words}
      </Button>
    );
  return (
    <section aria-label={t('unit.history')}>
      <Title order={3} size="h6" mb={4}>
        {t('unit.history')}
      </Title>
      {facts.error !== null && <ProblemNotice error={facts.error} />}
      {withdraw.error !== null && <ProblemNotice error={withdraw.error} />}
      <ol style={{ margin: 0, paddingLeft: 18 }}>
        {facts.data?.map((fact, index) => (
          <li key={fact.validFrom}>
            <Group gap="xs">
              <Text size="sm">
                {t('unit.factFrom', { on: formatDay(fact.validFrom), name: fact.name, code: fact.code })}
                {fact.parentId !== null && ` · ${t('unit.factUnder', { name: above(fact) })}`}
              </Text>
              {fact.validFrom > today && <Badge>{t('unit.factToCome')}</Badge>}
              {index > 0 && button(fact.validFrom, t('unit.withdrawChange'))}
            </Group>
          </li>
        ))}
      </ol>
      {unit.validTo !== null && (
        <Group gap="xs">
          <Text size="sm">{t('unit.closedOn', { on: formatDay(unit.validTo) })}</Text>
          {button(unit.validTo, t('unit.withdrawClosing'))}
        </Group>
      )}
    </section>
  );
}

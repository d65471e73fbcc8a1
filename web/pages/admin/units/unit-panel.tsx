// One unit: its facts and their history, who works there, and changing or closing it.
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { formatDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import { UnitHistory } from './unit-history.tsx';
import type { Unit } from './unit-tree.ts';
import { useInSight } from '../../../parts/use-in-sight.ts';

const ChangeUnit = lazy(() => import('./change-unit.tsx'));
const CloseUnit = lazy(() => import('./close-unit.tsx'));

interface UnitPanelProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
}

export function UnitPanel({ unit, units }: UnitPanelProps) {
  const t = useT();
  const part = useInSight<HTMLElement>();
  const [doing, set] = useState<'change' | 'close' | null>(null);
  const people = useQuery({
    queryKey: ['unit-people', unit.id],
    queryFn: () => answerOf(api.GET('/api/v1/units/{id}/people', { params: { path: { id: unit.id } } })),
  });
  const nameOf = (id: string | null) => units.find((each) => each.id === id)?.name ?? '–';
  const facts: [string, string][] = [
    [t('unit.code'), unit.code],
    [t('unit.kind'), t(`unit.kind.${unit.kind}`)],
    [t('unit.level'), t(`level.${unit.level}`)],
    [t('unit.isAgency'), unit.isAgency ? t('word.yes') : t('word.no')],
    [t('unit.parent'), nameOf(unit.parentId)],
    [t('unit.supervisedBy'), unit.supervisedBy === null ? t('unit.asAbove') : nameOf(unit.supervisedBy)],
    [t('unit.calendar'), unit.calendarName],
    [t('unit.from'), formatDay(unit.validFrom)],
    [t('unit.to'), unit.validTo === null ? '–' : formatDay(unit.validTo)],
    [t('unit.address'), unit.address ?? '–'],
    [t('unit.phone'), unit.phone ?? '–'],
  ];
  const done = () => set(null);
  return (
    <Paper ref={part} withBorder p="md" component="section" aria-label={unit.name}>
      <Stack>
        <Title order={2} size="h5">
          {unit.name}
        </Title>
        <dl className={classes['facts']}>
          {facts.map(([label, value]) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => set('change')}>
            {t('unit.change')}
          </Button>
          <Button size="xs" variant="default" disabled={unit.validTo !== null} onClick={() => set('close')}>
            {t('unit.close')}
          </Button>
        </Group>
        <UnitHistory unit={unit} units={units} />
        <div>
          <Title order={3} size="h6" mb={4}>
            {t('unit.people')}
          </Title>
          {people.error !== null && <ProblemNotice error={people.error} />}
          {people.data?.length === 0 && <Text size="sm">{t('unit.nobody')}</Text>}
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {people.data?.map(({ position, staffId, name, onBehalfOf, onBehalfOfName, absent }) => (
              <li key={`${position} ${staffId} ${onBehalfOf}`}>
                <Text size="sm">
                  {t(`position.${position}`)}: {name}
                  {onBehalfOfName !== null && ` (${t('shell.onBehalfOf', { name: onBehalfOfName })})`}
                  {absent && ` – ${t('unit.absent')}`}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      </Stack>
      <Suspense fallback={null}>
        {doing === 'change' && <ChangeUnit unit={unit} units={units} close={done} />}
        {doing === 'close' && <CloseUnit unit={unit} units={units} close={done} />}
      </Suspense>
    </Paper>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

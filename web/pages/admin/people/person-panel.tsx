// One person: the account, the positions held and their days, and closing or opening the account.
import { Badge, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import type { HeldPosition, Person } from './person.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { formatDay, isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import { OneTimePassword } from './one-time-password.tsx';
import { PEOPLE_KEY } from './people-key.ts';
import type { Unit } from '../units/unit-tree.ts';
import { useInSight } from '../../../parts/use-in-sight.ts';

const ChangePerson = lazy(() => import('./change-person.tsx'));
const CloseAccount = lazy(() => import('./close-account.tsx'));
const EndPosition = lazy(() => import('./end-position.tsx'));
const GivePosition = lazy(() => import('./give-position.tsx'));

interface PersonPanelProps {
  readonly person: Person;
  readonly units: readonly Unit[];
}

export default function PersonPanel({ person, units }: PersonPanelProps) {
  const t = useT();
  const part = useInSight<HTMLElement>();
  const cache = useQueryClient();
  const [doing, set] = useState<'change' | 'give' | 'close' | HeldPosition | null>(null);
  const again = () => cache.invalidateQueries({ queryKey: PEOPLE_KEY });
  const params = { path: { id: person.id }, header: { 'If-Match': `"${person.version}"` } };
  const open = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/staff/{id}/enable', { params })),
    onSuccess: again,
  });
  const reset = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/staff/{id}/password-reset', { params: { path: { id: person.id } } })),
    onSuccess: again,
  });
  const today = isoDay(serverNow());
  const nameOf = (unitId: string) => units.find(({ id }) => id === unitId)?.name ?? '–';
  const error = open.error ?? reset.error;
  return (
    <Paper ref={part} withBorder p="md" component="section" aria-label={person.name}>
      <Stack>
        <Group gap="xs">
          <Title order={2} size="h5">
            {person.name}
          </Title>
          {person.disabled && <Badge color="gray">{t('people.disabled')}</Badge>}
          {person.mustChangePassword && (
            <Badge styles={{ root: { color: '#7a4300', background: '#fdeed3' } }}>
              {t('people.mustChange')}
            </Badge>
          )}
        </Group>
        <dl className={classes['facts']}>
          <dt>{t('people.account')}</dt>
          <dd>{person.account}</dd>
          <dt>{t('people.email')}</dt>
          <dd>{person.email ?? '–'}</dd>
          <dt>{t('people.phone')}</dt>
          <dd>{person.phone ?? '–'}</dd>
        </dl>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => set('change')}>
            {t('people.change')}
          </Button>
          <Button size="xs" variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
            {t('people.reset')}
          </Button>
          {person.disabled ? (
            <Button size="xs" variant="default" loading={open.isPending} onClick={() => open.mutate()}>
              {t('people.enable')}
            </Button>
          ) : (
            <Button size="xs" variant="default" onClick={() => set('close')}>
              {t('people.disable')}
            </Button>
          )}
        </Group>
        {error !== null && <ProblemNotice error={error} />}
        {reset.data !== undefined && <OneTimePassword password={reset.data.oneTimePassword} />}
        <div>
          <Group justify="space-between" mb={4}>
            <Title order={3} size="h6">
              {t('people.positions')}
            </Title>
            <Button size="xs" variant="default" onClick={() => set('give')}>
              {t('people.give')}
            </Button>
          </Group>
          {person.positions.length === 0 ? (
            <Text size="sm">{t('people.noPosition')}</Text>
          ) : (
            <div className={classes['frame']} role="region" aria-label={t('people.positions')} tabIndex={0}>
              <Table fz="sm">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t('people.position')}</Table.Th>
                    <Table.Th scope="col">{t('people.days')}</Table.Th>
                    <Table.Th scope="col">{t('admin.actions')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {person.positions.map((held) => (
                    <Table.Tr key={held.id}>
                      <Table.Td>
                        {t(`position.${held.position}`)}
                        <Text size="xs" c="dark.3">
                          {nameOf(held.unitId)}
                          {held.scopeUnitId !== null &&
                            ` · ${t('people.scopeIs', { unit: nameOf(held.scopeUnitId) })}`}
                        </Text>
                      </Table.Td>
                      <Table.Td>
                        {formatDay(held.validFrom)} – {held.validTo === null ? '…' : formatDay(held.validTo)}
                      </Table.Td>
                      <Table.Td>
                        {(held.validTo === null || held.validTo > today) && (
                          <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={t('people.endOf', {
                              position: t(`position.${held.position}`),
                              unit: nameOf(held.unitId),
                            })}
                            onClick={() => set(held)}
                          >
                            {t('people.end')}
                          </Button>
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )}
        </div>
      </Stack>
      <Suspense fallback={null}>
        {doing === 'change' && <ChangePerson person={person} close={() => set(null)} />}
        {doing === 'close' && <CloseAccount person={person} close={() => set(null)} />}
        {doing === 'give' && <GivePosition person={person} units={units} close={() => set(null)} />}
        {doing !== null && typeof doing === 'object' && (
          <EndPosition held={doing} unitName={nameOf(doing.unitId)} close={() => set(null)} />
        )}
      </Suspense>
    </Paper>
  );
}

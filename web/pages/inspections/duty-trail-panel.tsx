// The trail of one official: asked for with a purpose, which stands in the log.
import {
  Button,
  Group,
  ScrollArea,
  SegmentedControl,
  Select,
  SimpleGrid,
  Text,
  TextInput,
} from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { serverNow } from '../../api/server-clock.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { Empty, ProblemNotice } from '../../parts/notices.tsx';
import { formatWorkingTime, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { FileButtons, SHEETS } from '../../parts/file-buttons.tsx';
import { explanationColumns, stayColumns, taskColumns } from './trail-columns.tsx';
import { useUnitOptions } from './unit-options.ts';

type Trail = components['schemas']['DutyTrail'];
const PARTS = ['stays', 'explanations', 'tasks'] as const;
type TrailPart = (typeof PARTS)[number];
const DAY_MS = 86_400_000;
const TOTALS = [
  'dossiers',
  'stays',
  'sentBack',
  'overBudget',
  'late',
  'unexplained',
  'tasks',
  'lateTasks',
] as const;

export function DutyTrailPanel() {
  const t = useT();
  const units = useUnitOptions();
  const [unitId, setUnitId] = useState<string | null>(null);
  const [staffId, setStaffId] = useState<string | null>(null);
  const [firstDay, setFirstDay] = useState(() => isoDay(serverNow() - 90 * DAY_MS));
  const [lastDay, setLastDay] = useState(() => isoDay(serverNow()));
  const [purpose, setPurpose] = useState('');
  const people = useQuery({
    queryKey: ['inspections', 'people', unitId],
    queryFn: () => answerOf(api.GET('/api/v1/units/{id}/people', { params: { path: { id: unitId! } } })),
    enabled: unitId !== null,
  });
  const names = new Map((people.data ?? []).map(({ staffId: id, name }) => [id, name]));
  const wish = { firstDay, lastDay, purpose };
  const read = useMutation({
    mutationFn: (id: string) =>
      answerOf(api.GET('/api/v1/duty-trails/{staffId}', { params: { path: { staffId: id }, query: wish } })),
  });
  return (
    <>
      <Group align="flex-end" gap="sm">
        <Select
          size="xs"
          w={280}
          searchable
          limit={100}
          label={t('inspections.unit')}
          nothingFoundMessage={t('inspections.noUnit')}
          styles={{ empty: { color: '#46525f' } }}
          value={unitId}
          onChange={(value) => {
            setUnitId(value);
            setStaffId(null);
          }}
          data={[...units]}
        />
        <Select
          size="xs"
          w={220}
          label={t('inspections.official')}
          disabled={unitId === null}
          value={staffId}
          onChange={setStaffId}
          data={[...names].map(([value, label]) => ({ value, label }))}
        />
        <DayField size="xs" label={t('inspections.firstDay')} value={firstDay} onChange={setFirstDay} />
        <DayField size="xs" label={t('inspections.lastDay')} value={lastDay} onChange={setLastDay} />
        <TextInput
          size="xs"
          w={280}
          required
          label={t('inspections.purpose')}
          value={purpose}
          onChange={(event) => setPurpose(event.currentTarget.value)}
        />
        <Button
          size="xs"
          loading={read.isPending}
          disabled={staffId === null || purpose.trim().length < 3}
          onClick={() => staffId !== null && read.mutate(staffId)}
        >
          {t('inspections.open')}
        </Button>
      </Group>
      {read.error !== null && <ProblemNotice error={read.error} />}
      {read.data !== undefined && (
        <TrailShown
          key={`${read.data.staffId} ${read.data.firstDay} ${read.data.lastDay}`}
          trail={read.data}
          purpose={purpose}
        />
      )}
    </>
  );
}

function TrailShown({ trail, purpose }: { readonly trail: Trail; readonly purpose: string }) {
  const t = useT();
  const { staffId, firstDay, lastDay, totals } = trail;
  const caption = t('inspections.trailOf', { name: trail.name });
  const [part, show] = useState<TrailPart>('stays');
  const counts = {
    stays: totals.stays,
    explanations: trail.explanations.length,
    tasks: trail.tasks.length,
  };
  return (
    <>
      <FileButtons
        formats={SHEETS}
        request={(format) =>
          answerOf(
            api.POST('/api/v1/duty-trails/{staffId}/exports', {
              params: { path: { staffId } },
              body: { firstDay, lastDay, purpose, format },
            }),
          )
        }
      />
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {TOTALS.map((each) => (
          <div key={each}>
            <Text size="xs" c="dark.3">
              {t(`inspections.total.${each}`)}
            </Text>
            <Text fw={600}>{totals[each]}</Text>
          </div>
        ))}
        <div>
          <Text size="xs" c="dark.3">
            {t('inspections.total.time')}
          </Text>
          <Text fw={600}>{formatWorkingTime(totals.workingMinutes, t)}</Text>
        </div>
      </SimpleGrid>
      <ScrollArea type="never">
        <SegmentedControl
          size="xs"
          aria-label={caption}
          value={part}
          onChange={(value) => show(value as TrailPart)}
          data={PARTS.map((value) => ({
            value,
            label: t('inspections.counted', { what: t(`inspections.part.${value}`), n: counts[value] }),
          }))}
        />
      </ScrollArea>
      {counts[part] === 0 ? (
        <Empty why={t(`inspections.nothing.${part}`)} />
      ) : part === 'stays' ? (
        <DataTable
          caption={caption}
          columns={stayColumns(t)}
          rows={trail.stays}
          keyOf={({ dossierId, seq, enteredAt, stateName }) =>
            `${dossierId} ${seq} ${enteredAt} ${stateName}`
          }
        />
      ) : part === 'explanations' ? (
        <DataTable
          caption={t('inspections.part.explanations')}
          columns={explanationColumns(t)}
          rows={trail.explanations}
          keyOf={({ lateCaseId, seq }) => `${lateCaseId} ${seq}`}
        />
      ) : (
        <DataTable
          caption={t('inspections.part.tasks')}
          columns={taskColumns(t)}
          rows={trail.tasks}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
}

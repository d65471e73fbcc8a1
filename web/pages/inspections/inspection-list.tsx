// Inspections with their findings; a new one is planned above them.
import {
  Badge,
  Button,
  Group,
  MultiSelect,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { serverNow } from '../../api/server-clock.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatDay, formatMoment, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { FindingForm } from './finding-form.tsx';
import { useUnitOptions } from './unit-options.ts';

type Inspection = components['schemas']['InspectionView'];
const day = (text: string) => formatDay(`${text}T00:00:00+07:00`);

export function InspectionList() {
  const t = useT();
  const [planning, setPlanning] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['inspections'],
    queryFn: () => answerOf(api.GET('/api/v1/inspections')),
  });
  return (
    <Stack>
      <Group>
        <Button size="xs" aria-expanded={planning} onClick={() => setPlanning((was) => !was)}>
          {t('inspections.new')}
        </Button>
      </Group>
      {planning && <PlanForm close={() => setPlanning(false)} />}
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : data.rows.length === 0 ? (
        <Empty why={t('inspections.empty')} />
      ) : (
        data.rows.map((row) => <Inspected key={row.id} inspection={row} />)
      )}
    </Stack>
  );
}

function Inspected({ inspection }: { readonly inspection: Inspection }) {
  const t = useT();
  const cache = useQueryClient();
  const [adding, setAdding] = useState(false);
  const end = useMutation({
    mutationFn: (state: 'closed' | 'cancelled') =>
      answerOf(
        api.POST('/api/v1/inspections/{id}/end', {
          params: { path: { id: inspection.id }, header: { 'If-Match': `"${inspection.version}"` } },
          body: { state },
        }),
      ),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['inspections'] }),
  });
  const open = inspection.state === 'planned';
  return (
    <Paper withBorder p="md" component="section" aria-label={inspection.title}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h5">
            {inspection.title}
          </Title>
          <Text size="sm" c="dark.3">
            {[
              inspection.decisionNo,
              t('inspections.days', { from: day(inspection.firstDay), to: day(inspection.lastDay) }),
              inspection.units.map(({ name }) => name).join(', '),
            ]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </Text>
        </div>
        <Badge variant="light" color="gray" styles={{ label: { color: '#1c2530' } }}>
          {t(`inspections.state.${inspection.state as 'planned'}`)}
        </Badge>
      </Group>
      {inspection.note !== null && <Text size="sm">{inspection.note}</Text>}
      {inspection.endedAt !== null && inspection.endedByName !== null && (
        <Text size="xs" c="dark.3">
          {t('inspections.endedBy', {
            name:
              inspection.endedOnBehalfOfName === null
                ? inspection.endedByName
                : t('inspections.endedFor', {
                    name: inspection.endedByName,
                    absent: inspection.endedOnBehalfOfName,
                  }),
            at: formatMoment(inspection.endedAt),
          })}
        </Text>
      )}
      <Stack gap={4} mt="xs">
        {inspection.findings.length === 0 && (
          <Text size="sm" c="dark.3">
            {t('inspections.noFinding')}
          </Text>
        )}
        {inspection.findings.map((finding) => (
          <div key={finding.id}>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {finding.content}
            </Text>
            <Text size="xs" c="dark.3">
              {[
                day(finding.foundOn),
                finding.unitName,
                finding.staffName,
                finding.measure === null ? null : t('inspections.measured', { measure: finding.measure }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
      {open && (
        <Group gap="xs" mt="sm">
          <Button size="xs" variant="default" aria-expanded={adding} onClick={() => setAdding((was) => !was)}>
            {t('inspections.addFinding')}
          </Button>
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate('closed')}>
            {t('inspections.close')}
          </Button>
          <Button size="xs" variant="subtle" color="gray" c="dark.9" onClick={() => end.mutate('cancelled')}>
            {t('inspections.cancel')}
          </Button>
        </Group>
      )}
      {end.error !== null && <ProblemNotice error={end.error} />}
      {adding && open && <FindingForm inspection={inspection} close={() => setAdding(false)} />}
    </Paper>
  );
}

function PlanForm({ close }: { readonly close: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const options = useUnitOptions();
  const today = isoDay(serverNow());
  const [title, setTitle] = useState('');
  const [decisionNo, setDecisionNo] = useState('');
  const [firstDay, setFirstDay] = useState(today);
  const [lastDay, setLastDay] = useState(today);
  const [unitIds, setUnitIds] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const plan = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/inspections', {
          body: {
            title,
            firstDay,
            lastDay,
            unitIds,
            ...(decisionNo === '' ? {} : { decisionNo }),
            ...(note === '' ? {} : { note }),
          },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['inspections'] });
      close();
    },
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={t('inspections.new')}>
      <Stack gap="sm" maw={640}>
        <TextInput
          label={t('inspections.title')}
          required
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <TextInput
          label={t('inspections.decisionNo')}
          value={decisionNo}
          onChange={(event) => setDecisionNo(event.currentTarget.value)}
        />
        <Group grow>
          <DayField label={t('inspections.firstDay')} value={firstDay} onChange={setFirstDay} />
          <DayField label={t('inspections.lastDay')} value={lastDay} onChange={setLastDay} />
        </Group>
        <MultiSelect
          label={t('inspections.units')}
          withAsterisk
          searchable
          hidePickedOptions
          limit={100}
          nothingFoundMessage={t('inspections.noUnit')}
          styles={{ empty: { color: '#46525f' } }}
          value={unitIds}
          onChange={setUnitIds}
          data={[...options]}
        />
        <Textarea
          label={t('inspections.note')}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {plan.error !== null && <ProblemNotice error={plan.error} />}
        <Group>
          <Button
            loading={plan.isPending}
            disabled={title.trim() === '' || unitIds.length === 0}
            onClick={() => plan.mutate()}
          >
            {t('inspections.save')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

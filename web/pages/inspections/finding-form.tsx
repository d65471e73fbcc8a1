// Records what an inspection found in a unit, about one of its officials or about the unit.
import { Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { serverNow } from '../../api/server-clock.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';

interface FindingFormProps {
  readonly inspection: components['schemas']['InspectionView'];
  readonly close: () => void;
}

export function FindingForm({ inspection, close }: FindingFormProps) {
  const t = useT();
  const cache = useQueryClient();
  const [unitId, setUnitId] = useState(inspection.units[0]?.id ?? '');
  const [foundOn, setFoundOn] = useState(() => isoDay(serverNow()));
  const [content, setContent] = useState('');
  const [measure, setMeasure] = useState('');
  const [staffId, setStaffId] = useState<string | null>(null);
  const officials = useQuery({
    queryKey: ['inspections', 'officials', inspection.id, unitId],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/inspections/{id}/officials', {
          params: { path: { id: inspection.id }, query: { unitId } },
        }),
      ),
    enabled: unitId !== '',
    staleTime: 300_000,
  });
  const record = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/inspections/{id}/findings', {
          params: { path: { id: inspection.id }, header: { 'If-Match': `"${inspection.version}"` } },
          body: {
            ...{ unitId, foundOn, content },
            ...(staffId !== null && { staffId }),
            ...(measure !== '' && { measure }),
          },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['inspections'] });
      close();
    },
  });
  return (
    <Stack gap="sm" mt="sm" maw={640}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('inspections.unit')}
          allowDeselect={false}
          value={unitId}
          onChange={(value) => {
            setUnitId(value ?? '');
            setStaffId(null);
          }}
          data={inspection.units.map(({ id, name }) => ({ value: id, label: name ?? id }))}
        />
        <DayField label={t('inspections.foundOn')} value={foundOn} onChange={setFoundOn} />
      </SimpleGrid>
      <Select
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('inspections.official.clear') }}
        limit={100}
        label={t('inspections.official')}
        placeholder={t('inspections.official.none')}
        nothingFoundMessage={t('inspections.official.unknown')}
        styles={{ empty: { color: '#46525f' } }}
        value={staffId}
        onChange={setStaffId}
        data={(officials.data?.rows ?? []).map(({ staffId: value, name, unitName }) => ({
          value,
          label: unitName === null ? name : `${name} (${unitName})`,
        }))}
      />
      {officials.error !== null && <ProblemNotice error={officials.error} />}
      <Textarea
        label={t('inspections.content')}
        required
        autosize
        minRows={2}
        value={content}
        onChange={(event) => setContent(event.currentTarget.value)}
      />
      <TextInput
        label={t('inspections.measure')}
        value={measure}
        onChange={(event) => setMeasure(event.currentTarget.value)}
      />
      {record.error !== null && <ProblemNotice error={record.error} />}
      <Group>
        <Button
          size="xs"
          loading={record.isPending}
          disabled={content.trim() === ''}
          onClick={() => record.mutate()}
        >
          {t('inspections.record')}
        </Button>
      </Group>
    </Stack>
  );
}

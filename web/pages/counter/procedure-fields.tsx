// Which procedure, which of its cases, and by which way the dossier came.
import { Group, NativeSelect, Paper, Stack } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import type { NewDossier, ProcedureCase } from './new-dossier.ts';
import { ProcedurePicker } from './procedure-picker.tsx';

export function ProcedureFields({
  draft,
  cases,
  chosen,
  change,
}: {
  readonly draft: NewDossier;
  readonly cases: readonly ProcedureCase[];
  readonly chosen: ProcedureCase | null;
  readonly change: (more: Partial<NewDossier>) => void;
}) {
  const t = useT();
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <ProcedurePicker
          chosen={draft.procedureName}
          choose={(procedureCode, procedureName, caseKey) =>
            change({ procedureCode, procedureName, caseKey, checklist: {} })
          }
        />
        <Group grow align="flex-start">
          <NativeSelect
            label={t('dossier.case')}
            disabled={cases.length < 2}
            value={chosen?.key ?? ''}
            onChange={(event) => change({ caseKey: event.currentTarget.value || null, checklist: {} })}
            data={[
              ...(chosen === null ? [{ value: '', label: '' }] : []),
              ...cases.map(({ key: value, name }) => ({ value, label: name })),
            ]}
          />
          <NativeSelect
            label={t('new.channel')}
            value={draft.channel}
            onChange={(event) => change({ channel: event.currentTarget.value as NewDossier['channel'] })}
            data={(['counter', 'post', 'online'] as const).map((value) => ({
              value,
              label: t(`new.channel.${value}`),
            }))}
          />
        </Group>
      </Stack>
    </Paper>
  );
}

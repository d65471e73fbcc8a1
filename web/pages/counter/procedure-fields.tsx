// Which procedure, which of its cases, by which way the dossier came, and who receives and resolves it.
import { Group, NativeSelect, Paper, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useT } from '../../texts/language.tsx';
import { Favourites, useUsual } from './favourites.tsx';
import { focusField } from './focus-field.ts';
import type { NewDossier, ProcedureCase } from './new-dossier.ts';
import { ProcedurePicker } from './procedure-picker.tsx';
import { UnitChoice } from './unit-choice.tsx';
import type { LodgingPreview } from './use-lodging-preview.ts';

export function ProcedureFields({
  draft,
  cases,
  chosen,
  preview,
  tried,
  change,
}: {
  readonly draft: NewDossier;
  readonly cases: readonly ProcedureCase[];
  readonly chosen: ProcedureCase | null;
  readonly preview: LodgingPreview | undefined;
  /** It was tried to send it: what is missing is told. */
  readonly tried: boolean;
  readonly change: (more: Partial<NewDossier>) => void;
}) {
  const t = useT();
  const usual = useUsual();
  const choose = (procedureCode: string, procedureName: string, caseKey: string | null) => {
    change({ procedureCode, procedureName, caseKey, competentUnitId: null, checklist: {} });
    focusField('identityNo');
  };
  const undecided = cases.length > 1 && chosen === null;
  useEffect(() => {
    if (undecided) focusField('case');
  }, [undecided, draft.procedureCode]);
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <ProcedurePicker
          chosen={draft.procedureName}
          usual={usual}
          choose={choose}
          error={tried && draft.procedureCode === null ? t('rule.matches.procedureCode') : undefined}
        />
        <Favourites
          usual={usual}
          pick={(each) => choose(each.procedureCode, each.name, each.caseKey)}
          chosen={
            draft.procedureCode === null || chosen === null
              ? null
              : { procedureCode: draft.procedureCode, caseKey: chosen.key }
          }
        />
        <Group grow align="flex-start">
          <NativeSelect
            data-field="case"
            label={t('dossier.case')}
            disabled={cases.length < 2}
            error={tried && undecided ? t('rule.isLength.caseKey') : undefined}
            value={chosen?.key ?? ''}
            onChange={(event) =>
              change({ caseKey: event.currentTarget.value || null, competentUnitId: null, checklist: {} })
            }
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
        <UnitChoice preview={preview} change={change} tried={tried} />
      </Stack>
    </Paper>
  );
}

// Where the dossier is received and who resolves it, asked only of whoever has a choice.
import { NativeSelect } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import type { NewDossier } from './new-dossier.ts';
import type { LodgingPreview } from './use-lodging-preview.ts';

interface UnitChoiceProps {
  readonly preview: LodgingPreview | undefined;
  readonly change: (more: Partial<NewDossier>) => void;
  /** It was tried to send the dossier without a choice. */
  readonly tried: boolean;
}

export function UnitChoice({ preview, change, tried }: UnitChoiceProps) {
  const t = useT();
  if (preview === undefined) return null;
  const { reception, competent } = preview;
  const options = (choices: LodgingPreview['competent']['choices']) =>
    choices.map(({ id, name }) => ({ value: id, label: name ?? id }));
  return (
    <>
      {reception.choices.length > 1 && (
        <NativeSelect
          label={t('new.reception')}
          description={t('new.receptionWhy', { n: reception.choices.length })}
          value={reception.chosenId ?? ''}
          onChange={(event) => change({ receptionUnitId: event.currentTarget.value, competentUnitId: null })}
          data={options(reception.choices)}
        />
      )}
      {competent.choices.length > 1 && (
        <NativeSelect
          data-field="competent"
          label={t('new.competent')}
          description={
            competent.asLastTime
              ? t('new.competentLast', { n: competent.choices.length })
              : t('new.competentWhy', { n: competent.choices.length })
          }
          withAsterisk
          error={tried && competent.chosenId === null ? t('rule.isUuid') : undefined}
          value={competent.chosenId ?? ''}
          onChange={(event) => change({ competentUnitId: event.currentTarget.value || null })}
          data={[
            ...(competent.chosenId === null ? [{ value: '', label: '' }] : []),
            ...options(competent.choices),
          ]}
        />
      )}
    </>
  );
}

// Who lodges for the applicant, with the paper that allows it. A card scanned while the cursor is here is this person's.
import { Checkbox, Grid, TextInput } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import { DoubtNotice } from './doubt-notice.tsx';
import type { NewDossier } from './new-dossier.ts';

interface RepresentativeFieldsProps {
  readonly draft: NewDossier;
  readonly change: (more: Partial<NewDossier>) => void;
  readonly tried: boolean;
}

export function RepresentativeFields({ draft, change, tried }: RepresentativeFieldsProps) {
  const t = useT();
  const { representative, toConfirm } = draft;
  const { representative: doubt, ...others } = toConfirm;
  const unnamed =
    tried &&
    representative !== null &&
    representative.name.trim() === '' &&
    Object.values(representative).some((value) => value.trim() !== '');
  return (
    <div data-person="representative">
      <Checkbox
        size="sm"
        label={t('new.represented')}
        checked={representative !== null}
        onChange={(event) =>
          change({
            representative: event.currentTarget.checked ? { name: '', identityNo: '', paper: '' } : null,
            toConfirm: others,
          })
        }
      />
      {representative !== null && (
        <Grid gap="xs" mt="xs">
          {(['name', 'identityNo', 'paper'] as const).map((field) => (
            <Grid.Col key={field} span={{ base: 12, sm: 4 }}>
              <TextInput
                data-field={`representative.${field}`}
                label={t(`new.representative.${field}`)}
                autoComplete="off"
                value={representative[field]}
                {...(field === 'name' && {
                  error: unnamed ? t('rule.isDefined') : undefined,
                  description: doubt !== undefined && <DoubtNotice doubt={doubt} />,
                  onKeyDown: (event) => {
                    if (event.key === 'Enter' && !event.nativeEvent.isComposing)
                      change({ toConfirm: others });
                  },
                })}
                onChange={(event) =>
                  change({
                    representative: { ...representative, [field]: event.currentTarget.value },
                    ...(field === 'name' && { toConfirm: others }),
                  })
                }
              />
            </Grid.Col>
          ))}
        </Grid>
      )}
    </div>
  );
}

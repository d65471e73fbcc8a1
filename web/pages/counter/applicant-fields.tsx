// The applicant: filled from an identity card's symbol or from an earlier dossier, typed where neither is there.
import { Button, Checkbox, Grid, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { formatDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Applicant, NewDossier } from './new-dossier.ts';

interface ApplicantFieldsProps {
  readonly draft: NewDossier;
  readonly change: (draft: Partial<NewDossier>) => void;
  readonly errors: Readonly<Record<string, string>>;
}

export function ApplicantFields({ draft, change, errors }: ApplicantFieldsProps) {
  const t = useT();
  const { applicant, representative } = draft;
  const set = (more: Partial<Applicant>) => change({ applicant: { ...applicant, ...more } });
  const [identityNo] = useDebouncedValue(applicant.identityNo ?? '', 400);
  const [phone] = useDebouncedValue(applicant.phone ?? '', 400);
  const byIdentity = /^\d{9,12}$/.test(identityNo);
  const byPhone = !byIdentity && phone.replace(/\D/g, '').length >= 9;
  const known = useQuery({
    queryKey: ['applicants', byIdentity ? identityNo : byPhone ? phone : null, draft.procedureCode],
    queryFn: () =>
      answerOf(
        api.POST('/api/v1/applicants/find', {
          body: {
            ...(byIdentity ? { idNumber: identityNo } : { phone }),
            ...(draft.procedureCode === null ? {} : { procedureCode: draft.procedureCode }),
          },
        }),
      ),
    enabled: byIdentity || byPhone,
    gcTime: 0,
  });
  const earlier = (known.data?.applicants ?? []).filter(
    (each) =>
      each.applicant.name !== applicant.name || each.applicant.address !== (applicant.address ?? null),
  );
  const duplicates = known.data?.possibleDuplicates ?? [];
  return (
    <Stack gap="xs">
      <Grid gap="xs">
        <Grid.Col span={{ base: 12, sm: 4 }}>
          <TextInput
            label={t('applicant.identityNo')}
            placeholder={t('new.scanHint')}
            inputMode="numeric"
            autoComplete="off"
            value={applicant.identityNo ?? ''}
            error={errors['/applicant/identityNo']}
            onChange={(event) => set({ identityNo: event.currentTarget.value.trim() })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 5 }}>
          <TextInput
            label={t('applicant.name')}
            withAsterisk
            autoComplete="off"
            value={applicant.name}
            error={errors['/applicant/name']}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 3 }}>
          <NativeSelect
            label={t('applicant.kind')}
            value={applicant.kind}
            onChange={(event) => set({ kind: event.currentTarget.value as Applicant['kind'] })}
            data={(['citizen', 'business', 'agency', 'organisation'] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 3 }}>
          <TextInput
            label={t('applicant.phone')}
            inputMode="tel"
            autoComplete="off"
            value={applicant.phone ?? ''}
            error={errors['/applicant/phone']}
            onChange={(event) => set({ phone: event.currentTarget.value })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 3 }}>
          <TextInput
            label={t('applicant.email')}
            inputMode="email"
            autoComplete="off"
            value={applicant.email ?? ''}
            error={errors['/applicant/email']}
            onChange={(event) => set({ email: event.currentTarget.value.trim() })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <TextInput
            label={t('applicant.address')}
            autoComplete="off"
            value={applicant.address ?? ''}
            error={errors['/applicant/address']}
            onChange={(event) => set({ address: event.currentTarget.value })}
          />
        </Grid.Col>
      </Grid>
      {earlier.slice(0, 3).map((each) => (
        <Group key={each.lastCode ?? each.applicant.name} gap="xs" role="status">
          <Text size="sm">
            {t('new.known', {
              name: each.applicant.name,
              code: each.lastCode ?? '',
              day: formatDay(each.lastLodgedAt),
            })}
          </Text>
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              const { name, kind, ...facts } = each.applicant;
              const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
              set({ name, kind: kind as Applicant['kind'], ...(filled as Partial<Applicant>) });
            }}
          >
            {t('new.useKnown')}
          </Button>
        </Group>
      ))}
      {duplicates.length > 0 && (
        <Text size="sm" c="seal.8" fw={600} role="alert">
          {t('new.duplicate', {
            n: duplicates.length,
            codes: duplicates
              .map(({ code, lodgedAt }) => `${code ?? ''} (${formatDay(lodgedAt)})`)
              .join(', '),
          })}
        </Text>
      )}
      <Checkbox
        size="sm"
        label={t('new.represented')}
        checked={representative !== null}
        onChange={(event) =>
          change({
            representative: event.currentTarget.checked ? { name: '', identityNo: '', paper: '' } : null,
          })
        }
      />
      {representative !== null && (
        <Grid gap="xs">
          {(['name', 'identityNo', 'paper'] as const).map((field) => (
            <Grid.Col key={field} span={{ base: 12, sm: 4 }}>
              <TextInput
                label={t(`new.representative.${field}`)}
                autoComplete="off"
                value={representative[field]}
                onChange={(event) =>
                  change({ representative: { ...representative, [field]: event.currentTarget.value } })
                }
              />
            </Grid.Col>
          ))}
        </Grid>
      )}
    </Stack>
  );
}

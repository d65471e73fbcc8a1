// The applicant: filled from an identity card's symbol or from an earlier dossier, typed where neither is there.
import { Button, Grid, Group, Kbd, NativeSelect, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { formatDay } from '../../texts/format.ts';
import { CheckedInput } from '../../parts/checked-input.tsx';
import { useT } from '../../texts/language.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { DoubtNotice } from './doubt-notice.tsx';
import { focusField } from './focus-field.ts';
import type { Applicant, NewDossier } from './new-dossier.ts';
import { RepresentativeFields } from './representative-fields.tsx';

interface ApplicantFieldsProps {
  readonly draft: NewDossier;
  readonly change: (draft: Partial<NewDossier>) => void;
  /** What the service refused of the values as they stand. */
  readonly errors: Readonly<Record<string, string>>;
  /** How often it was tried to send it: what is missing is told. */
  readonly tries: number;
}

export function ApplicantFields({ draft, change, errors, tries }: ApplicantFieldsProps) {
  const t = useT();
  const { applicant, toConfirm } = draft;
  const set = (more: Partial<Applicant>) => change({ applicant: { ...applicant, ...more } });
  const { applicant: doubt, ...others } = toConfirm;
  const company = applicant.kind !== 'citizen';
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
  /** Whole, and nothing of whoever was typed before: of two people one is not made. */
  const takeKnown = (each: (typeof earlier)[number]) => {
    const { name, kind, ...facts } = each.applicant;
    const filled = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
    change({
      applicant: {
        ...(byPhone ? { phone } : { identityNo }),
        name,
        kind: kind as Applicant['kind'],
        ...(filled as Partial<Applicant>),
      },
      toConfirm: others,
    });
  };
  useShortcuts(
    earlier.length === 0
      ? []
      : [{ keys: 'alt+U', label: t('new.useKnownKey'), run: () => takeKnown(earlier[0]!) }],
  );
  return (
    <Stack gap="xs">
      <Grid gap="xs">
        <Grid.Col span={{ base: 12, sm: 4 }}>
          <CheckedInput
            field="identityNo"
            label={t(company ? 'applicant.companyNo' : 'applicant.identityNo')}
            placeholder={t('new.scanHint')}
            inputMode="numeric"
            value={applicant.identityNo ?? ''}
            refused={errors['/applicant/identityNo']}
            tries={tries}
            set={(value) => set({ identityNo: value.trim() })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 5 }}>
          <CheckedInput
            field="name"
            label={t(company ? 'applicant.companyName' : 'applicant.name')}
            withAsterisk
            value={applicant.name}
            refused={errors['/applicant/name']}
            tries={tries}
            description={doubt !== undefined && <DoubtNotice doubt={doubt} />}
            set={(name) => change({ applicant: { ...applicant, name }, toConfirm: others })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing || doubt === undefined) return;
              change({ toConfirm: others });
              focusField('phone');
            }}
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
          <CheckedInput
            field="phone"
            label={t('applicant.phone')}
            inputMode="tel"
            value={applicant.phone ?? ''}
            refused={errors['/applicant/phone']}
            tries={tries}
            set={(phone) => set({ phone })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 3 }}>
          <CheckedInput
            field="email"
            label={t('applicant.email')}
            inputMode="email"
            value={applicant.email ?? ''}
            refused={errors['/applicant/email']}
            tries={tries}
            set={(value) => set({ email: value.trim() })}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <CheckedInput
            field="address"
            label={t('applicant.address')}
            value={applicant.address ?? ''}
            refused={errors['/applicant/address']}
            tries={tries}
            set={(address) => set({ address })}
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
            rightSection={
              each === earlier[0] && (
                <Kbd size="xs" aria-hidden>
                  Alt U
                </Kbd>
              )
            }
            onClick={() => takeKnown(each)}
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
      <RepresentativeFields draft={draft} change={change} tried={tries > 0} />
    </Stack>
  );
}

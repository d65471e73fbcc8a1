// What is worth a second look about a dossier's time: questions due after it, and a correction that waits for the head.
import { Alert, Stack, Text } from '@mantine/core';
import { formatMoment, formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';

export function ClockNotices({
  dossier,
}: {
  readonly dossier: Pick<Dossier, 'warnings' | 'acceptanceCorrection'>;
}) {
  const t = useT();
  const { warnings, acceptanceCorrection: asked } = dossier;
  if (warnings.length === 0 && asked === null) return null;
  return (
    <Alert color="yellow" p="xs" role="status" styles={{ message: { color: '#1c2530' } }}>
      <Stack gap={6}>
        {warnings.map(({ subject, unitName, dueAt, statutoryDueAt }) => (
          <Text key={subject} size="sm">
            {t('warning.child.dueAfterDossier', {
              unit: unitName ?? '',
              at: formatPlanned(dueAt, t),
              due: formatPlanned(statutoryDueAt, t),
            })}
          </Text>
        ))}
        {asked !== null && (
          <Text size="sm" fw={600}>
            {t('dossier.acceptanceCorrection', {
              at: formatMoment(asked.acceptedAt),
              who: asked.askedBy ?? '',
              reason: asked.reason,
            })}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

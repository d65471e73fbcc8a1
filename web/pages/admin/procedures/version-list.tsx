// The versions of a procedure, newest first: when, by whom, which cases changed; each shows its text.
import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { formatDay, formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import type { Source } from './use-procedure-source.ts';

const ALWAYS = '1900-01-01';

interface VersionListProps {
  readonly source: Source;
  /** What is being written would be lost: another version is shown once it was published or discarded. */
  readonly locked: boolean;
}

export function VersionList({ source, locked }: VersionListProps) {
  const t = useT();
  return (
    <Paper withBorder p="md" component="section" aria-label={t('procedure.versions')}>
      <Title order={2} size="h5" mb="xs">
        {t('procedure.versions')}
      </Title>
      {locked && (
        <Text size="sm" c="dark.3" mb="xs">
          {t('procedure.locked')}
        </Text>
      )}
      {source.versions.length === 0 && <Text size="sm">{t('procedure.noVersion')}</Text>}
      <Stack gap="xs" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {source.versions.map(({ version, from, publishedAt, publishedBy, cases, exact, plain }) => (
          <li key={version}>
            <Group gap={6}>
              {locked ? (
                <Text size="sm" fw={600}>
                  {t('procedure.version', { version })}
                </Text>
              ) : (
                <Anchor
                  component={Link}
                  to={`/admin/procedures/${source.code}?version=${version}`}
                  size="sm"
                  fw={600}
                >
                  {t('procedure.version', { version })}
                </Anchor>
              )}
              {version === source.version && <Badge>{t('procedure.shown')}</Badge>}
            </Group>
            <Text size="xs" c="dark.3">
              {t('procedure.publishedAt', {
                at: formatMoment(publishedAt),
                who: publishedBy === null ? t('procedure.service') : (publishedBy.name ?? ''),
              })}
              {' · '}
              {from === ALWAYS ? t('procedure.always') : t('procedure.inForce', { on: formatDay(from) })}
              {' · '}
              {t('procedure.changedCases', { cases: cases.join(', ') })}
              {plain && ` · ${t('procedure.plain')}`}
              {!exact && ` · ${t('procedure.rewritten')}`}
            </Text>
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

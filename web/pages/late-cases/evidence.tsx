// The files that bear out an explanation: read by whoever sees the case, added while an explanation is due.
import { Paper, Stack, Text, Title } from '@mantine/core';
import AttachFiles from '../../files/attach-files.tsx';
import { FileList } from '../../files/file-list.tsx';
import { useFiles } from '../../files/files-of.ts';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';

export default function Evidence({ id }: { readonly id: string }) {
  const t = useT();
  const of = { kind: 'lateCase', ref: id } as const;
  const { data, error } = useFiles(of);
  return (
    <Paper withBorder p="md" component="section" aria-label={t('lateCases.evidence')}>
      <Title order={2} size="h5" mb="sm">
        {t('lateCases.evidence')}
      </Title>
      {error !== null ? (
        <ProblemNotice error={error} />
      ) : data === undefined ? (
        <Loading rows={1} />
      ) : (
        <Stack gap="sm">
          {data.attachments.length === 0 ? (
            <Text size="sm" c="dark.3">
              {t('lateCases.noEvidence')}
            </Text>
          ) : (
            <FileList of={of} files={data.attachments} mayDelete={data.mayChange} />
          )}
          {data.mayChange && <AttachFiles of={of} items={[]} />}
        </Stack>
      )}
    </Paper>
  );
}

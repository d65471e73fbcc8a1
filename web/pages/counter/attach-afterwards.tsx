// Scans of a dossier that was just accepted; asked for, because the next person may be waiting already.
import { Button, Group, Paper, Title } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../texts/language.tsx';
import { AttachPapers } from '../dossier/attach-papers.tsx';

export default function AttachAfterwards({ code }: { readonly code: string }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return open ? (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        {t('files.afterTitle', { code })}
      </Title>
      <AttachPapers reference={code} />
    </Paper>
  ) : (
    <Group>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t('files.after')}
      </Button>
    </Group>
  );
}

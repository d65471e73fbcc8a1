// What can be done with the marked dossiers at once, and how many are marked.
import { Button, Group, Paper, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { withWords } from '../../parts/lazy-page.ts';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { useT } from '../../texts/language.tsx';
import type { BulkEvent } from './bulk-dialog.tsx';
import type { ListedDossier } from './queue-columns.tsx';

type Printed = 'receipt' | 'controlSlip';

const PrintJob = lazy(withWords(['documents'], () => import('../../print/print-job.tsx')));
const BulkDialog = lazy(() => import('./bulk-dialog.tsx'));

export default function BulkBar({
  rows,
  done,
}: {
  readonly rows: readonly ListedDossier[];
  /** @param said what was done, for the page to say once the marks are gone */
  readonly done: (said?: string) => void;
}) {
  const t = useT();
  const session = useSession();
  const [event, choose] = useState<BulkEvent | null>(null);
  const events: readonly BulkEvent[] = [
    ...(holdsOneOf(session, ['head', 'leader']) ? (['assign'] as const) : []),
    'take',
    'complete',
    ...(holdsOneOf(session, ['reception']) ? (['transfer'] as const) : []),
  ];
  const papers: readonly Printed[] = [
    ...(holdsOneOf(session, ['reception']) ? (['receipt'] as const) : []),
    'controlSlip',
  ];
  return (
    <Paper withBorder p="xs" bg="river.0">
      <Group gap="sm">
        <Text size="sm" fw={600} role="status">
          {t('bulk.marked', { n: rows.length })}
        </Text>
        {events.map((type) => (
          <Button key={type} size="xs" variant="default" onClick={() => choose(type)}>
            {t(`event.${type}`)}
          </Button>
        ))}
        <Suspense fallback={null}>
          {papers.map((meaning) => (
            <PrintMarked
              key={`${meaning} ${rows.map(({ id }) => id).join(' ')}`}
              rows={rows}
              meaning={meaning}
            />
          ))}
        </Suspense>
        <Button size="xs" variant="subtle" onClick={() => done()}>
          {t('bulk.unmark')}
        </Button>
      </Group>
      {event !== null && (
        <Suspense fallback={null}>
          <BulkDialog
            event={event}
            rows={rows}
            close={(answer) => {
              choose(null);
              if (answer === null) return;
              const { succeeded: n, failed } = answer;
              const key = failed === 0 ? 'bulk.done' : 'bulk.doneSome';
              done(t(key, { event: t(`event.${event}`), n, failed }));
            }}
          />
        </Suspense>
      )}
    </Paper>
  );
}

/** One paper of each marked dossier, all as one document. */
function PrintMarked({
  rows,
  meaning,
}: {
  readonly rows: readonly ListedDossier[];
  readonly meaning: Printed;
}) {
  const t = useT();
  const refs = rows.map(({ id }) => id);
  return (
    <PrintJob
      words={t(`print.${meaning}`)}
      ask={() => answerOf(api.POST('/api/v1/forms/batch', { body: { refs, meaning } }))}
    />
  );
}

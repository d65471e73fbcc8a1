// The dossier that has just been lodged: its code, its date, its secret, and the way to attach what was scanned later.
import { Alert, Anchor } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { withWords } from '../../parts/lazy-page.ts';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Lodged } from './new-dossier.ts';

const AttachAfterwards = lazy(withWords(['attachments'], () => import('./attach-afterwards.tsx')));

export function LodgedNotice({ lodged }: { readonly lodged: Lodged | undefined }) {
  const t = useT();
  return (
    <>
      <div role="status">
        {lodged !== undefined && (
          <Alert color="green" p="xs" styles={{ message: { color: '#1c2530' } }}>
            {t('new.done')}{' '}
            <Anchor
              component={Link}
              to={`/dossiers/${encodeURIComponent(lodged.code ?? lodged.id)}`}
              fw={600}
            >
              {lodged.code ?? lodged.lodgingNo}
            </Anchor>
            {lodged.promisedDueAt !== null &&
              ` · ${t('new.doneDue', { at: formatMoment(lodged.promisedDueAt) })}`}
            {` · ${t('new.doneSecret', { secret: lodged.lookupSecret })}`}
          </Alert>
        )}
      </div>
      {lodged !== undefined && (
        <Suspense fallback={null}>
          <AttachAfterwards key={lodged.id} code={lodged.code ?? lodged.id} />
        </Suspense>
      )}
    </>
  );
}

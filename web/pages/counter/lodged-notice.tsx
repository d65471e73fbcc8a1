// The dossier that has just been lodged: its code, its date, its secret, and the way to attach what was scanned later.
import { Alert, Anchor, Button, Kbd } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { withWords } from '../../parts/lazy-page.ts';
import { formatPlanned } from '../../texts/format.ts';
import type { MessageKey } from '../../texts/areas.ts';
import { useT } from '../../texts/language.tsx';
import type { Lodged } from './new-dossier.ts';

const AttachAfterwards = lazy(withWords(['attachments'], () => import('./attach-afterwards.tsx')));

/** What became of it, in words and in a colour: not every outcome is a good one. */
function outcomeOf({ state }: Lodged): { readonly color: string; readonly words: MessageKey } {
  if (state === 'refused') return { color: 'seal', words: 'new.done.refused' };
  if (state === 'awaitingSupplement') return { color: 'yellow', words: 'new.done.supplement' };
  if (state === 'returned') return { color: 'green', words: 'new.done.returned' };
  return { color: 'green', words: 'new.done.accepted' };
}

interface LodgedNoticeProps {
  readonly lodged: Lodged | undefined;
  /** Begins another dossier of the same applicant; null once somebody else's is typed. */
  readonly another: (() => void) | null;
}

export function LodgedNotice({ lodged, another }: LodgedNoticeProps) {
  const t = useT();
  const outcome = lodged === undefined ? null : outcomeOf(lodged);
  return (
    <>
      <div role="status">
        {lodged !== undefined && outcome !== null && (
          <Alert color={outcome.color} p="xs" styles={{ message: { color: '#1c2530' } }}>
            {t(outcome.words)} {lodged.code === null && `· ${t('new.doneLodgingNo')} `}
            <Anchor
              component={Link}
              to={`/dossiers/${encodeURIComponent(lodged.code ?? lodged.id)}`}
              fw={600}
            >
              {lodged.code ?? lodged.lodgingNo}
            </Anchor>
            {lodged.promisedDueAt !== null &&
              ` · ${t('new.doneDue', { at: formatPlanned(lodged.promisedDueAt, t) })}`}
            {` · ${t('new.doneSecret', { secret: lodged.lookupSecret })}`}
            {another !== null && (
              <Button
                size="compact-sm"
                variant="light"
                ml="sm"
                rightSection={
                  <Kbd size="xs" aria-hidden>
                    Alt S
                  </Kbd>
                }
                onClick={another}
              >
                {t('new.another')}
              </Button>
            )}
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

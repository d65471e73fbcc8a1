// Says that a card put somebody else into the form, and takes the one before back, with all that was typed of him.
import { Alert, Button } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import type { NewDossier } from './new-dossier.ts';
import type { Replaced } from './use-applicant-scans.ts';

interface ReplacedNoticeProps {
  readonly replaced: Replaced | null;
  readonly draft: NewDossier;
  readonly takeBack: () => void;
}

export function ReplacedNotice({ replaced, draft, takeBack }: ReplacedNoticeProps) {
  const t = useT();
  return (
    <div role="status">
      {replaced !== null && draft[replaced.person] === replaced.after[replaced.person] && (
        <Alert color="yellow" p="xs" styles={{ message: { color: '#1c2530' } }}>
          {t(`new.replaced.${replaced.person}`)}{' '}
          <Button size="compact-sm" variant="light" ml="sm" onClick={takeBack}>
            {t('new.takeBack')}
          </Button>
        </Alert>
      )}
    </div>
  );
}

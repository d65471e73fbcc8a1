// What may be decided on the dossier before it is lodged: accept it, give its result at once, ask for more, refuse it.
import { Button, Group, Kbd } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import type { Decision, ProcedureCase } from './new-dossier.ts';

export function DecisionButtons({
  ready,
  chosen,
  busy,
  accept,
  decide,
}: {
  readonly ready: boolean;
  readonly chosen: ProcedureCase | null;
  readonly busy: boolean;
  readonly accept: (decision?: 'accept' | 'giveResult') => void;
  readonly decide: (decision: Decision) => void;
}) {
  const t = useT();
  const acceptable = ready && chosen?.acceptable === true;
  return (
    <>
      <Button
        size="md"
        disabled={!acceptable}
        loading={busy}
        onClick={() => accept()}
        rightSection={<Kbd size="xs">F8</Kbd>}
      >
        {t('new.accept')}
      </Button>
      {chosen?.immediate === true && (
        <Button variant="default" disabled={!acceptable} onClick={() => accept('giveResult')}>
          {t('event.giveResult')}
        </Button>
      )}
      <Group grow>
        <Button variant="default" disabled={!ready} onClick={() => decide('requestSupplement')}>
          {t('event.requestSupplement')}
        </Button>
        <Button variant="default" disabled={!ready} onClick={() => decide('refuse')}>
          {t('event.refuse')}
        </Button>
      </Group>
    </>
  );
}

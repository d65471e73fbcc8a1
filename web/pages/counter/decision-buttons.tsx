// What may be decided on the dossier before it is lodged: accept it, give its result at once, ask for more, refuse it.
import { Button, Kbd, Stack } from '@mantine/core';
import { ActKey } from '../../parts/act-key.tsx';
import { actShortcuts } from '../../parts/act-keys.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { useT } from '../../texts/language.tsx';
import type { Decision, ProcedureCase } from './new-dossier.ts';

export function DecisionButtons({
  chosen,
  busy,
  accept,
  decide,
}: {
  readonly chosen: ProcedureCase | null;
  readonly busy: boolean;
  readonly accept: (decision?: 'accept' | 'giveResult') => void;
  readonly decide: (decision: Decision) => void;
}) {
  const t = useT();
  // Pressed too early they say what is missing and lead there.
  const blocked = chosen !== null && !chosen.acceptable;
  useShortcuts(
    actShortcuts('dossier', [
      ...(chosen?.immediate === true
        ? [{ type: 'giveResult', label: t('event.giveResult'), run: () => accept('giveResult') }]
        : []),
      ...(['requestSupplement', 'refuse'] as const).map((type) => ({
        type,
        label: t(`event.${type}`),
        run: () => decide(type),
      })),
    ]),
  );
  return (
    <>
      <Button
        size="md"
        disabled={blocked}
        loading={busy}
        onClick={() => accept()}
        rightSection={<Kbd size="xs">F8</Kbd>}
      >
        {t('new.accept')}
      </Button>
      {chosen?.immediate === true && (
        <Button
          variant="default"
          disabled={blocked}
          rightSection={<ActKey kind="dossier" type="giveResult" />}
          onClick={() => accept('giveResult')}
        >
          {t('event.giveResult')}
        </Button>
      )}
      <Stack gap="xs">
        <Button
          variant="default"
          rightSection={<ActKey kind="dossier" type="requestSupplement" />}
          onClick={() => decide('requestSupplement')}
        >
          {t('event.requestSupplement')}
        </Button>
        <Button
          variant="default"
          rightSection={<ActKey kind="dossier" type="refuse" />}
          onClick={() => decide('refuse')}
        >
          {t('event.refuse')}
        </Button>
      </Stack>
    </>
  );
}

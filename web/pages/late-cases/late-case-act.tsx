// Sends one event to a late case, with what it asks for.
import { Alert } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { useT } from '../../texts/language.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { askedOf, bodyOf, complete, LateCaseFields } from './late-case-fields.tsx';
import type { Said } from './late-case-fields.tsx';
import { LATE_CASES_KEY } from './use-late-cases.ts';
import type { LateCase, LateCaseEventType } from './use-late-cases.ts';

interface LateCaseActProps {
  readonly late: LateCase;
  readonly event: LateCaseEventType;
  readonly close: () => void;
}

export default function LateCaseAct({ late, event, close }: LateCaseActProps) {
  const t = useT();
  const cache = useQueryClient();
  const asked = askedOf(event, late.state);
  const finds = asked === 'find' || asked === 'closeWithFinding';
  const [said, setSaid] = useState<Said>(() => (finds ? begunFinding(late) : {}));
  // One key for one press: a repeat after a lost connection does nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [{ id, version }] = useState(late);
  const send = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/late-cases/{id}/events', {
          params: { path: { id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } },
          body: bodyOf(event, said),
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: LATE_CASES_KEY });
      close();
    },
    onError: () => void cache.invalidateQueries({ queryKey: LATE_CASES_KEY }),
  });
  const submit = () => {
    if (!send.isPending && complete(asked, said)) send.mutate();
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('lateCases.send'), run: submit }], true, 'dialog');
  const hint = t.maybe(`lateCases.hint.${asked}`);
  return (
    <FormDialog
      title={`${t(`lateCases.event.${event}`)} · ${late.of.code ?? late.of.name ?? ''}`}
      send={t('lateCases.send')}
      busy={send.isPending}
      error={send.error}
      submit={submit}
      close={close}
    >
      {hint !== null && (
        <Alert color="river" styles={{ message: { color: '#1c2530' } }}>
          {hint}
        </Alert>
      )}
      <LateCaseFields
        asked={asked}
        measured={late.lateTime}
        said={said}
        say={(more) => setSaid((was) => ({ ...was, ...more }))}
      />
    </FormDialog>
  );
}

/** A finding begins with what the unit said; its time with what was measured. */
function begunFinding({ explanations }: LateCase): Said {
  const last = explanations.at(-1);
  return last === undefined ? {} : { reason: last.reason };
}

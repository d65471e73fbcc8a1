// One event for many late cases: tried out first, then done, with an outcome a case.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { ProblemNotice, wordsOf } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { askedOf, bodyOf, complete, LateCaseFields } from './late-case-fields.tsx';
import type { Said } from './late-case-fields.tsx';
import { LATE_CASES_KEY } from './use-late-cases.ts';
import type { LateCaseLine } from './use-late-cases.ts';
import { Dialog } from '../../parts/dialog.tsx';

interface LateCasesBulkProps {
  readonly event: 'ask' | 'close';
  readonly rows: readonly Pick<LateCaseLine, 'id' | 'version' | 'state' | 'of'>[];
  readonly close: (changed: boolean) => void;
}

export default function LateCasesBulk({ event, rows, close }: LateCasesBulkProps) {
  const t = useT();
  const cache = useQueryClient();
  const [said, setSaid] = useState<Said>({});
  const send = useMutation({
    mutationFn: ({ dryRun, key }: { dryRun: boolean; key: string }) =>
      answerOf(
        api.POST('/api/v1/late-cases/bulk-events', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            items: rows.map(({ id, version }) => ({ id, version })),
            event: bodyOf(event, said),
            dryRun,
          },
        }),
      ),
    onSuccess: ({ dryRun }) => {
      if (!dryRun) void cache.invalidateQueries({ queryKey: LATE_CASES_KEY });
    },
  });
  // One that has no finding yet needs one; those that have theirs keep it.
  const asked = rows.map(({ state }) => askedOf(event, state)).find((each) => each !== event) ?? event;
  const hint = t.maybe(`lateCases.bulkHint.${asked}`);
  const answer = send.data;
  const done = answer !== undefined && !answer.dryRun;
  const names = new Map(rows.map(({ id, of }) => [id, of.code ?? of.name ?? id]));
  const failed = answer?.outcomes.filter(({ ok }) => !ok) ?? [];
  return (
    <Dialog
      onClose={() => close(done)}
      size="lg"
      title={t('lateCases.bulkTitle', { event: t(`lateCases.event.${event}`), n: rows.length })}
    >
      <Stack>
        {!done && hint !== null && <Text size="sm">{hint}</Text>}
        {!done && (
          <LateCaseFields
            asked={asked}
            measured={null}
            said={said}
            say={(more) => {
              setSaid((was) => ({ ...was, ...more }));
              send.reset();
            }}
          />
        )}
        {send.error !== null && <ProblemNotice error={send.error} />}
        {answer !== undefined && (
          <Alert color={answer.failed === 0 ? 'green' : 'yellow'} role="status">
            <Text size="sm" c="dark.9">
              {t(answer.dryRun ? 'lateCases.wouldDo' : 'lateCases.did', {
                n: answer.succeeded,
                failed: answer.failed,
              })}
            </Text>
            {failed.map(({ id, refusal }) => (
              <Text key={id} size="sm" c="dark.9">
                {names.get(id)}:{' '}
                {refusal !== null &&
                  wordsOf(new Problem(0, { code: refusal.code, detail: refusal.detail }), t)}
              </Text>
            ))}
          </Alert>
        )}
        <Group justify="flex-end">
          {done ? (
            <Button onClick={() => close(true)}>{t('word.close')}</Button>
          ) : (
            <>
              <Button
                variant="default"
                disabled={!complete(asked, said)}
                loading={send.isPending}
                onClick={() => send.mutate({ dryRun: true, key: crypto.randomUUID() })}
              >
                {t('lateCases.try')}
              </Button>
              <Button
                disabled={!complete(asked, said)}
                loading={send.isPending}
                onClick={() => send.mutate({ dryRun: false, key: crypto.randomUUID() })}
              >
                {t('lateCases.do', { n: rows.length })}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

// One event for many dossiers: tried out first, then done, with an outcome a row and the failed ones to try again.
import { Alert, Button, Group, Stack, Table, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { ProblemNotice, wordsOf } from '../../parts/notices.tsx';
import { OfficerSelect } from '../../parts/officer-select.tsx';
import { useT } from '../../texts/language.tsx';
import type { ListedDossier } from './queue-columns.tsx';
import { Dialog } from '../../parts/dialog.tsx';

export type BulkEvent = 'assign' | 'take' | 'complete' | 'transfer';
type Answer = components['schemas']['BulkAnswer'];

interface BulkDialogProps {
  readonly event: BulkEvent;
  readonly rows: readonly ListedDossier[];
  /** @param answer of what was really done, null where nothing was */
  readonly close: (answer: Answer | null) => void;
}

export default function BulkDialog({ event, rows, close }: BulkDialogProps) {
  const t = useT();
  const cache = useQueryClient();
  const [officerId, setOfficer] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [only, setOnly] = useState<readonly ListedDossier[]>(rows);
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  const send = useMutation({
    mutationFn: ({ dryRun, key }: { dryRun: boolean; key: string }) =>
      answerOf(
        api.POST('/api/v1/bulk-events', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            items: only.map((row) => ({ ref: row.code ?? row.id, version: row.version })),
            event: {
              type: event,
              ...(officerId === null ? {} : { officerId }),
              ...(note === '' ? {} : { note }),
            },
            dryRun,
          },
        }),
      ),
    onSuccess: (done) => {
      if (done.dryRun) return;
      void cache.invalidateQueries({ queryKey: ['dossiers'] });
      void cache.invalidateQueries({ queryKey: ['dossier-counts'] });
      // Nothing is left to be read here: the page says how it ended.
      if (done.failed === 0) close(done);
    },
  });
  const answer: Answer | undefined = send.data;
  const ready = event !== 'assign' || officerId !== null;
  const failed = (answer?.outcomes ?? []).filter(({ ok }) => !ok).map(({ ref }) => ref);
  const leave = () => close(answer === undefined || answer.dryRun ? null : answer);
  return (
    <Dialog onClose={leave} size="lg" title={t('bulk.title', { event: t(`event.${event}`), n: only.length })}>
      <Stack>
        {event === 'assign' && (
          <OfficerSelect
            label={t('fact.officerId')}
            data-autofocus
            units={units}
            value={officerId}
            choose={(value) => {
              setOfficer(value);
              send.reset();
            }}
          />
        )}
        <Textarea
          label={t('fact.note')}
          autosize
          minRows={2}
          value={note}
          onChange={(change) => setNote(change.currentTarget.value)}
        />
        {send.error !== null && <ProblemNotice error={send.error} />}
        {answer !== undefined && (
          <>
            <Alert color={answer.failed === 0 ? 'green' : 'yellow'} role="status">
              <Text size="sm" c="dark.9">
                {t(answer.dryRun ? 'bulk.wouldDo' : 'bulk.did', {
                  n: answer.succeeded,
                  failed: answer.failed,
                })}
              </Text>
            </Alert>
            <div
              style={{ maxHeight: 280, overflowY: 'auto' }}
              tabIndex={0}
              role="region"
              aria-label={t('bulk.outcomes')}
            >
              <Table fz="sm" verticalSpacing={4}>
                <Table.Tbody>
                  {answer.outcomes.map(({ ref, ok, refusal }) => (
                    <Table.Tr key={ref}>
                      <Table.Td w={24}>
                        {ok ? (
                          <CircleCheck size={16} color="#17603a" aria-label={t('bulk.ok')} />
                        ) : (
                          <CircleX size={16} color="#96161b" aria-label={t('bulk.refused')} />
                        )}
                      </Table.Td>
                      <Table.Td>{ref}</Table.Td>
                      <Table.Td>
                        {refusal !== null &&
                          wordsOf(new Problem(0, { code: refusal.code, detail: refusal.detail }), t)}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          </>
        )}
        <Group justify="flex-end">
          {answer !== undefined && !answer.dryRun && failed.length > 0 && (
            <Button
              variant="default"
              onClick={() => {
                setOnly(only.filter((row) => failed.includes(row.code ?? row.id)));
                send.reset();
              }}
            >
              {t('bulk.retryFailed', { n: failed.length })}
            </Button>
          )}
          <Button
            variant="default"
            disabled={!ready}
            loading={send.isPending}
            onClick={() => send.mutate({ dryRun: true, key: crypto.randomUUID() })}
          >
            {t('bulk.tryOut')}
          </Button>
          {answer?.dryRun === false ? (
            <Button onClick={leave}>{t('word.close')}</Button>
          ) : (
            <Button
              disabled={!ready || answer === undefined || answer.succeeded === 0}
              loading={send.isPending}
              onClick={() => send.mutate({ dryRun: false, key: crypto.randomUUID() })}
            >
              {t('bulk.do', { n: answer?.succeeded ?? only.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

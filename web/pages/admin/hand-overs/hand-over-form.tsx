// A new decision: number, day and signer, its lines, and what it would do before it is recorded.
import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { bodyOf } from './hand-over-draft.ts';
import type { HandOverDraft } from './hand-over-draft.ts';
import { ChangeLines, RuleLines } from './hand-over-lines.tsx';
import { OpenWork } from '../units/open-work.tsx';
import { OutcomeTable } from './outcome-table.tsx';
import type { Unit } from '../units/unit-tree.ts';
import { UNITS_KEY } from '../../../parts/use-units.ts';

interface HandOverFormProps {
  readonly units: readonly Unit[];
  /** With the decision that was recorded; null where nothing was. */
  readonly close: (id: string | null) => void;
}

export default function HandOverForm({ units, close }: HandOverFormProps) {
  const t = useT();
  const cache = useQueryClient();
  const [draft, setDraft] = useState<HandOverDraft>(() => ({
    decisionNumber: '',
    decidedOn: isoDay(serverNow()),
    signedBy: '',
    reason: '',
    effectiveOn: isoDay(serverNow()),
    rules: [{ key: 1, fromUnitId: null, toUnitId: null, place: '', field: '', procedureCode: '' }],
    changes: [],
    fields: '',
  }));
  const preview = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/hand-overs/preview', { body: bodyOf(draft) })),
  });
  const record = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/hand-overs', { body: bodyOf(draft) })),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: ['admin', 'hand-overs'] });
      await cache.invalidateQueries({ queryKey: UNITS_KEY });
      close(id);
    },
  });
  // What was previewed is what is recorded: any change asks for another look.
  const change = (more: Partial<HandOverDraft>) => {
    preview.reset();
    record.reset();
    setDraft((was) => ({ ...was, ...more }));
  };
  const text = (field: 'decisionNumber' | 'decidedOn' | 'signedBy' | 'effectiveOn', more: object = {}) => (
    <TextInput
      label={t(`handover.${field}`)}
      required
      value={draft[field]}
      onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
      {...more}
    />
  );
  const error = preview.error ?? record.error;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        preview.mutate();
      }}
    >
      <Stack maw={1180}>
        <Group align="flex-end" gap="sm">
          {text('decisionNumber', { maxLength: 80, 'data-autofocus': true })}
          {text('decidedOn', { type: 'date' })}
          {text('signedBy', { maxLength: 200, w: 320 })}
          {text('effectiveOn', { type: 'date' })}
        </Group>
        <Textarea
          label={t('handover.reason')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={draft.reason}
          onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        />
        <RuleLines units={units} lines={draft.rules} change={(rules) => change({ rules })} />
        <ChangeLines units={units} lines={draft.changes} change={(changes) => change({ changes })} />
        <Textarea
          label={t('handover.fields')}
          description={t('handover.fieldsAbout')}
          autosize
          minRows={1}
          value={draft.fields}
          onChange={({ currentTarget }) => change({ fields: currentTarget.value })}
        />
        {error !== null && <ProblemNotice error={error} />}
        <OpenWork error={error} />
        <Group>
          <Button type="submit" variant="default" loading={preview.isPending}>
            {t('handover.preview')}
          </Button>
          <Button
            disabled={preview.data === undefined}
            loading={record.isPending}
            onClick={() => record.mutate()}
          >
            {t('handover.record')}
          </Button>
          <Button variant="subtle" onClick={() => close(null)}>
            {t('word.cancel')}
          </Button>
        </Group>
        <div role="status">
          {preview.data !== undefined && (
            <>
              <Title order={2} size="h5">
                {t('handover.wouldMove', { n: preview.data.total })}
              </Title>
              <Text size="sm">
                {preview.data.counts
                  .map(({ outcome, count }) => `${t(`handover.outcome.${outcome}`)}: ${count}`)
                  .join(' · ')}
              </Text>
            </>
          )}
        </div>
        {preview.data !== undefined && preview.data.dossiers.length > 0 && (
          <OutcomeTable rows={preview.data.dossiers} units={units} />
        )}
        {preview.data !== undefined && preview.data.leftOff > 0 && (
          <Text size="sm">{t('handover.leftOff', { n: preview.data.leftOff })}</Text>
        )}
      </Stack>
    </form>
  );
}

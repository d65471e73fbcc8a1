// From a dossier to the case about its lateness; without one, the supervising office opens it by hand.
import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import { useT } from '../../texts/language.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { LATE_CASES_KEY } from './use-late-cases.ts';

export default function LateCaseOf({ id, reference }: { readonly id: string; readonly reference: string }) {
  const t = useT();
  const [asked, ask] = useState(false);
  const { data } = useQuery({
    queryKey: [...LATE_CASES_KEY, 'of', id],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/late-cases', {
          params: { query: { dossier: id, limit: 1 } },
          headers: IN_BACKGROUND,
        }),
      ),
  });
  if (data === undefined) return null;
  const [found] = data.rows;
  if (found !== undefined)
    return (
      <Button component={Link} to={`/late-cases/${found.id}`} variant="default">
        {t('lateCases.ofThis', { state: t(`lateCases.state.${found.state}`) })}
      </Button>
    );
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {t('lateCases.open')}
      </Button>
      {asked && <OpenByHand reference={reference} close={() => ask(false)} />}
    </>
  );
}

function OpenByHand({ reference, close }: { readonly reference: string; readonly close: () => void }) {
  const t = useT();
  const go = useNavigate();
  const cache = useQueryClient();
  const [note, setNote] = useState('');
  // One key for one press: a repeat after a lost connection does nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const open = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/late-cases', {
          params: { header: { 'Idempotency-Key': key } },
          body: { ref: reference, note: note.trim() },
        }),
      ),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: LATE_CASES_KEY });
      void go(`/late-cases/${id}`);
    },
  });
  return (
    <FormDialog
      title={t('lateCases.open')}
      send={t('lateCases.send')}
      busy={open.isPending}
      error={open.error}
      submit={() => {
        if (note.trim() !== '' && !open.isPending) open.mutate();
      }}
      close={close}
    >
      <Textarea
        label={t('lateCases.field.note')}
        required
        data-autofocus
        autosize
        minRows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

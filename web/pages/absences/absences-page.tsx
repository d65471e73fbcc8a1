// Who is or will be away and who stands in; recording an absence, and ending one early.
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { ABSENCES_KEY } from './absences-key.ts';

type Absence = components['schemas']['AbsenceView'];

const RecordAbsence = lazy(() => import('./record-absence.tsx'));

export default function AbsencesPage() {
  const t = useT();
  const cache = useQueryClient();
  const [recording, record] = useState(false);
  const absences = useQuery({
    queryKey: ABSENCES_KEY,
    queryFn: () => answerOf(api.GET('/api/v1/absences')),
  });
  const end = useMutation({
    mutationFn: (id: string) => api.POST('/api/v1/absences/{id}/end', { params: { path: { id } } }),
    onSettled: () => cache.invalidateQueries({ queryKey: ABSENCES_KEY }),
  });
  const { mutate, isPending } = end;
  const columns = useMemo(() => columnsIn(t, mutate, isPending), [t, mutate, isPending]);
  const error = absences.error ?? end.error;
  const rows = absences.data ?? [];
  return (
    <Page
      title={t('place.absences')}
      about={t('absences.about')}
      actions={
        <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => record(true)}>
          {t('absences.record')}
        </Button>
      }
    >
      {error !== null && <ProblemNotice error={error} again={() => void absences.refetch()} />}
      {absences.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t('absences.none')} />
      ) : (
        <DataTable caption={t('place.absences')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      {recording && (
        <Suspense fallback={null}>
          <RecordAbsence close={() => record(false)} />
        </Suspense>
      )}
    </Page>
  );
}

function columnsIn(t: Translator, end: (id: string) => void, busy: boolean): Column<Absence>[] {
  return [
    { id: 'who', header: t('absences.who'), onPhone: true, cell: ({ name }) => name },
    {
      id: 'from',
      header: t('absences.from'),
      width: 170,
      onPhone: true,
      cell: ({ from }) => formatMoment(from),
    },
    { id: 'to', header: t('absences.to'), width: 170, onPhone: true, cell: ({ to }) => formatMoment(to) },
    {
      id: 'substitute',
      header: t('absences.substitute'),
      onPhone: true,
      cell: ({ substituteName }) => substituteName ?? t('absences.nobody'),
    },
    {
      id: 'end',
      header: t('absences.actions'),
      width: 140,
      onPhone: true,
      cell: ({ id, name }) => (
        <Button
          size="compact-sm"
          variant="default"
          disabled={busy}
          aria-label={t('absences.endOf', { name })}
          onClick={() => end(id)}
        >
          {t('absences.end')}
        </Button>
      ),
    },
  ];
}

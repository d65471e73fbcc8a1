// Records that somebody will be away, and who stands in.
import { Group, TextInput } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { ABSENCES_KEY } from './absences-key.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { instantOf } from '../../parts/local-time.ts';
import { ColleagueSelect } from './colleague-select.tsx';

const DAY_MS = 86_400_000;

export default function RecordAbsence({ close }: { readonly close: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const [staffId, setStaff] = useState<string | null>(null);
  const [substituteId, setSubstitute] = useState<string | null>(null);
  const [from, setFrom] = useState(() => `${isoDay(serverNow() + DAY_MS)}T00:00`);
  const [to, setTo] = useState(() => `${isoDay(serverNow() + 2 * DAY_MS)}T00:00`);
  const [reason, setReason] = useState('');
  const record = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/absences', {
          body: {
            staffId: staffId ?? '',
            substituteId,
            from: instantOf(from),
            to: instantOf(to),
            ...(reason === '' ? {} : { reason }),
          },
        }),
      ),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ABSENCES_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('absences.record')}
      send={t('absences.record')}
      busy={record.isPending}
      error={record.error}
      submit={() => record.mutate()}
      close={close}
    >
      <ColleagueSelect whose="absence" label={t('absences.who')} required value={staffId} change={setStaff} />
      <Group grow>
        <DayField withHour label={t('absences.from')} required value={from} onChange={setFrom} />
        <DayField withHour label={t('absences.to')} required value={to} onChange={setTo} />
      </Group>
      <ColleagueSelect
        whose="place"
        label={t('absences.substitute')}
        description={t('absences.substituteHint')}
        value={substituteId}
        change={setSubstitute}
      />
      <TextInput
        label={t('absences.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

// What happened to a complaint, in sentences, newest first.
import { Text, Timeline } from '@mantine/core';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import type { Complaint } from './use-complaints.ts';

type Entry = Complaint['journal'][number];

export function ComplaintJournal({ complaint }: { readonly complaint: Complaint }) {
  const t = useT();
  const newestFirst = [...complaint.journal].reverse();
  return (
    <Timeline bulletSize={14} lineWidth={2} active={-1}>
      {newestFirst.map((entry) => (
        <Timeline.Item
          key={entry.seq}
          title={
            <Text size="sm" span>
              <b>{t.maybe(`complaints.did.${entry.type}`) ?? entry.type}</b>
              {whoOf(entry, t)}
            </Text>
          }
        >
          <Text size="xs" c="dark.3">
            {formatMoment(entry.at)}
          </Text>
          {saidWith(entry, t).map((words) => (
            <Text key={words} size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {words}
            </Text>
          ))}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function whoOf({ by, onBehalfOf }: Entry, t: Translator): string {
  if (by === null) return '';
  const instead = onBehalfOf === null ? '' : ` (${t('complaints.onBehalf', { name: onBehalfOf })})`;
  return ` · ${by.name ?? ''}${instead}`;
}

function saidWith({ data }: Entry, t: Translator): readonly string[] {
  const said = data as Readonly<Record<string, string | undefined>>;
  const { unitName, officerName, place, reason, answer, question, publicAnswer, note } = said;
  return [
    unitName && t('complaints.to', { name: unitName }),
    officerName && t('complaints.inCharge', { name: officerName }),
    place && t('complaints.toPlace', { place }),
    reason && t('complaints.because', { reason }),
    answer,
    question,
    publicAnswer,
    note,
  ].filter((words): words is string => words !== undefined && words !== '');
}

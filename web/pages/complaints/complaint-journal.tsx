// What happened to a complaint, in sentences, newest first.
import { Journal } from '../../parts/journal.tsx';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import type { Complaint } from './use-complaints.ts';

type Entry = Complaint['journal'][number];

export function ComplaintJournal({ complaint }: { readonly complaint: Complaint }) {
  const t = useT();
  const lines = [...complaint.journal].reverse().map((entry) => ({
    key: entry.seq,
    what: t.maybe(`complaints.did.${entry.type}`) ?? entry.type,
    who: whoOf(entry, t),
    at: entry.at,
    said: saidWith(entry, t),
  }));
  return <Journal lines={lines} />;
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

// What happened to a task, in sentences, newest first.
import { Journal } from '../../parts/journal.tsx';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import type { Task } from './use-tasks.ts';

type Entry = Task['journal'][number];

export function TaskJournal({ task }: { readonly task: Task }) {
  const t = useT();
  const lines = [...task.journal].reverse().map((entry) => ({
    key: entry.seq,
    what: t.maybe(`tasks.did.${entry.type}`) ?? entry.type,
    who: whoOf(entry, t),
    at: entry.at,
    said: saidWith(entry, t),
  }));
  return <Journal lines={lines} />;
}

function whoOf({ by, onBehalfOf }: Entry, t: Translator): string {
  if (by === null) return '';
  const instead = onBehalfOf === null ? '' : ` (${t('tasks.onBehalf', { name: onBehalfOf })})`;
  return ` · ${by.name ?? ''}${instead}`;
}

function saidWith({ data }: Entry, t: Translator): readonly string[] {
  const said = data as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : null);
  const [lead, officer, until, reason] = [
    text('leadName'),
    text('officerName'),
    text('until'),
    text('reason'),
  ];
  return [
    lead && t('tasks.to', { name: lead }),
    officer && t('tasks.inCharge', { name: officer }),
    typeof said['percent'] === 'number' ? t('tasks.progress', { n: said['percent'] }) : null,
    until && t('tasks.until', { at: formatPlanned(until, t) }),
    reason && t('tasks.because', { reason }),
    text('result'),
    text('note'),
  ].filter((words) => words !== null);
}

// What happened to a task, in sentences, newest first.
import { Text, Timeline } from '@mantine/core';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import type { Task } from './use-tasks.ts';

type Entry = Task['journal'][number];

export function TaskJournal({ task }: { readonly task: Task }) {
  const t = useT();
  return (
    <Timeline bulletSize={14} lineWidth={2} active={-1}>
      {[...task.journal].reverse().map((entry) => (
        <Timeline.Item
          key={entry.seq}
          title={
            <Text size="sm" span>
              <b>{t.maybe(`tasks.did.${entry.type}`) ?? entry.type}</b>
              {entry.by !== null && ` · ${entry.by.name ?? ''}`}
              {entry.onBehalfOf !== null && ` (${t('tasks.onBehalf', { name: entry.onBehalfOf })})`}
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
    until && t('tasks.until', { at: formatMoment(until) }),
    reason && t('tasks.because', { reason }),
    text('result'),
    text('note'),
  ].filter((words) => words !== null);
}

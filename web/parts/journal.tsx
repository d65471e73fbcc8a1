// What happened to a matter, one point of time under another.
import { Text, Timeline } from '@mantine/core';
import { formatMoment } from '../texts/format.ts';

export interface JournalLine {
  readonly key: React.Key;
  readonly what: string;
  /** Who did it and for whom; empty where nobody did. */
  readonly who: string;
  readonly at: string;
  /** What was said with it, a paragraph each. */
  readonly said: readonly string[];
}

/** Lines are shown as they come. */
export function Journal({ lines }: { readonly lines: readonly JournalLine[] }) {
  return (
    <Timeline bulletSize={14} lineWidth={2} active={-1}>
      {lines.map(({ key, what, who, at, said }) => (
        <Timeline.Item
          key={key}
          title={
            <Text size="sm" span>
              <b>{what}</b>
              {who}
            </Text>
          }
        >
          <Text size="xs" c="dark.3">
            {formatMoment(at)}
          </Text>
          {said.map((words) => (
            <Text key={words} size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {words}
            </Text>
          ))}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

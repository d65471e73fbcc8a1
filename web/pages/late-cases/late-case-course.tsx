// What happened to a late case, in sentences, newest first.
import { Text, Timeline } from '@mantine/core';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import type { LateCase } from './use-late-cases.ts';

export function LateCaseCourse({ late }: { readonly late: LateCase }) {
  const t = useT();
  return (
    <Timeline bulletSize={14} lineWidth={2} active={-1}>
      {[...late.course].reverse().map((entry) => (
        <Timeline.Item
          key={entry.seq}
          title={
            <Text size="sm" span>
              <b>{t.maybe(`lateCases.did.${entry.type}`) ?? entry.type}</b>
              {entry.actor !== null && ` · ${entry.actor.name ?? ''}`}
              {entry.onBehalfOf !== null &&
                ` (${t('lateCases.onBehalf', { name: entry.onBehalfOf.name ?? '' })})`}
            </Text>
          }
        >
          <Text size="xs" c="dark.3">
            {formatMoment(entry.occurredAt)}
          </Text>
          {saidWith(entry.facts, t).map((words) => (
            <Text key={words} size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
              {words}
            </Text>
          ))}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function saidWith(facts: Readonly<Record<string, unknown>>, t: Translator): readonly string[] {
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null);
  const [reason, measure, differs] = [text('reason'), text('measure'), text('attributionReason')];
  const ground = text('ground');
  const due = facts['answerDueAt'];
  const evidence = Array.isArray(facts['evidence']) ? (facts['evidence'] as string[]).join('; ') : '';
  return [
    typeof due === 'number' || typeof due === 'string'
      ? t('lateCases.answerDue', { at: formatMoment(due) })
      : null,
    reason && t.maybe(`lateCases.reason.${reason}`),
    ground && t.maybe(`lateCases.ground.${ground}`),
    text('text'),
    evidence === '' ? null : t('lateCases.evidenceIs', { list: evidence }),
    text('finding'),
    differs && `${t('lateCases.field.attributionReason')}: ${differs}`,
    measure && t('lateCases.measureIs', { measure }),
    text('note'),
  ].filter((words): words is string => words !== null && words !== '');
}

// What happened to a late case, in sentences, newest first.
import { Journal } from '../../parts/journal.tsx';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import type { LateCase } from './use-late-cases.ts';

export function LateCaseCourse({ late }: { readonly late: LateCase }) {
  const t = useT();
  const lines = [...late.course].reverse().map((entry) => ({
    key: entry.seq,
    what: t.maybe(`lateCases.did.${entry.type}`) ?? entry.type,
    who: whoOf(entry, t),
    at: entry.occurredAt,
    said: saidWith(entry.facts, t),
  }));
  return <Journal lines={lines} />;
}

function whoOf({ actor, onBehalfOf }: LateCase['course'][number], t: Translator): string {
  if (actor === null) return '';
  const instead = onBehalfOf === null ? '' : ` (${t('lateCases.onBehalf', { name: onBehalfOf.name ?? '' })})`;
  return ` · ${actor.name ?? ''}${instead}`;
}

function saidWith(facts: Readonly<Record<string, unknown>>, t: Translator): readonly string[] {
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : null);
  const [reason, measure, differs] = [text('reason'), text('measure'), text('attributionReason')];
  const ground = text('ground');
  const due = facts['answerDueAt'];
  const evidence = Array.isArray(facts['evidence']) ? (facts['evidence'] as string[]).join('; ') : '';
  return [
    typeof due === 'number' || typeof due === 'string'
      ? t('lateCases.answerDue', { at: formatPlanned(due, t) })
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

// What happened, in sentences, newest first; a long history is opened step by step.
import { Button, Stack, Text, Timeline as Line } from '@mantine/core';
import { useState } from 'react';
import { eventName } from '../../parts/state-words.ts';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { unitWords } from '../../parts/unit-words.ts';
import { placeName, stepName } from '../../parts/use-dossier.ts';
import type { Dossier } from '../../parts/use-dossier.ts';

const AT_ONCE = 20;
type Entry = Dossier['journal'][number];

export function Timeline({ dossier }: { readonly dossier: Dossier }) {
  const t = useT();
  const [shown, show] = useState(AT_ONCE);
  const entries = [...dossier.journal].reverse();
  return (
    <Stack>
      <Line bulletSize={14} lineWidth={2} active={-1}>
        {entries.slice(0, shown).map((entry) => (
          <Line.Item key={entry.seq} title={<Sentence entry={entry} dossier={dossier} />}>
            <Text size="xs" c="dark.3">
              {formatMoment(entry.occurredAt)}
              {entry.state !== null && ` · ${placeName(dossier, entry.state, t.language)}`}
            </Text>
            {saidWith(entry, dossier, t).map((words) => (
              <Text key={words} size="sm" style={{ whiteSpace: 'pre-line' }}>
                {words}
              </Text>
            ))}
          </Line.Item>
        ))}
      </Line>
      {shown < entries.length && (
        <Button variant="default" size="xs" onClick={() => show((was) => was + 50)}>
          {t('timeline.older', { n: entries.length - shown })}
        </Button>
      )}
    </Stack>
  );
}

function Sentence({ entry, dossier }: { readonly entry: Entry; readonly dossier: Dossier }) {
  const t = useT();
  const what = entry.type.startsWith('consultation:')
    ? t('children.late')
    : entry.type.startsWith('leg:')
      ? t('legs.late')
      : (t.maybe(`timeline.${entry.type}`) ?? eventName(entry.type, t));
  const who = entry.actorName ?? t('timeline.system');
  return (
    <Text size="sm" span>
      <b>{what}</b> · {who}
      {entry.onBehalfOf !== null && ` (${t('timeline.onBehalf')})`}
      {dossier.journal[0]?.seq === entry.seq &&
        dossier.channel !== 'counter' &&
        ` · ${t.maybe(`channel.${dossier.channel}`) ?? ''}`}
    </Text>
  );
}

/** Reason, note, papers and target of an entry. */
function saidWith({ data, type, units }: Entry, dossier: Dossier, t: Translator): readonly string[] {
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : null);
  const items = Array.isArray(data['items'])
    ? (data['items'] as string[]).map((item) => `• ${item}`).join('\n')
    : null;
  const to = text('to');
  const against = text('against');
  return [
    text('how') === null ? null : (t.maybe(`how.${text('how')}`) ?? null),
    against === null ? null : t('timeline.against', { what: t.maybe(`against.${against}`) ?? against }),
    data['early'] === true ? t('timeline.early') : null,
    to === null ? null : t('timeline.to', { place: stepName(dossier, to, t.language) }),
    text('reason') === null ? null : t('timeline.reason', { reason: text('reason') ?? '' }),
    items,
    type === 'handOver' ? text('decision') : null,
    units.length === 0 ? null : [...new Set(unitWords(units, t).values())].join(' · '),
    text('note'),
    text('content'),
  ].filter((words) => words !== null);
}

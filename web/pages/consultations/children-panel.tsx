// What a dossier waits for from other agencies: each question with its timer, the answer, and what I can do.
import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { ProblemNotice } from '../../parts/notices.tsx';
import { eventName } from '../../parts/state-words.ts';
import { Timer } from '../../parts/timer.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';
import type { Acting } from './child-dialog.tsx';
import { useChildren } from './use-children.ts';
import type { Consultation, Leg } from './use-children.ts';

const ChildDialog = lazy(() => import('./child-dialog.tsx'));

export default function ChildrenPanel({
  dossier,
  reference,
}: {
  readonly dossier: Dossier;
  readonly reference: string;
}) {
  const t = useT();
  const { data, error, isPlaceholderData } = useChildren(reference, dossier.version);
  const [acting, act] = useState<Acting | null>(null);
  if (data === undefined) return error === null ? null : <ProblemNotice error={error} />;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('children.agencies')}>
      {data.legs.length > 0 && (
        <Title order={2} size="h5" mb="xs">
          {t('legs.title')}
        </Title>
      )}
      {data.legs.length > 0 && (
        <Stack component="ol" gap="sm" m={0} p={0} mb="md" style={{ listStyle: 'none' }}>
          {data.legs.map((leg) => (
            <LegItem
              key={leg.subject}
              leg={leg}
              names={namesOf(data.legs)}
              busy={isPlaceholderData}
              act={act}
            />
          ))}
        </Stack>
      )}
      {data.consultations.length > 0 && (
        <Title order={2} size="h5" mb="xs">
          {t('children.opinions')}
        </Title>
      )}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {data.consultations.map((consultation) => (
          <ConsultationItem
            key={consultation.subject}
            consultation={consultation}
            busy={isPlaceholderData}
            act={act}
          />
        ))}
      </Stack>
      {acting !== null && (
        <Suspense fallback={null}>
          <ChildDialog acting={acting} reference={reference} version={data.version} close={() => act(null)} />
        </Suspense>
      )}
    </Paper>
  );
}

const namesOf = (legs: readonly Leg[]): ReadonlyMap<string, string> =>
  new Map(legs.map(({ subject, name }) => [subject, name]));

function LegItem({
  leg,
  names,
  busy,
  act,
}: {
  readonly leg: Leg;
  readonly names: ReadonlyMap<string, string>;
  /** A newer version is on its way: what is shown may no longer be so. */
  readonly busy: boolean;
  readonly act: (acting: Acting) => void;
}) {
  const t = useT();
  const { subject, name, unit, officer, outcome, needs, may } = leg;
  const waits = leg.state === 'waiting' ? needs.map((need) => names.get(need) ?? need).join(', ') : '';
  return (
    <Stack component="li" gap={4}>
      <Group gap="xs">
        <Text fw={600}>{name}</Text>
        {leg.lead && (
          <Badge variant="outline" color="gray.8">
            {t('legs.lead')}
          </Badge>
        )}
        {outcome !== null && (
          <Badge variant="outline" color="gray.8">
            {t.maybe(`legs.outcome.${outcome}`) ?? outcome}
          </Badge>
        )}
        {leg.startedAt !== null && outcome !== 'cancelled' && (
          <Timer facts={{ ...leg, statutoryDueAt: leg.dueAt, promisedDueAt: leg.dueAt }} />
        )}
      </Group>
      <Text size="sm">
        {unit.name}
        {officer !== null && ` · ${t('children.heldBy', { who: officer.name ?? '' })}`}
        {waits !== '' && ` · ${t('legs.waits', { needs: waits })}`}
      </Text>
      {leg.result !== null && (
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {leg.reference !== null && `${leg.reference}: `}
          {leg.result}
        </Text>
      )}
      {may.length > 0 && (
        <Group gap="xs">
          {may.map((type) => (
            <Button
              key={type}
              size="compact-sm"
              disabled={busy}
              variant={type === 'completeLeg' ? 'filled' : 'default'}
              onClick={() => act({ subject, type, unitId: unit.id, about: name })}
            >
              {eventName(type, t)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}

function ConsultationItem({
  consultation,
  busy,
  act,
}: {
  readonly consultation: Consultation;
  readonly busy: boolean;
  readonly act: (acting: Acting) => void;
}) {
  const t = useT();
  const { subject, unit, officer, outcome, answer, endedAt, wasLate, may } = consultation;
  const about = unit.name ?? '';
  return (
    <Stack component="li" gap={4}>
      <Group gap="xs">
        <Text fw={600}>{about}</Text>
        {outcome !== null && (
          <Badge variant="outline" color="gray.8">
            {t.maybe(`opinion.${outcome}`) ?? outcome}
          </Badge>
        )}
        <Timer
          facts={{ ...consultation, statutoryDueAt: consultation.dueAt, promisedDueAt: consultation.dueAt }}
        />
      </Group>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {t('children.asked', { content: consultation.content })}
      </Text>
      {answer !== null && (
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {t('children.answer', { content: answer })}
        </Text>
      )}
      <Text size="xs" c="dark.3">
        {t('children.askedBy', {
          who: consultation.askedBy?.name ?? '',
          at: formatMoment(consultation.askedAt),
        })}
        {officer !== null && ` · ${t('children.heldBy', { who: officer.name ?? '' })}`}
        {endedAt !== null &&
          consultation.workingMinutes !== null &&
          ` · ${t('children.took', { minutes: consultation.workingMinutes })}`}
        {consultation.silenceMeansConsent && endedAt === null && ` · ${t('children.silence')}`}
        {wasLate && outcome === 'deemedConsent' && ` · ${t('children.staysLate')}`}
      </Text>
      {may.length > 0 && (
        <Group gap="xs">
          {may.map((type) => (
            <Button
              key={type}
              size="compact-sm"
              disabled={busy}
              variant={type === 'answerOpinion' ? 'filled' : 'default'}
              onClick={() => act({ subject, type, unitId: unit.id, about })}
            >
              {eventName(type, t)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}

// One alert: what it is about, why it came to its reader, taking it up and hiding it for a while.
import { Anchor, Badge, Button, Group, Paper, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { formatMoment, formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { kindLook, kindWords } from './kinds.ts';
import { SnoozeMenu } from './snooze-menu.tsx';

type Item = components['schemas']['InboxItem'];

interface SingleAlertProps {
  readonly item: Item;
  readonly busy: boolean;
  readonly acknowledge: () => void;
  readonly snooze: (hours: number) => void;
}

export function SingleAlert({ item, busy, acknowledge, snooze }: SingleAlertProps) {
  const t = useT();
  const about = subjectOf(item);
  const { name } = about;
  const live = item.closedAt === null && item.acknowledgedAt === null && item.releasedAt === null;
  const apologises = holdsOneOf(useSession(), ['head', 'leader']) && item.kind === 'apologyDue';
  // Of what one may not read any more, only that one was told of it.
  if (item.outside)
    return (
      <Paper component="li" withBorder p="sm">
        <Text size="sm">
          {kindWords(item.kind, t)} ·{' '}
          {t('alerts.told', { at: formatMoment(item.toldAt), rung: item.rung + 1 })} · {t('alerts.outside')}
        </Text>
      </Paper>
    );
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 320px' }}>
          <Group gap="xs">
            <Badge styles={{ root: kindLook(item.kind) }}>{kindWords(item.kind, t)}</Badge>
            <Anchor component={Link} to={about.to} fw={600}>
              {name}
            </Anchor>
            <Text size="sm">{t('alerts.dueAt', { at: formatPlanned(item.dueAt, t) })}</Text>
          </Group>
          <Text size="sm" lineClamp={1}>
            {about.title}
          </Text>
          <Text size="xs" c="dark.3">
            {t('alerts.holder', {
              who: about.officer ?? t('queue.nobody'),
              unit: about.unit,
            })}
            {' · '}
            {t('alerts.told', { at: formatMoment(item.toldAt), rung: item.rung + 1 })}
            {item.onBehalfOf !== null && ` · ${t('shell.onBehalfOf', { name: item.onBehalfOf.name ?? '' })}`}
          </Text>
          <Text size="xs" c="dark.3">
            {whyWords(item, t)}
          </Text>
        </div>
        {live ? (
          <Group gap="xs">
            {apologises && (
              <Button
                component={Link}
                to={`${about.to}?act=apologise`}
                size="xs"
                aria-label={t('alerts.apologiseFor', { code: name })}
              >
                {t('event.apologise')}
              </Button>
            )}
            <Button
              size="xs"
              variant={apologises ? 'default' : 'filled'}
              disabled={busy}
              onClick={acknowledge}
              aria-label={t('alerts.acknowledgeOf', { code: name })}
            >
              {t('alerts.acknowledge')}
            </Button>
            <SnoozeMenu label={t('alerts.snoozeOf', { code: name })} snooze={snooze} />
          </Group>
        ) : (
          <Text size="xs" c="dark.3">
            {item.acknowledgedAt !== null
              ? t('alerts.acknowledged', {
                  who: item.acknowledgedBy?.name ?? '',
                  at: formatMoment(item.acknowledgedAt),
                })
              : t(item.closedAt === null ? 'alerts.released' : 'alerts.closed')}
          </Text>
        )}
      </Group>
    </Paper>
  );
}

/** The dossier, the task or the complaint that an alert is about. */
function subjectOf({ dossier, task, complaint, lateCaseId }: Item) {
  const about = dossier ?? task ?? complaint;
  const who = { officer: about?.officer?.name, unit: about?.unit.name ?? '' };
  if (dossier !== null)
    return {
      ...who,
      name: dossier.code ?? dossier.lodgingNo ?? '',
      to: caseOf(lateCaseId) ?? `/dossiers/${encodeURIComponent(dossier.code ?? dossier.id)}`,
      title: dossier.procedureName,
    };
  if (complaint !== null)
    return {
      ...who,
      name: complaint.complaintNo,
      to: caseOf(lateCaseId) ?? `/complaints/${complaint.id}`,
      title: complaint.title,
    };
  const to = caseOf(lateCaseId) ?? `/tasks/${task?.id ?? ''}`;
  return { ...who, name: task?.taskNo ?? '', to, title: task?.title ?? '' };
}

const caseOf = (id: string | null) => (id === null ? null : `/late-cases/${id}`);

/** Why it came to this person: as whom, on which rung, and in whose stead where a level could not be reached. */
function whyWords({ because, rung }: Item, t: Translator): string {
  const { audience, vacant } = because;
  const level = (name: string): string => t.maybe(`alerts.as.${name}`) ?? t('alerts.as.above');
  const parts = [
    ...(audience === null ? [] : [t('alerts.because', { as: level(audience) })]),
    ...(rung > 0 ? [t('alerts.becauseClimbed', { rung: rung + 1 })] : []),
    ...(vacant.length > 0 ? [t('alerts.becauseVacant', { who: vacant.map(level).join(', ') })] : []),
  ];
  return parts.join(' · ');
}

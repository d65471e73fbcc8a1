// One's own alerts, live: one line a dossier and threshold, to be taken up or hidden for a while.
import { Anchor, Badge, Button, Group, Menu, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { serverNow } from '../../api/server-clock.ts';
import { holdsOneOf, useSession } from '../../app/session.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';

type Item = components['schemas']['InboxItem'];

const HOUR_MS = 3_600_000;
const SNOOZES = [1, 4, 24] as const;
const GRAVE: ReadonlySet<string> = new Set([
  'taskLate',
  'dossierLate',
  'stepLate',
  'receptionLate',
  'transferLate',
]);

export default function AlertsPage() {
  const t = useT();
  const cache = useQueryClient();
  const [open, setOpen] = useState(true);
  const inbox = useInfiniteQuery({
    queryKey: ['alerts', 'inbox', open],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/alerts', {
          params: { query: { open, limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } },
          headers: IN_BACKGROUND,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const again = () => cache.invalidateQueries({ queryKey: ['alerts'] });
  const acknowledge = useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/alerts/{id}/acknowledge', { params: { path: { id } } })),
    onSuccess: again,
  });
  const snooze = useMutation({
    mutationFn: ({ id, hours }: { id: string; hours: number }) =>
      answerOf(
        api.POST('/api/v1/alerts/{id}/snooze', {
          params: { path: { id } },
          body: { until: new Date(serverNow() + hours * HOUR_MS).toISOString() },
        }),
      ),
    onSuccess: again,
  });
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const error = inbox.error ?? acknowledge.error ?? snooze.error;
  return (
    <Page title={t('place.alerts')} about={t('alerts.about')}>
      <SegmentedControl
        aria-label={t('alerts.which')}
        value={open ? 'open' : 'all'}
        onChange={(value) => setOpen(value === 'open')}
        data={[
          { value: 'open', label: t('alerts.open') },
          { value: 'all', label: t('word.all') },
        ]}
        style={{ alignSelf: 'flex-start' }}
      />
      {error !== null && <ProblemNotice error={error} again={() => void inbox.refetch()} />}
      {inbox.isPending ? (
        <Loading />
      ) : items.length === 0 ? (
        <Empty why={t('alerts.empty')} />
      ) : (
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {items.map((item) => (
            <AlertLine
              key={`${item.id} ${item.rung}`}
              item={item}
              busy={acknowledge.isPending}
              acknowledge={() => acknowledge.mutate(item.id)}
              snooze={(hours) => snooze.mutate({ id: item.id, hours })}
            />
          ))}
        </Stack>
      )}
      {inbox.hasNextPage && (
        <Button
          variant="default"
          loading={inbox.isFetchingNextPage}
          onClick={() => void inbox.fetchNextPage()}
        >
          {t('alerts.older')}
        </Button>
      )}
    </Page>
  );
}

interface AlertLineProps {
  readonly item: Item;
  readonly busy: boolean;
  readonly acknowledge: () => void;
  readonly snooze: (hours: number) => void;
}

function AlertLine({ item, busy, acknowledge, snooze }: AlertLineProps) {
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
          {t.maybe(`alert.${item.kind}`) ?? item.kind} ·{' '}
          {t('alerts.told', { at: formatMoment(item.toldAt), rung: item.rung + 1 })} · {t('alerts.outside')}
        </Text>
      </Paper>
    );
  return (
    <Paper component="li" withBorder p="sm">
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 320px' }}>
          <Group gap="xs">
            <Badge
              styles={{
                root: GRAVE.has(item.kind)
                  ? { color: '#96161b', background: '#fbe3e2' }
                  : { color: '#7a4300', background: '#fdeed3' },
              }}
            >
              {t.maybe(`alert.${item.kind}`) ?? item.kind}
            </Badge>
            <Anchor component={Link} to={about.to} fw={600}>
              {name}
            </Anchor>
            <Text size="sm">{t('alerts.dueAt', { at: formatMoment(item.dueAt) })}</Text>
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
            <Menu position="bottom-end">
              <Menu.Target>
                <Button size="xs" variant="default" aria-label={t('alerts.snoozeOf', { code: name })}>
                  {t('alerts.snooze')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {SNOOZES.map((hours) => (
                  <Menu.Item key={hours} onClick={() => snooze(hours)}>
                    {t('alerts.snoozeHours', { n: hours })}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
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

/** The dossier or the task that an alert is about. */
function subjectOf({ dossier, task, lateCaseId }: Item) {
  const about = dossier ?? task;
  const who = { officer: about?.officer?.name, unit: about?.unit.name ?? '' };
  if (dossier !== null)
    return {
      ...who,
      name: dossier.code ?? dossier.lodgingNo ?? '',
      to: caseOf(lateCaseId) ?? `/dossiers/${encodeURIComponent(dossier.code ?? dossier.id)}`,
      title: dossier.procedureName,
    };
  const to = caseOf(lateCaseId) ?? `/tasks/${task?.id ?? ''}`;
  return { ...who, name: task?.taskNo ?? '', to, title: task?.title ?? '' };
}

const caseOf = (id: string | null) => (id === null ? null : `/late-cases/${id}`);

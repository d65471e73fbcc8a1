// The outbox: what waits, what was sent, what was given up; what was not sent can be sent again.
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../../api/client.ts';
import { every } from '../../../api/polling.ts';
import type { components } from '../../../api/schema.d.ts';
import { DataTable } from '../../../parts/data-table.tsx';
import type { Column } from '../../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { formatDay, formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import type { Translator } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import { HeldMail } from './held-mail.tsx';
import { MoreRows } from '../../../parts/more-rows.tsx';

type Delivery = components['schemas']['DeliveryItem'];

const STATUSES = ['dead', 'held', 'failed', 'waiting', 'sending', 'sent', 'dropped'] as const;
const CHANNELS = ['mail', 'webhook'] as const;
const RESENDABLE: ReadonlySet<string> = new Set(['dead', 'failed', 'waiting', 'held']);
const KEY = ['admin', 'deliveries'] as const;

export default function DeliveriesPage() {
  const t = useT();
  const cache = useQueryClient();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((each) => each === params.get('status')) ?? 'dead';
  const channel = CHANNELS.find((each) => each === params.get('channel')) ?? null;
  const [since, setSince] = useState('');
  const filter = {
    ...(channel === null ? {} : { channel }),
    ...(since === '' ? {} : { since: `${since}T00:00:00+07:00` }),
  };
  const counts = useQuery({
    queryKey: [...KEY, 'counts', filter],
    queryFn: () =>
      answerOf(api.GET('/api/v1/deliveries/counts', { params: { query: filter }, headers: IN_BACKGROUND })),
    refetchInterval: every(30_000),
  });
  const list = useInfiniteQuery({
    queryKey: [...KEY, status, filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/deliveries', {
          params: { query: { status, ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const resend = useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/deliveries/{id}/resend', { params: { path: { id } } })),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  const { mutate, isPending } = resend;
  const columns = useMemo(() => columnsIn(t, mutate, isPending), [t, mutate, isPending]);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const error = list.error ?? resend.error;
  const set = (name: string, value: string | null) =>
    setParams((was) => {
      const next = new URLSearchParams(was);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Page title={t('admin.deliveries')} about={t('deliveries.about')}>
      <HeldMail listKey={KEY} />
      <Group align="flex-end" gap="sm">
        <div className={classes['scroll']}>
          <SegmentedControl
            aria-label={t('deliveries.status')}
            value={status}
            onChange={(value) => set('status', value)}
            data={STATUSES.map((value) => ({
              value,
              label:
                counts.data === undefined
                  ? t(`delivery.${value}`)
                  : `${t(`delivery.${value}`)} ${counts.data[value]}`,
            }))}
          />
        </div>
        <NativeSelect
          label={t('deliveries.channel')}
          size="xs"
          w={150}
          value={channel ?? ''}
          onChange={(event) => set('channel', event.currentTarget.value || null)}
          data={[
            { value: '', label: t('word.all') },
            ...CHANNELS.map((value) => ({ value, label: t(`delivery.channel.${value}`) })),
          ]}
        />
        <DayField size="xs" label={t('deliveries.since')} value={since} onChange={setSince} />
        {(status === 'sent' || status === 'dropped') && counts.data !== undefined && (
          <Text size="xs" c="dark.3">
            {t('deliveries.sentSince', { on: formatDay(counts.data.sentSince) })}
          </Text>
        )}
      </Group>
      {error !== null && <ProblemNotice error={error} again={() => void list.refetch()} />}
      <Text size="sm" role="status">
        {resend.isSuccess && t('deliveries.resent')}
      </Text>
      {list.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty why={t(`deliveries.none.${status}`)} />
      ) : (
        <DataTable caption={t('admin.deliveries')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      <MoreRows list={list}>{t('admin.more')}</MoreRows>
    </Page>
  );
}

function columnsIn(t: Translator, resend: (id: string) => void, busy: boolean): Column<Delivery>[] {
  return [
    {
      id: 'created',
      header: t('deliveries.created'),
      width: 140,
      cell: ({ createdAt }) => formatMoment(createdAt),
    },
    {
      id: 'to',
      header: t('deliveries.to'),
      onPhone: true,
      cell: ({ address, kind }) =>
        `${t(`delivery.channel.${kind}`)} · ${address ?? t('deliveries.noAddress')}`,
    },
    { id: 'attempts', header: t('deliveries.attempts'), width: 80, cell: ({ attempts }) => attempts },
    {
      id: 'when',
      header: t('deliveries.when'),
      width: 190,
      onPhone: true,
      cell: ({ status, sentAt, notBefore }) =>
        sentAt !== null
          ? t('deliveries.sentAt', { at: formatMoment(sentAt) })
          : status === 'dead' || status === 'dropped' || status === 'held'
            ? t(`delivery.${status}`)
            : t('deliveries.notBefore', { at: formatMoment(notBefore) }),
    },
    {
      id: 'error',
      header: t('deliveries.error'),
      onPhone: true,
      cell: ({ lastError, droppedFor }) => (
        <Stack gap={0}>
          <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {droppedFor === null ? (lastError ?? '–') : t(`delivery.dropped.${droppedFor}`)}
          </Text>
        </Stack>
      ),
    },
    {
      id: 'resend',
      header: t('admin.actions'),
      width: 110,
      onPhone: true,
      cell: ({ id, status, address }) =>
        RESENDABLE.has(status) ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            aria-label={t('deliveries.resendTo', { to: address ?? '' })}
            onClick={() => resend(id)}
          >
            {t('deliveries.resend')}
          </Button>
        ) : null,
    },
  ];
}

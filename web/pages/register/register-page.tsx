// The register of dossiers of a one-stop: its lines by day, printed as the official book, receipts and control slips of marked lines.
import { Anchor, Button, Group, NativeSelect, Paper, Text } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import type { components } from '../../api/schema.d.ts';
import { useSession } from '../../workstation/session.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import PrintJob from '../../print/print-job.tsx';
import { formatMoment, formatPlanned, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';

type Line = components['schemas']['RegisterLineView'];

const addressOf = ({ code, id }: Line) => `/dossiers/${encodeURIComponent(code || id)}`;

export default function RegisterPage() {
  const t = useT();
  const go = useNavigate();
  const desks = useDesks();
  const [unitId, chooseUnit] = useState(desks[0]?.id ?? '');
  const [from, setFrom] = useState(() => isoDay(serverNow()));
  const [to, setTo] = useState(from);
  const [marked, mark] = useState<ReadonlySet<string>>(new Set());
  const wish = { unitId, from, to };
  const sound = unitId !== '' && from !== '' && to !== '' && from <= to;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['register', wish],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/register', {
          params: { query: { ...wish, limit: 100, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    enabled: sound,
  });
  const columns = useMemo(() => columnsOf(t), [t]);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const refs = rows.flatMap(({ id }) => (marked.has(id) ? [id] : []));
  const turn = (set: (day: string) => void) => (day: string) => {
    set(day);
    mark(new Set());
  };
  return (
    <Page title={t('place.register')} about={t('register.about')}>
      <Group align="flex-end" gap="sm">
        {desks.length > 1 && (
          <NativeSelect
            size="xs"
            label={t('register.unit')}
            value={unitId}
            onChange={(event) => {
              chooseUnit(event.currentTarget.value);
              mark(new Set());
            }}
            data={desks.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <DayField size="xs" label={t('register.from')} value={from} onChange={turn(setFrom)} />
        <DayField
          size="xs"
          label={t('register.to')}
          value={to}
          error={from <= to ? undefined : t('problem.period.invalid')}
          onChange={turn(setTo)}
        />
        <PrintJob
          key={`${unitId} ${from} ${to}`}
          words={t('register.print')}
          disabled={!sound || rows.length === 0}
          ask={() => answerOf(api.POST('/api/v1/register/prints', { body: wish }))}
        />
      </Group>
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {!sound ? null : data === undefined ? (
        error === null && <Loading rows={8} />
      ) : rows.length === 0 ? (
        <Empty why={t('register.empty')} />
      ) : (
        <DataTable
          caption={t('place.register')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          nameOf={({ code }) => code}
          open={(row) => void go(addressOf(row))}
          marking={{ marked, mark }}
        />
      )}
      {hasNextPage && (
        <Group justify="center">
          <Button
            size="xs"
            variant="default"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {t('register.more')}
          </Button>
        </Group>
      )}
      {refs.length > 0 && (
        <Paper withBorder p="xs" bg="river.0" style={{ position: 'sticky', bottom: 8, zIndex: 2 }}>
          <Group gap="md" align="flex-start">
            {(['receipt', 'controlSlip'] as const).map((meaning) => (
              <PrintJob
                key={`${meaning} ${refs.join(' ')}`}
                words={t(`register.printMarked.${meaning}`, { n: refs.length })}
                ask={() => answerOf(api.POST('/api/v1/forms/batch', { body: { refs, meaning } }))}
              />
            ))}
          </Group>
        </Paper>
      )}
    </Page>
  );
}

/** Where the person receives; whoever receives nowhere reads the units that he works in. */
function useDesks(): readonly { readonly id: string; readonly name: string }[] {
  const { holds } = useSession();
  const desks = holds.filter(({ position }) => position === 'reception');
  const units = new Map((desks.length > 0 ? desks : holds).map((hold) => [hold.unitId, hold.unitName]));
  return [...units].map(([id, name]) => ({ id, name: name ?? id }));
}

function columnsOf(t: Translator): readonly Column<Line>[] {
  return [
    {
      id: 'code',
      header: t('register.code'),
      width: 215,
      onPhone: true,
      cell: (row) => (
        <Anchor component={Link} to={addressOf(row)} size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {row.code}
        </Anchor>
      ),
    },
    {
      id: 'applicant',
      header: t('register.applicant'),
      onPhone: true,
      cell: ({ applicant, address, phone }) => (
        <>
          {applicant}
          <Text size="xs" c="dark.3" lineClamp={1}>
            {[address, phone].filter((part) => part !== null).join('; ')}
          </Text>
        </>
      ),
    },
    {
      id: 'procedure',
      header: t('register.procedure'),
      cell: ({ procedureName }) => (
        <Text size="sm" lineClamp={3}>
          {procedureName}
        </Text>
      ),
    },
    { id: 'unit', header: t('register.competent'), cell: ({ competentUnit }) => competentUnit ?? '–' },
    {
      id: 'accepted',
      header: t('register.accepted'),
      width: 100,
      cell: ({ acceptedAt }) => formatMoment(acceptedAt),
    },
    {
      id: 'due',
      header: t('register.due'),
      width: 100,
      cell: ({ promisedDueAt }) => (promisedDueAt === null ? '–' : formatPlanned(promisedDueAt, t)),
    },
    {
      id: 'returned',
      header: t('register.returned'),
      width: 110,
      cell: ({ returnedAt, how }) =>
        returnedAt === null ? (
          '–'
        ) : (
          <>
            {formatMoment(returnedAt)}
            {how !== null && (
              <Text size="xs" c="dark.3">
                {t.maybe(`how.${how}`) ?? how}
              </Text>
            )}
          </>
        ),
    },
  ];
}

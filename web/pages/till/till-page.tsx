// The money of a desk: what was taken since the last count, the count, and the counts before with their sheets.
import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Printer, Wallet } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { putOnPaper } from '../../print/print-frame.ts';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import { formatMoney } from '../../texts/money.ts';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { readTill, TILL_KEY } from '../../parts/till.ts';
import type { Till } from '../../parts/till.ts';

const CountTill = lazy(() => import('./count-till.tsx'));

type Count = components['schemas']['TillCountLine'];

export default function TillPage() {
  const t = useT();
  const collects = holdsOneOf(useSession(), ['reception']);
  const [problem, tell] = useState<unknown>(null);
  const print = (id: string) => {
    tell(null);
    printSheet(id, t('till.sheet')).catch(tell);
  };
  return (
    <Page title={t('place.till')} about={t('till.about')}>
      {problem !== null && <ProblemNotice error={problem} />}
      {collects && <OwnTill print={print} />}
      <Counts print={print} />
    </Page>
  );
}

function OwnTill({ print }: { readonly print: (id: string) => void }) {
  const t = useT();
  const [counting, count] = useState(false);
  const { data: till, error, refetch } = useQuery({ queryKey: [...TILL_KEY, 'mine'], queryFn: readTill });
  const columns = useMemo(() => linesIn(t), [t]);
  const some = till !== undefined && till.lines.length > 0;
  useShortcuts(some ? [{ keys: 'F8', label: t('till.count'), run: () => count(true) }] : []);
  if (error !== null) return <ProblemNotice error={error} again={() => void refetch()} />;
  if (till === undefined) return <Loading rows={4} />;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {till.countedAt === null
            ? t('till.open')
            : t('till.openSince', { moment: formatMoment(till.countedAt) })}
        </Title>
        {some && (
          <Button leftSection={<Wallet size={16} aria-hidden />} onClick={() => count(true)}>
            {t('till.count')}
          </Button>
        )}
      </Group>
      {some ? (
        <>
          <Sums till={till} />
          <DataTable
            caption={t('till.open')}
            columns={columns}
            rows={till.lines}
            keyOf={({ feeId, stands }) => `${feeId} ${stands}`}
          />
        </>
      ) : (
        <Empty why={t('till.none')} />
      )}
      {counting && till !== undefined && (
        <Suspense fallback={null}>
          <CountTill
            till={till}
            close={(id) => {
              count(false);
              if (id !== null) print(id);
            }}
          />
        </Suspense>
      )}
    </Stack>
  );
}

function Sums({ till }: { readonly till: Till }) {
  const t = useT();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {till.byMethod.map(({ method, taken, lines }) => (
        <Paper key={method} withBorder p="xs">
          <Text size="sm" c="dark.3">
            {t(`fees.method.${method}`)}
          </Text>
          <Text fw={600}>{formatMoney(taken, t)}</Text>
          <Text size="xs" c="dark.3">
            {t('till.lines', { n: lines })}
          </Text>
        </Paper>
      ))}
      <Paper withBorder p="xs" bg="river.0">
        <Text size="sm" c="dark.3">
          {t('till.total')}
        </Text>
        <Text fw={600}>{formatMoney(till.total, t)}</Text>
      </Paper>
    </SimpleGrid>
  );
}

function Counts({ print }: { readonly print: (id: string) => void }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    queryKey: [...TILL_KEY, 'counts'],
    queryFn: () => answerOf(api.GET('/api/v1/tills/counts', { params: { query: {} } })),
  });
  const columns = useMemo(() => countsIn(t, print), [t, print]);
  if (error !== null) return <ProblemNotice error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading rows={3} />;
  return (
    <Stack gap="xs">
      <Title order={2} size="h5">
        {t('till.counts')}
      </Title>
      {data.length === 0 ? (
        <Empty why={t('till.noCounts')} />
      ) : (
        <DataTable caption={t('till.counts')} columns={columns} rows={data} keyOf={({ id }) => id} />
      )}
    </Stack>
  );
}

function linesIn(t: Translator): Column<Till['lines'][number]>[] {
  return [
    { id: 'paidAt', header: t('fees.when'), width: 150, cell: ({ paidAt }) => formatMoment(paidAt) },
    {
      id: 'code',
      header: t('till.dossier'),
      onPhone: true,
      cell: ({ code, dossierId, payer }) => (
        <>
          <Anchor component={Link} to={`/dossiers/${encodeURIComponent(code ?? dossierId)}`} size="sm">
            {code ?? t('queue.noCode')}
          </Anchor>
          <Text size="xs" c="dark.3">
            {payer}
          </Text>
        </>
      ),
    },
    {
      id: 'item',
      header: t('fees.item'),
      cell: ({ itemName, kind, stands }) =>
        stands
          ? kind === 'refund'
            ? t('till.refund', { item: itemName })
            : itemName
          : t('till.voided', { item: itemName }),
    },
    { id: 'method', header: t('fees.method'), cell: ({ method }) => t(`fees.method.${method}`) },
    { id: 'receiptNo', header: t('fees.receiptNo'), cell: ({ receiptNo }) => receiptNo ?? '–' },
    { id: 'taken', header: t('fees.amount'), onPhone: true, cell: ({ taken }) => formatMoney(taken, t) },
  ];
}

function countsIn(t: Translator, print: (id: string) => void): Column<Count>[] {
  return [
    {
      id: 'countedAt',
      header: t('till.countedAt'),
      width: 150,
      onPhone: true,
      cell: ({ countedAt }) => formatMoment(countedAt),
    },
    {
      id: 'who',
      header: t('till.who'),
      cell: ({ staffName, unitName }) => (
        <>
          {staffName}
          <Text size="xs" c="dark.3">
            {unitName}
          </Text>
        </>
      ),
    },
    {
      id: 'expected',
      header: t('till.expectedCash'),
      cell: ({ expectedCash }) => formatMoney(expectedCash, t),
    },
    {
      id: 'counted',
      header: t('till.countedCash'),
      onPhone: true,
      cell: ({ countedCash, expectedCash, reason }) => (
        <Text size="sm" {...(countedCash !== expectedCash && { c: 'seal.8', fw: 600 })}>
          {formatMoney(countedCash, t)}
          {reason !== null && ` · ${reason}`}
        </Text>
      ),
    },
    {
      id: 'sheet',
      header: t('till.sheet'),
      width: 120,
      onPhone: true,
      cell: ({ id, countedAt }) => (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Printer size={14} aria-hidden />}
          aria-label={t('till.printOf', { moment: formatMoment(countedAt) })}
          onClick={() => print(id)}
        >
          {t('till.print')}
        </Button>
      ),
    },
  ];
}

async function printSheet(id: string, title: string): Promise<void> {
  const paper = await answerOf(
    api.GET('/api/v1/tills/counts/{id}/sheet.pdf', { params: { path: { id } }, parseAs: 'blob' }),
  );
  putOnPaper(paper as unknown as Blob, title);
}

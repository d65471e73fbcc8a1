// The fees of a dossier: the balance of each, and every line behind it.
import { ActionIcon, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { Ban } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { formatMoney } from '../../texts/money.ts';
import { useFees } from './use-papers.ts';
import type { FeeLine, Fees } from './use-papers.ts';

const RecordFee = lazy(() => import('./record-fee.tsx'));
const VoidFee = lazy(() => import('./void-fee.tsx'));

export default function FeesPanel({ reference }: { readonly reference: string }) {
  const t = useT();
  const { data: fees, error, refetch } = useFees(reference);
  const [recording, record] = useState(false);
  const [voiding, strike] = useState<FeeLine | null>(null);
  if (error !== null) return <ProblemNotice error={error} again={() => void refetch()} />;
  if (fees === undefined) return <Loading rows={3} />;
  return (
    <Stack gap="md">
      {fees.items.length === 0 ? <Text c="dark.3">{t('fees.none')}</Text> : <Balances fees={fees} />}
      <Group gap="sm">
        {fees.mayChange && <Button onClick={() => record(true)}>{t('fees.record')}</Button>}
        <Text fw={600} role="status" {...(fees.outstanding > 0 && { c: 'seal.8' })}>
          {t('fees.total', { amount: formatMoney(fees.outstanding, t) })}
        </Text>
      </Group>
      {fees.lines.length > 0 && <Lines fees={fees} strike={strike} />}
      <Suspense fallback={null}>
        {recording && <RecordFee reference={reference} fees={fees} close={() => record(false)} />}
        {voiding !== null && <VoidFee reference={reference} line={voiding} close={() => strike(null)} />}
      </Suspense>
    </Stack>
  );
}

function Balances({ fees }: { readonly fees: Fees }) {
  const t = useT();
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={t('fees.tab')} tabIndex={0}>
      <Table fz="sm" verticalSpacing={4} miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('fees.item')}</Table.Th>
            {(['due', 'exempted', 'paid', 'refunded', 'outstanding'] as const).map((column) => (
              <Table.Th key={column} ta="right">
                {t(`fees.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fees.items.map((item) => (
            <Table.Tr key={item.key}>
              <Table.Td>{item.name}</Table.Td>
              <Table.Td ta="right">
                {item.due !== null
                  ? formatMoney(item.due, t)
                  : item.rate === null
                    ? t('fees.byCouncil')
                    : t('fees.perUnit', { amount: formatMoney(item.rate.amount, t), unit: item.rate.unit })}
              </Table.Td>
              <Table.Td ta="right">{formatMoney(item.exempted, t)}</Table.Td>
              <Table.Td ta="right">{formatMoney(item.paid, t)}</Table.Td>
              <Table.Td ta="right">{formatMoney(item.refunded, t)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {item.outstanding === null ? '–' : formatMoney(item.outstanding, t)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Lines({ fees, strike }: { readonly fees: Fees; readonly strike: (line: FeeLine) => void }) {
  const t = useT();
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('fees.lines')}
      </Title>
      <div style={{ overflowX: 'auto' }} role="region" aria-label={t('fees.lines')} tabIndex={0}>
        <Table fz="sm" verticalSpacing={4} miw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('fees.when')}</Table.Th>
              <Table.Th>{t('fees.kind')}</Table.Th>
              <Table.Th>{t('fees.item')}</Table.Th>
              <Table.Th ta="right">{t('fees.amount')}</Table.Th>
              <Table.Th>{t('fees.method')}</Table.Th>
              <Table.Th>{t('fees.receiptNo')}</Table.Th>
              <Table.Th>{t('fees.by')}</Table.Th>
              <Table.Th aria-label={t('fees.void')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fees.lines.map((line) => (
              <Table.Tr key={line.id} {...(line.voidedAt !== null && { td: 'line-through' })}>
                <Table.Td>{formatMoment(line.paidAt)}</Table.Td>
                <Table.Td>
                  {t(`fees.kind.${line.kind}`)}
                  {line.reason !== null && (
                    <Text size="xs" c="dark.3">
                      {line.reason}
                    </Text>
                  )}
                  {line.voidReason !== null && (
                    <Text size="xs" c="seal.8">
                      {t('fees.voided', { reason: line.voidReason })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{line.itemName}</Table.Td>
                <Table.Td ta="right">{formatMoney(line.amount, t)}</Table.Td>
                <Table.Td>{line.method === null ? '–' : t(`fees.method.${line.method}`)}</Table.Td>
                <Table.Td>{line.receiptNo ?? '–'}</Table.Td>
                <Table.Td>{line.recordedBy}</Table.Td>
                <Table.Td>
                  {fees.mayChange && line.voidedAt === null && (
                    <ActionIcon
                      variant="subtle"
                      color="dark"
                      aria-label={t('fees.void')}
                      onClick={() => strike(line)}
                    >
                      <Ban size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}

// One complaint: its timer, what can be done now, what was said and answered, and all that happened.
import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { ActKey } from '../../parts/act-key.tsx';
import { actShortcuts } from '../../parts/act-keys.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { Timer } from '../../parts/timer.tsx';
import { formatDay, formatMoment, formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { ComplaintJournal } from './complaint-journal.tsx';
import { PrintReceipt } from './print-receipt.tsx';
import { timerOf, useComplaint } from './use-complaints.ts';
import type { Complaint, ComplaintEvent } from './use-complaints.ts';

const ComplaintAct = lazy(() => import('./complaint-act.tsx'));
/** What brings a complaint on rather than stops it or turns it back. */
const PLAIN: ReadonlySet<string> = new Set(['assign', 'giveTo', 'answer', 'publish', 'close']);

export default function ComplaintPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { data: complaint, error, refetch } = useComplaint(id);
  if (complaint === undefined)
    return (
      <Page title={t('place.complaints')}>
        {error === null ? <Loading /> : <ProblemNotice error={error} again={() => void refetch()} />}
      </Page>
    );
  return <Shown complaint={complaint} />;
}

function Shown({ complaint }: { readonly complaint: Complaint }) {
  const t = useT();
  const [event, act] = useState<ComplaintEvent | null>(null);
  useShortcuts(
    actShortcuts(
      'complaint',
      complaint.possible.map((each) => ({
        type: each.type,
        label: t(`complaints.event.${each.type}`),
        run: () => act(each),
      })),
    ),
  );
  return (
    <Page
      title={`${complaint.complaintNo} · ${complaint.title}`}
      about={`${t(`complaints.channel.${complaint.channel}`)} · ${t(`complaints.state.${complaint.state}`)}`}
      actions={
        <>
          <PrintReceipt of={complaint} />
          <Button component={Link} to="/complaints" variant="default">
            {t('complaints.back')}
          </Button>
        </>
      }
    >
      <Group justify="space-between" gap="sm">
        {complaint.state === 'withdrawn' ? <span /> : <Timer facts={timerOf(complaint)} />}
        <Group gap="xs">
          {complaint.possible.map((each) => (
            <Button
              key={each.type}
              variant={PLAIN.has(each.type) ? 'filled' : 'default'}
              rightSection={<ActKey kind="complaint" type={each.type} />}
              onClick={() => act(each)}
            >
              {t(`complaints.event.${each.type}`)}
            </Button>
          ))}
        </Group>
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Stack>
          <Said complaint={complaint} />
          <Answered complaint={complaint} />
          <Facts complaint={complaint} />
        </Stack>
        <Card name={t('complaints.journal')}>
          <ComplaintJournal complaint={complaint} />
        </Card>
      </SimpleGrid>
      <Suspense fallback={null}>
        {event !== null && <ComplaintAct complaint={complaint} event={event} close={() => act(null)} />}
      </Suspense>
    </Page>
  );
}

function Said({ complaint: { complainant } }: { readonly complaint: Complaint }) {
  const t = useT();
  const { name, phone, email, address, content } = complainant;
  return (
    <Card name={t('complaints.said')}>
      <Words>{content}</Words>
      <Lines
        lines={[
          [t('complaints.field.name'), name ?? t('complaints.anonymous')],
          [t('complaints.field.phone'), phone],
          [t('complaints.field.email'), email],
          [t('complaints.field.address'), address],
        ]}
      />
    </Card>
  );
}

function Answered({ complaint: { answer, published } }: { readonly complaint: Complaint }) {
  const t = useT();
  if (answer === null && published === null) return null;
  return (
    <Card name={t('complaints.answer')}>
      {answer !== null && <Words>{answer}</Words>}
      {published !== null && (
        <>
          <Title order={3} size="h6" mt="sm">
            {t('complaints.publishedOn', { day: formatDay(published.at) })}
          </Title>
          <Words>{published.question}</Words>
          <Words>{published.answer}</Words>
        </>
      )}
    </Card>
  );
}

function Facts({ complaint }: { readonly complaint: Complaint }) {
  const t = useT();
  const { originalDueAt, dueAt, answeredAt } = complaint;
  return (
    <Card name={t('complaints.facts')}>
      <Lines
        lines={[
          [t('complaints.receiver'), complaint.receiver.name],
          [t('complaints.receivedAt'), formatMoment(complaint.receivedAt)],
          [t('complaints.unit'), complaint.unit.name],
          [t('complaints.officer'), complaint.officer?.name ?? null],
          [t('complaints.limit'), t('complaints.limitDays', { n: complaint.limitDays })],
          [t('complaints.originalDue'), originalDueAt === dueAt ? null : formatPlanned(originalDueAt, t)],
          [t('complaints.answeredAt'), answeredAt && formatMoment(answeredAt)],
        ]}
      />
    </Card>
  );
}

function Card({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={name}>
      <Title order={2} size="h5" mb="sm">
        {name}
      </Title>
      {children}
    </Paper>
  );
}

function Words({ children }: { readonly children: string }) {
  return (
    <Text size="sm" mb="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {children}
    </Text>
  );
}

function Lines({ lines }: { readonly lines: readonly (readonly [name: string, value: string | null])[] }) {
  const shown = lines.filter(([, value]) => value !== null);
  return (
    <SimpleGrid component="dl" cols={2} spacing="sm" verticalSpacing={6} m={0}>
      {shown.flatMap(([name, value]) => [
        <Text key={name} component="dt" size="sm" c="dark.3">
          {name}
        </Text>,
        <Text key={`${name}:`} component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Text>,
      ])}
    </SimpleGrid>
  );
}

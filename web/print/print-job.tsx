// Has many forms, or the register, made into one document: how far it is, what was left out, and the document.
import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { answerOf, api, IN_BACKGROUND } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { ProblemNotice } from '../parts/notices.tsx';
import { useT } from '../texts/language.tsx';

type Asked = components['schemas']['BatchAnswerView'];

const EVERY_MS = 1_000;

interface PrintJobProps {
  readonly words: string;
  readonly disabled?: boolean;
  readonly ask: () => Promise<Asked>;
}

export default function PrintJob({ words, disabled = false, ask }: PrintJobProps) {
  const t = useT();
  // A repeat would count every form as printed once more.
  const asking = useMutation({ mutationFn: ask, retry: false });
  const { data: asked } = asking;
  const watched = useQuery({
    queryKey: ['print-job', asked?.id],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/forms/batch/{id}', {
          params: { path: { id: asked!.id } },
          headers: IN_BACKGROUND,
        }),
      ),
    enabled: asked !== undefined,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.state === 'waiting' ? EVERY_MS : false,
  });
  const job = watched.data;
  const busy = asking.isPending || (asked !== undefined && (job === undefined || job.state === 'waiting'));
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={disabled}
          loading={busy}
          leftSection={<Printer size={15} aria-hidden />}
          onClick={() => asking.mutate()}
        >
          {words}
        </Button>
        <Text span size="sm" role="status">
          {asked !== undefined &&
            (job === undefined || job.state === 'waiting'
              ? t('printJob.progress', { done: job?.done ?? 0, total: asked.total })
              : (t.maybe(`problem.${job.problem}`) ?? t(`printJob.${job.state}`, { total: asked.total })))}
        </Text>
        {job?.state === 'done' && (
          <Anchor
            href={`/api/v1/forms/batch/${job.id}/pdf`}
            target="_blank"
            rel="noreferrer"
            size="sm"
            fw={600}
          >
            {t('printJob.open')}
          </Anchor>
        )}
      </Group>
      {asked !== undefined && asked.leftOut.length > 0 && (
        <List size="xs">
          {asked.leftOut.map(({ ref, code }) => (
            <List.Item key={`${ref} ${code}`}>
              {t('printJob.leftOut', { ref, why: t.maybe(`problem.${code}`) ?? code })}
            </List.Item>
          ))}
        </List>
      )}
      {job !== undefined && job.failed.length > 0 && (
        <List size="xs">
          {job.failed.map(({ ref, code }) => (
            <List.Item key={ref}>
              {t('printJob.without', { ref, why: t.maybe(`problem.${code}`) ?? code })}
            </List.Item>
          ))}
        </List>
      )}
      {asking.error !== null && <ProblemNotice error={asking.error} />}
    </Stack>
  );
}

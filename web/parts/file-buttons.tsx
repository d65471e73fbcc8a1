// Has a report or a list written as a file, tells how far it is, and gives the file.
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { answerOf, api, IN_BACKGROUND } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { ProblemNotice } from './notices.tsx';
import { useT } from '../texts/language.tsx';

type ExportBody = components['schemas']['ExportBody'];
type Export = components['schemas']['ExportView'];

export const SHEETS = ['xlsx', 'csv'] as const;
/** What is signed is had as PDF too. */
export const SIGNED = [...SHEETS, 'pdf'] as const;
const EVERY_MS = 1_000;
const GOING_ON: ReadonlySet<string> = new Set(['waiting', 'running']);

type Sheet = (typeof SHEETS)[number];
type Signed = (typeof SIGNED)[number];

export function ExportButtons({ body }: { readonly body: Omit<ExportBody, 'format'> }) {
  return (
    <FileButtons
      formats={body.kind === 'report06' ? SIGNED : SHEETS}
      request={(format) => answerOf(api.POST('/api/v1/reports/exports', { body: { ...body, format } }))}
    />
  );
}

/** @param what names the file where a page has several. @param request asks for the file */
export function FileButtons<Format extends Signed = Sheet>(props: {
  readonly what?: string;
  readonly formats: readonly Format[];
  readonly request: (format: Format) => Promise<Export>;
}) {
  const { what, formats, request } = props;
  const t = useT();
  const ask = useMutation({ mutationFn: request });
  const id = ask.data?.id;
  const watched = useQuery({
    queryKey: ['reports', 'export', id],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/reports/exports/{id}', { params: { path: { id: id! } }, headers: IN_BACKGROUND }),
      ),
    enabled: id !== undefined,
    refetchInterval: ({ state }) =>
      state.data === undefined || GOING_ON.has(state.data.status) ? EVERY_MS : false,
  });
  const cancel = useMutation({
    mutationFn: (of: string) =>
      answerOf(api.DELETE('/api/v1/reports/exports/{id}', { params: { path: { id: of } } })),
    onSettled: () => void watched.refetch(),
  });
  const job = watched.data ?? ask.data;
  const busy = ask.isPending || (job !== undefined && GOING_ON.has(job.status));
  return (
    <Group gap="xs">
      {formats.map((format) => (
        <Button
          key={format}
          size="xs"
          variant="default"
          disabled={busy}
          leftSection={<Download size={15} aria-hidden />}
          onClick={() => ask.mutate(format)}
        >
          {t(`reports.export.${format}`)}
          {what !== undefined && ` (${what})`}
        </Button>
      ))}
      <Text span size="sm" role="status">
        {job === undefined ? '' : wordsOf(job, t)}
      </Text>
      {job !== undefined && GOING_ON.has(job.status) && (
        <Button size="xs" variant="subtle" onClick={() => cancel.mutate(job.id)}>
          {t('reports.export.cancel')}
        </Button>
      )}
      {job?.status === 'done' && (
        <Anchor href={`/api/v1/reports/exports/${job.id}/file`} download size="sm" fw={600}>
          {t('reports.export.fetch')}
        </Anchor>
      )}
      {ask.error !== null && <ProblemNotice error={ask.error} />}
    </Group>
  );
}

function wordsOf({ status, done, total, problem }: Export, t: ReturnType<typeof useT>): string {
  const why = status === 'failed' ? t.maybe(`problem.${problem}`) : null;
  if (why) return why;
  if (status === 'running' && total !== null) return t('reports.export.progress', { done, total });
  return t(`reports.export.status.${status}`);
}

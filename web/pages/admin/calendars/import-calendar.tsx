// Loads days from a CSV file: first what would change and which dossiers would move, then the new version.
import {
  Alert,
  Button,
  Checkbox,
  FileInput,
  Group,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { Problem } from '../../../api/problem.ts';
import type { components } from '../../../api/schema.d.ts';
import { ProblemNotice } from '../../../parts/notices.tsx';
import { useT } from '../../../texts/language.tsx';
import { ImportEffect } from './import-effect.tsx';

type Preview = components['schemas']['CalendarPreviewView'];
type Imported = components['schemas']['CalendarImportView'];

interface ImportCalendarProps {
  readonly name: string;
  readonly published: (version: number) => void;
}

export function ImportCalendar({ name, published }: ImportCalendarProps) {
  const t = useT();
  const cache = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState('');
  const [confirmed, confirm] = useState(false);
  const preview = useMutation({
    mutationFn: async (chosen: File) => {
      const text = await chosen.text();
      return { text, preview: (await post(name, text, { dryRun: true })) as Preview };
    },
  });
  const publish = useMutation({
    mutationFn: async (text: string) => (await post(name, text, note === '' ? {} : { note })) as Imported,
    onSuccess: ({ version }) => {
      preview.reset();
      setFile(null);
      setNote('');
      published(version);
      void cache.invalidateQueries({ queryKey: ['admin', 'calendars'] });
    },
  });
  const error = preview.error ?? publish.error;
  const removed = preview.data?.preview.days.removed.length ?? 0;
  return (
    <Paper id="import" withBorder p="md" component="section" aria-label={t('import.title')}>
      <Title order={2} size="h5">
        {t('import.title')}
      </Title>
      <Text size="sm" c="dark.3" mb="sm">
        {t('import.about')}
      </Text>
      <Stack>
        <Group align="flex-end" gap="sm">
          <FileInput
            label={t('import.file')}
            placeholder={t('import.choose')}
            accept=".csv,text/csv"
            w={300}
            maw="100%"
            styles={{ placeholder: { color: '#59646f' } }}
            value={file}
            clearable
            clearButtonProps={{ 'aria-label': t('import.clear') }}
            onChange={(chosen) => {
              setFile(chosen);
              confirm(false);
              preview.reset();
              publish.reset();
            }}
          />
          <TextInput
            label={t('import.note')}
            w={300}
            maw="100%"
            value={note}
            maxLength={500}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={file === null}
            loading={preview.isPending}
            onClick={() => file !== null && preview.mutate(file)}
          >
            {t('import.preview')}
          </Button>
        </Group>
        {error !== null && (
          <>
            <ProblemNotice error={error} />
            <CsvProblems error={error} />
          </>
        )}
        {preview.data !== undefined && (
          <>
            <ImportEffect preview={preview.data.preview} />
            {removed > 0 && (
              <Checkbox
                label={t('import.confirm', { n: removed })}
                checked={confirmed}
                onChange={(event) => confirm(event.currentTarget.checked)}
              />
            )}
            <Group>
              <Button
                disabled={!preview.data.preview.wouldCreate || (removed > 0 && !confirmed)}
                loading={publish.isPending}
                onClick={() => publish.mutate(preview.data.text)}
              >
                {t('import.publish', { version: preview.data.preview.version })}
              </Button>
              <Button variant="default" onClick={() => preview.reset()}>
                {t('word.cancel')}
              </Button>
            </Group>
          </>
        )}
        <div role="status">
          {publish.data !== undefined && (
            <Alert color="green" icon={<CircleCheck size={18} aria-hidden />}>
              <Text size="sm">{t('import.done', { version: publish.data.version })}</Text>
            </Alert>
          )}
        </div>
      </Stack>
    </Paper>
  );
}

/** The places of a file that could not be read. */
function CsvProblems({ error }: { readonly error: unknown }) {
  if (!(error instanceof Problem)) return null;
  const { problems } = error.details as { problems?: unknown };
  if (!Array.isArray(problems)) return null;
  return (
    <ul>
      {problems.slice(0, 20).map((problem, at) => (
        <li key={at}>
          <Text size="sm">{typeof problem === 'string' ? problem : JSON.stringify(problem)}</Text>
        </li>
      ))}
    </ul>
  );
}

async function post(
  name: string,
  text: string,
  query: { dryRun?: boolean; note?: string },
): Promise<unknown> {
  return answerOf(
    api.POST('/api/v1/calendars/{name}/versions', {
      params: { path: { name }, query },
      headers: { 'content-type': 'text/csv' },
      body: text as never,
      bodySerializer: (body: unknown) => body as string,
    } as never),
  );
}

// Adds files: chosen or dropped, each with its progress, each told when it is in or why it is not.
import { Button, CloseButton, Group, NativeSelect, Paper, Progress, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { Loading, ProblemNotice, wordsOf } from '../parts/notices.tsx';
import { useT } from '../texts/language.tsx';
import { sendFile } from './send-file.ts';
import type { Sending } from './send-file.ts';
import { filesKey, formatSize, useFiles } from './files-of.ts';
import type { FilesOf } from './files-of.ts';

interface OnTheWay {
  readonly id: string;
  readonly name: string;
  readonly share: number;
  readonly state: 'sending' | 'done' | 'failed';
  readonly why: string;
  readonly sending: Sending | null;
}

interface AttachFilesProps {
  readonly of: FilesOf;
  /** What a file may be a scan of; none where that is not asked. */
  readonly items: readonly { readonly value: string; readonly label: string }[];
}

export default function AttachFiles({ of, items }: AttachFilesProps) {
  const t = useT();
  const cache = useQueryClient();
  const files = useFiles(of);
  const input = useRef<HTMLInputElement>(null);
  const [item, setItem] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [onTheWay, setOnTheWay] = useState<readonly OnTheWay[]>([]);
  if (files.error !== null) return <ProblemNotice error={files.error} />;
  if (files.data === undefined) return <Loading rows={2} />;
  const { maxBytes, roomFor, endings, mayChange } = files.data;
  if (!mayChange) return null;
  const chosen = item ?? items[0]?.value ?? 'other';
  const change = (id: string, more: Partial<OnTheWay>) =>
    setOnTheWay((was) => was.map((each) => (each.id === id ? { ...each, ...more } : each)));
  const add = (list: FileList | null) => {
    for (const file of Array.from(list ?? [])) {
      const id = crypto.randomUUID();
      const entry = { id, name: file.name, share: 0, why: '', sending: null };
      if (file.size > maxBytes) {
        const why = t('files.tooLarge', { size: formatSize(maxBytes, t) });
        setOnTheWay((was) => [...was, { ...entry, state: 'failed', why }]);
        continue;
      }
      setOnTheWay((was) => [...was, { ...entry, state: 'sending' }]);
      const sending = sendFile(of, chosen, file, {
        progress: (share) => change(id, { share }),
        done: () => {
          change(id, { share: 1, state: 'done' });
          void cache.invalidateQueries({ queryKey: filesKey(of) });
        },
        failed: (refusal) => change(id, { state: 'failed', why: wordsOf(refusal, t) }),
      });
      change(id, { sending });
    }
    if (input.current !== null) input.current.value = '';
  };
  return (
    <Stack gap="xs">
      <Paper
        withBorder
        p="sm"
        bg={over ? 'gray.1' : 'gray.0'}
        style={{ borderStyle: 'dashed' }}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (roomFor > 0) add(event.dataTransfer.files);
        }}
      >
        <Group align="flex-end" gap="sm">
          {items.length > 0 && (
            <NativeSelect
              label={t('files.itemOf')}
              data={[...items]}
              value={chosen}
              onChange={(event) => setItem(event.currentTarget.value)}
              style={{ flex: '1 1 240px', maxWidth: 420 }}
            />
          )}
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={endings.map((ending) => `.${ending}`).join(',')}
            onChange={(event) => add(event.currentTarget.files)}
          />
          <Button
            variant="default"
            disabled={roomFor === 0}
            leftSection={<FileUp size={16} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t('files.choose')}
          </Button>
          <Text size="sm" c="dark.3" visibleFrom="sm" pb={8}>
            {t('files.drop')}
          </Text>
        </Group>
        <Text size="xs" c="dark.3" mt={6}>
          {roomFor === 0
            ? t('files.full')
            : t('files.rules', {
                size: formatSize(maxBytes, t),
                n: roomFor,
                endings: endings.join(', '),
              })}
        </Text>
      </Paper>
      {onTheWay.map((file) => (
        <OneOnTheWay
          key={file.id}
          file={file}
          drop={() => {
            file.sending?.stop();
            setOnTheWay((was) => was.filter(({ id }) => id !== file.id));
          }}
        />
      ))}
    </Stack>
  );
}

function OneOnTheWay({ file, drop }: { readonly file: OnTheWay; readonly drop: () => void }) {
  const t = useT();
  const { name, state, share, why } = file;
  const words = {
    sending: t('files.sending', { name }),
    done: t('files.sent', { name }),
    failed: t('files.failed', { name, why }),
  }[state];
  return (
    <Group gap="sm" wrap="nowrap">
      <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
        <Text
          size="sm"
          role={state === 'failed' ? 'alert' : 'status'}
          {...(state === 'failed' && { c: 'seal.8' })}
          style={{ overflowWrap: 'anywhere' }}
        >
          {words}
        </Text>
        {state === 'sending' && <Progress value={share * 100} aria-label={words} style={{ maxWidth: 420 }} />}
      </Stack>
      <CloseButton
        aria-label={state === 'sending' ? t('files.stop', { name }) : t('word.close')}
        onClick={drop}
      />
    </Group>
  );
}

// Files: shown in the page, downloaded, or deleted with a reason.
import { ActionIcon, Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { ProblemNotice } from '../parts/notices.tsx';
import { formatMoment } from '../texts/format.ts';
import { useT } from '../texts/language.tsx';
import { contentOf, deleteFile, filesKey, formatSize } from './files-of.ts';
import type { Attachment, FilesOf } from './files-of.ts';
import { Dialog } from '../parts/dialog.tsx';

const FileViewer = lazy(() => import('./file-viewer.tsx'));

interface FileListProps {
  readonly of: FilesOf;
  readonly files: readonly Attachment[];
  readonly mayDelete: boolean;
}

export function FileList({ of, files, mayDelete }: FileListProps) {
  const t = useT();
  const [viewed, view] = useState<Attachment | null>(null);
  const [deleting, remove] = useState<Attachment | null>(null);
  return (
    <Stack gap={4}>
      {files.map((file) => (
        <Group key={file.id} gap={6} wrap="nowrap" align="flex-start">
          <Stack gap={0} style={{ minWidth: 0 }}>
            {file.readable && file.shown ? (
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                mih={24}
                style={{ overflowWrap: 'anywhere' }}
                aria-label={t('files.view', { name: file.name })}
                onClick={() => view(file)}
              >
                {file.name}
              </Anchor>
            ) : (
              <Text
                size="sm"
                style={{ overflowWrap: 'anywhere' }}
                {...(file.deletedAt !== null && { c: 'dark.3', td: 'line-through' })}
              >
                {file.name}
              </Text>
            )}
            <Text size="xs" c="dark.3">
              {aboutFile(file, t)}
            </Text>
          </Stack>
          {file.readable && (
            <ActionIcon
              component="a"
              variant="subtle"
              color="dark"
              href={contentOf(of, file.id, 'download')}
              download
              aria-label={t('files.download', { name: file.name })}
            >
              <Download size={16} aria-hidden />
            </ActionIcon>
          )}
          {mayDelete && file.deletedAt === null && (
            <ActionIcon
              variant="subtle"
              color="dark"
              aria-label={t('files.delete', { name: file.name })}
              onClick={() => remove(file)}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      {viewed !== null && (
        <Suspense fallback={null}>
          <FileViewer of={of} file={viewed} close={() => view(null)} />
        </Suspense>
      )}
      {deleting !== null && <DeleteDialog of={of} file={deleting} close={() => remove(null)} />}
    </Stack>
  );
}

function aboutFile(file: Attachment, t: ReturnType<typeof useT>): string {
  if (file.deletedAt !== null)
    return t('files.deleted', {
      at: formatMoment(file.deletedAt),
      reason: t.maybe(`files.reason.${file.deletedReason}`) ?? file.deletedReason ?? '',
    });
  const about = t('files.about', {
    size: formatSize(file.bytes, t),
    by: file.uploadedBy ?? '',
    at: formatMoment(file.uploadedAt),
  });
  const marks = file.marks.map((mark) => t(`files.mark.${mark}`));
  return [about, ...marks, ...(file.readable ? [] : [t('files.scan.waiting')])].join(' · ');
}

interface DeleteDialogProps {
  readonly of: FilesOf;
  readonly file: Attachment;
  readonly close: () => void;
}

function DeleteDialog({ of, file, close }: DeleteDialogProps) {
  const t = useT();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const remove = useMutation({
    mutationFn: () => deleteFile(of, file.id, reason.trim()),
    onSuccess: () => {
      void cache.invalidateQueries({ queryKey: filesKey(of) });
      close();
    },
  });
  const complete = reason.trim().length >= 3;
  return (
    <Dialog onClose={close} title={t('files.deleteTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) remove.mutate();
        }}
      >
        <Stack>
          <Text style={{ overflowWrap: 'anywhere' }}>{file.name}</Text>
          <Textarea
            label={t('files.deleteReason')}
            withAsterisk
            data-autofocus
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {remove.error !== null && <ProblemNotice error={remove.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" color="seal" disabled={!complete} loading={remove.isPending}>
              {t('files.deleteTitle')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

// Shows a PDF or a picture within the page. The answer's own policy shuts it off (`sandbox`): with the attribute of the
// same name on the frame, Chromium would show no PDF at all.
import { Anchor, Group } from '@mantine/core';
import { useT } from '../texts/language.tsx';
import { contentOf } from './files-of.ts';
import type { Attachment, FilesOf } from './files-of.ts';
import { Dialog } from '../parts/dialog.tsx';

interface FileViewerProps {
  readonly of: FilesOf;
  readonly file: Attachment;
  readonly close: () => void;
}

export default function FileViewer({ of, file, close }: FileViewerProps) {
  const t = useT();
  const address = contentOf(of, file.id, 'inline');
  return (
    <Dialog onClose={close} size="min(1100px, 96vw)" title={file.name}>
      {file.type.startsWith('image/') ? (
        <img
          src={address}
          alt={file.name}
          style={{ display: 'block', maxWidth: '100%', maxHeight: '72vh', margin: '0 auto' }}
        />
      ) : (
        <iframe
          src={address}
          title={file.name}
          style={{ display: 'block', width: '100%', height: '72vh', border: '1px solid #c9d1d9' }}
        />
      )}
      <Group mt="sm" justify="flex-end">
        <Anchor href={address} target="_blank" rel="noreferrer">
          {t('files.newTab')}
        </Anchor>
        <Anchor href={contentOf(of, file.id, 'download')} download>
          {t('files.downloadShort')}
        </Anchor>
      </Group>
    </Dialog>
  );
}

// Whose files they are, where they are asked for, and how they are told apart in the cache.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import type { Translator } from '../texts/language.tsx';

export type Attachment = components['schemas']['AttachmentView'];

/** A dossier by its code, or a late case by its id. */
export interface FilesOf {
  readonly kind: 'dossier' | 'lateCase';
  readonly ref: string;
}

/** Below the owner's own key, so that whatever reads the owner anew reads these too. */
export const filesKey = ({ kind, ref }: FilesOf) => [kind, ref, 'attachments'] as const;

/** The address below which files are sent, read and deleted. */
export function addressOf({ kind, ref }: FilesOf): string {
  const owner = encodeURIComponent(ref);
  return kind === 'dossier'
    ? `/api/v1/dossiers/${owner}/attachments`
    : `/api/v1/late-cases/${owner}/evidence`;
}

export function useFiles(of: FilesOf) {
  const { kind, ref } = of;
  return useQuery({
    queryKey: filesKey(of),
    queryFn: () =>
      kind === 'dossier'
        ? answerOf(api.GET('/api/v1/dossiers/{ref}/attachments', { params: { path: { ref } } }))
        : answerOf(api.GET('/api/v1/late-cases/{id}/evidence', { params: { path: { id: ref } } })),
  });
}

/** @throws Problem */
export async function deleteFile({ kind, ref }: FilesOf, id: string, reason: string): Promise<void> {
  const body = { reason };
  await (kind === 'dossier'
    ? api.POST('/api/v1/dossiers/{ref}/attachments/{id}/delete', { params: { path: { ref, id } }, body })
    : api.POST('/api/v1/late-cases/{id}/evidence/{fileId}/delete', {
        params: { path: { id: ref, fileId: id } },
        body,
      }));
}

/** Where a browser fetches a file from. */
export function contentOf(of: FilesOf, id: string, how: 'inline' | 'download'): string {
  const address = `${addressOf(of)}/${id}/content`;
  return how === 'inline' ? `${address}?inline=1` : address;
}

/** `1,4 MB`, `35 KB`. */
export function formatSize(bytes: number, t: Translator): string {
  const digits = new Intl.NumberFormat(t.language, { maximumFractionDigits: 1 });
  return bytes >= 1_048_576
    ? t('files.mb', { n: digits.format(bytes / 1_048_576) })
    : t('files.kb', { n: digits.format(Math.max(0.1, bytes / 1024)) });
}

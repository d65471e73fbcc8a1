// The papers, files and fees of a dossier as its panels show them.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import type { Translator } from '../../texts/language.tsx';

export type Papers = components['schemas']['PapersView'];
export type Paper = components['schemas']['PaperView'];
export type Attachment = components['schemas']['AttachmentView'];
export type Fees = components['schemas']['FeesView'];
export type FeeLine = components['schemas']['FeeLineView'];

/** Below the dossier's own key, so that whatever reads the dossier anew reads these too. */
export const papersKey = (ref: string) => ['dossier', ref, 'papers'] as const;
export const filesKey = (ref: string) => ['dossier', ref, 'attachments'] as const;
export const feesKey = (ref: string) => ['dossier', ref, 'fees'] as const;

export function usePapers(ref: string) {
  return useQuery({
    queryKey: papersKey(ref),
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}/papers', { params: { path: { ref } } })),
  });
}

export function useFiles(ref: string) {
  return useQuery({
    queryKey: filesKey(ref),
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}/attachments', { params: { path: { ref } } })),
  });
}

export function useFees(ref: string) {
  return useQuery({
    queryKey: feesKey(ref),
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{ref}/fees', { params: { path: { ref } } })),
  });
}

/** Where a browser fetches a file from. */
export function contentOf(ref: string, id: string, how: 'inline' | 'download'): string {
  const address = `/api/v1/dossiers/${encodeURIComponent(ref)}/attachments/${id}/content`;
  return how === 'inline' ? `${address}?inline=1` : address;
}

/** `1,4 MB`, `35 KB`. */
export function formatSize(bytes: number, t: Translator): string {
  const digits = new Intl.NumberFormat(t.language, { maximumFractionDigits: 1 });
  return bytes >= 1_048_576
    ? t('files.mb', { n: digits.format(bytes / 1_048_576) })
    : t('files.kb', { n: digits.format(Math.max(0.1, bytes / 1024)) });
}

/** `135.000 đ`. */
export function formatMoney(amount: number, t: Translator): string {
  return `${new Intl.NumberFormat(t.language).format(amount)} đ`;
}

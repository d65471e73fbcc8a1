// Adds scans to a dossier: each of one of its papers, of the result, or of something else.
import AttachFiles from '../../files/attach-files.tsx';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { usePapers } from './use-papers.ts';

export function AttachPapers({ reference }: { readonly reference: string }) {
  const t = useT();
  const { data, error } = usePapers(reference);
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Loading rows={2} />;
  const items = [
    ...data.papers.map(({ key, name }) => ({ value: key, label: name })),
    { value: 'result', label: t('files.item.result') },
    { value: 'other', label: t('files.item.other') },
  ];
  return <AttachFiles of={{ kind: 'dossier', ref: reference }} items={items} />;
}

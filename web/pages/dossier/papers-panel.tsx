// The papers of a dossier: what was handed in of each, their scans, what goes back, and what was changed since intake.
import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { FileList } from '../../files/file-list.tsx';
import { useFiles } from '../../files/files-of.ts';
import type { Attachment } from '../../files/files-of.ts';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { AttachPapers } from './attach-papers.tsx';
import { HandBack } from './hand-back.tsx';
import { PaperChanges } from './paper-changes.tsx';
import { usePapers } from './use-papers.ts';
import type { Paper } from './use-papers.ts';

const EditPapers = lazy(() => import('./edit-papers.tsx'));

export default function PapersPanel({ reference }: { readonly reference: string }) {
  const t = useT();
  const papers = usePapers(reference);
  const of = { kind: 'dossier', ref: reference } as const;
  const files = useFiles(of);
  const [editing, edit] = useState(false);
  const error = papers.error ?? files.error;
  if (error !== null) return <ProblemNotice error={error} again={() => void papers.refetch()} />;
  if (papers.data === undefined || files.data === undefined) return <Loading rows={4} />;
  const { attachments, mayChange } = files.data;
  const known = new Set(papers.data.papers.map(({ key }) => key));
  const loose = attachments.filter(({ itemKey }) => !known.has(itemKey));
  const listOf = (list: readonly Attachment[]) => (
    <FileList of={of} files={list} mayDelete={mayChange && !papers.data.closed} />
  );
  return (
    <Stack gap="md">
      <PaperTable papers={papers.data.papers} files={attachments} listOf={listOf} />
      {(['result', 'other'] as const).map((item) => {
        const own = loose.filter(({ itemKey }) => (itemKey === 'result') === (item === 'result'));
        return own.length === 0 ? null : (
          <div key={item}>
            <Title order={3} size="h6" mb={4}>
              {t(`files.item.${item}`)}
            </Title>
            {listOf(own)}
          </div>
        );
      })}
      {papers.data.mayChange && (
        <Group gap="sm">
          {!papers.data.closed && (
            <Button variant="default" onClick={() => edit(true)}>
              {t('papers.edit')}
            </Button>
          )}
          <HandBack reference={reference} papers={papers.data} />
        </Group>
      )}
      {mayChange && (
        <div>
          <Title order={3} size="h6" mb={4}>
            {t('files.add')}
          </Title>
          <AttachPapers reference={reference} />
        </div>
      )}
      <PaperChanges changes={papers.data.changes} />
      {editing && (
        <Suspense fallback={null}>
          <EditPapers reference={reference} papers={papers.data} close={() => edit(false)} />
        </Suspense>
      )}
    </Stack>
  );
}

interface PaperTableProps {
  readonly papers: readonly Paper[];
  readonly files: readonly Attachment[];
  readonly listOf: (files: readonly Attachment[]) => React.ReactNode;
}

function PaperTable({ papers, files, listOf }: PaperTableProps) {
  const t = useT();
  if (papers.length === 0) return <Text c="dark.3">{t('papers.none')}</Text>;
  return (
    <div style={{ overflowX: 'auto' }} role="region" aria-label={t('papers.tab')} tabIndex={0}>
      <Table fz="sm" verticalSpacing={4} miw={640}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('papers.paper')}</Table.Th>
            <Table.Th>{t('papers.required')}</Table.Th>
            <Table.Th>{t('papers.originals')}</Table.Th>
            <Table.Th>{t('papers.certified')}</Table.Th>
            <Table.Th>{t('papers.copies')}</Table.Th>
            <Table.Th>{t('papers.digitised')}</Table.Th>
            <Table.Th>{t('papers.returned')}</Table.Th>
            <Table.Th>{t('papers.files')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {papers.map((paper) => {
            const own = files.filter(({ itemKey }) => itemKey === paper.key);
            const some = paper.originals + paper.certifiedCopies + paper.copies + own.length > 0;
            return (
              <Table.Tr key={paper.key}>
                <Table.Td>
                  {paper.name}
                  {paper.required && !some && !paper.digitised && (
                    <Text size="xs" c="seal.8" fw={600}>
                      {t('papers.missing')}
                    </Text>
                  )}
                  {paper.reusedFrom !== null && (
                    <Text size="xs" c="dark.3">
                      {t('papers.reusedFrom', { code: paper.reusedFrom })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{paper.required ? t('word.yes') : t('word.no')}</Table.Td>
                <Table.Td>{paper.originals}</Table.Td>
                <Table.Td>{paper.certifiedCopies}</Table.Td>
                <Table.Td>{paper.copies}</Table.Td>
                <Table.Td>{paper.digitised ? t('word.yes') : t('word.no')}</Table.Td>
                <Table.Td>{paper.originals === 0 ? '–' : paper.originalsReturned}</Table.Td>
                <Table.Td>{own.length === 0 ? '–' : listOf(own)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

// Changes what was handed in of each paper, after the intake.
import { Button, Checkbox, Group, Stack, Table, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { papersKey } from './use-papers.ts';
import type { Paper, Papers } from './use-papers.ts';
import { Dialog } from '../../parts/dialog.tsx';

const COUNTS = {
  originals: 'papers.originals',
  certifiedCopies: 'papers.certified',
  copies: 'papers.copies',
  originalsReturned: 'papers.returned',
} as const;

interface EditPapersProps {
  readonly reference: string;
  readonly papers: Papers;
  readonly close: () => void;
}

export default function EditPapers({ reference, papers, close }: EditPapersProps) {
  const t = useT();
  const cache = useQueryClient();
  const [lines, setLines] = useState<readonly Paper[]>(papers.papers);
  const [reason, setReason] = useState('');
  const change = (key: string, more: Partial<Paper>) =>
    setLines((was) => was.map((line) => (line.key === key ? { ...line, ...more } : line)));
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/dossiers/{ref}/papers', {
          params: { path: { ref: reference } },
          body: {
            revision: papers.revision,
            papers: lines.map(({ name: _name, required: _required, reusedFrom, ...line }) => ({
              ...line,
              ...(reusedFrom !== null && reusedFrom.trim() !== '' && { reusedFrom: reusedFrom.trim() }),
            })),
            ...(reason.trim() !== '' && { reason: reason.trim() }),
          },
        }),
      ),
    onSuccess: (after) => {
      cache.setQueryData(papersKey(reference), after);
      close();
    },
  });
  return (
    <Dialog onClose={close} size="xl" title={t('papers.editTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <div style={{ overflowX: 'auto' }} role="region" aria-label={t('papers.editTitle')} tabIndex={0}>
            <Table fz="sm" verticalSpacing={3} miw={680}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('papers.paper')}</Table.Th>
                  {Object.values(COUNTS).map((what) => (
                    <Table.Th key={what} w={86}>
                      {t(what)}
                    </Table.Th>
                  ))}
                  <Table.Th w={80}>{t('papers.digitised')}</Table.Th>
                  <Table.Th w={150}>{t('papers.reuse')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lines.map((line) => (
                  <Table.Tr key={line.key}>
                    <Table.Td>{line.name}</Table.Td>
                    {(Object.keys(COUNTS) as (keyof typeof COUNTS)[]).map((fact) => (
                      <Table.Td key={fact}>
                        <TextInput
                          type="number"
                          size="xs"
                          min={0}
                          max={fact === 'originalsReturned' ? line.originals : 999}
                          aria-label={t('papers.label', { what: t(COUNTS[fact]), name: line.name })}
                          value={line[fact]}
                          onChange={(event) =>
                            change(line.key, { [fact]: Math.trunc(Number(event.currentTarget.value)) || 0 })
                          }
                        />
                      </Table.Td>
                    ))}
                    <Table.Td>
                      <Checkbox
                        aria-label={t('papers.label', { what: t('papers.digitised'), name: line.name })}
                        checked={line.digitised}
                        onChange={(event) => change(line.key, { digitised: event.currentTarget.checked })}
                      />
                    </Table.Td>
                    <Table.Td>
                      <TextInput
                        size="xs"
                        maxLength={60}
                        aria-label={t('papers.label', { what: t('papers.reuse'), name: line.name })}
                        value={line.reusedFrom ?? ''}
                        onChange={(event) => change(line.key, { reusedFrom: event.currentTarget.value })}
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          <TextInput
            label={t('papers.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {save.error !== null && <ProblemNotice error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('fees.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

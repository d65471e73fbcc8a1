// The papers of the case: how many originals and copies were handed in, and what was digitised.
import { Button, Checkbox, Group, Table, Text, TextInput } from '@mantine/core';
import type { components } from '../../api/schema.d.ts';
import { useT } from '../../texts/language.tsx';
import type { Handed, NewDossier } from './new-dossier.ts';

const COUNTED = [
  { kind: 'originals', label: 'papers.originals' },
  { kind: 'certifiedCopies', label: 'papers.certified' },
  { kind: 'copies', label: 'papers.copies' },
] as const;

interface PaperChecklistProps {
  readonly papers: readonly components['schemas']['ChecklistItemView'][];
  readonly checklist: NewDossier['checklist'];
  readonly change: (checklist: NewDossier['checklist']) => void;
}

export default function PaperChecklist({ papers, checklist, change }: PaperChecklistProps) {
  const t = useT();
  if (papers.length === 0)
    return (
      <Text size="sm" c="dark.3">
        {t('papers.none')}
      </Text>
    );
  const of = (key: string): Handed => checklist[key] ?? { key, originals: 0, copies: 0, digitised: false };
  const set = (key: string, more: Partial<Handed>) =>
    change({ ...checklist, [key]: { ...of(key), ...more } });
  return (
    <>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table fz="sm" verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('papers.paper')}</Table.Th>
              <Table.Th w={90}>{t('papers.originals')}</Table.Th>
              <Table.Th w={90}>{t('papers.certified')}</Table.Th>
              <Table.Th w={90}>{t('papers.copies')}</Table.Th>
              <Table.Th w={80}>{t('papers.digitised')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {papers.map((paper) => (
              <Table.Tr key={paper.key}>
                <Table.Td>
                  {paper.name}
                  {paper.required && (
                    <Text span c="seal.8" aria-label={t('papers.required')}>
                      {' '}
                      *
                    </Text>
                  )}
                </Table.Td>
                {COUNTED.map(({ kind, label }) => (
                  <Table.Td key={kind}>
                    <TextInput
                      type="number"
                      size="xs"
                      min={0}
                      max={999}
                      aria-label={`${paper.name}: ${t(label)}`}
                      value={of(paper.key)[kind] ?? 0}
                      onChange={(event) =>
                        set(paper.key, { [kind]: Math.trunc(Number(event.currentTarget.value)) || 0 })
                      }
                    />
                  </Table.Td>
                ))}
                <Table.Td>
                  <Checkbox
                    aria-label={`${paper.name}: ${t('papers.digitised')}`}
                    checked={of(paper.key).digitised}
                    onChange={(event) => set(paper.key, { digitised: event.currentTarget.checked })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() =>
            change(
              Object.fromEntries(
                papers.map((paper) => [
                  paper.key,
                  {
                    ...of(paper.key),
                    originals: paper.originals ?? (paper.copies === undefined ? 1 : 0),
                    copies: paper.copies ?? 0,
                  },
                ]),
              ),
            )
          }
        >
          {t('new.allPapers')}
        </Button>
      </Group>
    </>
  );
}

// The papers of the case: of each how many originals and copies were handed in, and whether it was digitised. What everybody
// hands in comes first and is noted at a key; what only some hand in is asked for one by one.
import { Button, Checkbox, Group, Kbd, Table, Text, TextInput } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { focusField } from './focus-field.ts';
import { allThatMustBe, asTheProcedureSays, handedNothing } from './handed-papers.ts';
import type { ListedPaper } from './handed-papers.ts';
import { handedIn } from './new-dossier.ts';
import type { Handed, NewDossier } from './new-dossier.ts';

const COUNTED = [
  { kind: 'originals', label: 'papers.originals' },
  { kind: 'certifiedCopies', label: 'papers.certified' },
  { kind: 'copies', label: 'papers.copies' },
] as const;

interface PaperChecklistProps {
  readonly papers: readonly ListedPaper[];
  readonly checklist: NewDossier['checklist'];
  readonly change: (checklist: NewDossier['checklist']) => void;
}

export default function PaperChecklist({ papers, checklist, change }: PaperChecklistProps) {
  const t = useT();
  const must = papers.filter(({ required }) => required);
  const some = papers.filter(({ required }) => !required);
  const all = () => {
    change(allThatMustBe(papers, checklist));
    if (some.length > 0) focusField(`paper.${some[0]!.key}`);
  };
  useShortcuts(must.length === 0 ? [] : [{ keys: 'F7', label: t('new.allPapers'), run: all }]);
  if (papers.length === 0)
    return (
      <Text size="sm" c="dark.3">
        {t('papers.none')}
      </Text>
    );
  const rowOf = (paper: ListedPaper) => (
    <PaperRow
      key={paper.key}
      paper={paper}
      handed={checklist[paper.key] ?? handedNothing(paper.key)}
      set={(handed) => change({ ...checklist, [paper.key]: handed })}
    />
  );
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
            {must.map(rowOf)}
            {some.length > 0 && (
              <Table.Tr>
                <Table.Th colSpan={5} scope="colgroup">
                  {t('new.somePapers')}
                </Table.Th>
              </Table.Tr>
            )}
            {some.map(rowOf)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {must.length > 0 && (
        <Group>
          <Button
            size="compact-sm"
            variant="light"
            rightSection={
              <Kbd size="xs" aria-hidden>
                F7
              </Kbd>
            }
            onClick={all}
          >
            {t('new.allPapers')}
          </Button>
        </Group>
      )}
    </>
  );
}

function PaperRow({
  paper,
  handed,
  set,
}: {
  readonly paper: ListedPaper;
  readonly handed: Handed;
  readonly set: (handed: Handed) => void;
}) {
  const t = useT();
  return (
    <Table.Tr>
      <Table.Td>
        {paper.required ? (
          <>
            {paper.name}
            <Text span c="seal.8" aria-label={t('papers.required')}>
              {' '}
              *
            </Text>
          </>
        ) : (
          <Checkbox
            size="sm"
            data-field={`paper.${paper.key}`}
            label={paper.name}
            checked={handedIn(handed) > 0 || handed.digitised}
            onChange={(event) =>
              set(event.currentTarget.checked ? asTheProcedureSays(paper, handed) : handedNothing(paper.key))
            }
          />
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
            value={handed[kind] ?? 0}
            onChange={(event) =>
              set({ ...handed, [kind]: Math.trunc(Number(event.currentTarget.value)) || 0 })
            }
          />
        </Table.Td>
      ))}
      <Table.Td>
        <Checkbox
          aria-label={`${paper.name}: ${t('papers.digitised')}`}
          checked={handed.digitised}
          onChange={(event) => set({ ...handed, digitised: event.currentTarget.checked })}
        />
      </Table.Td>
    </Table.Tr>
  );
}

// The papers that a supplement asks for: each marked missing, wrong or incomplete; others in words of one's own.
import { Checkbox, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { useT } from '../../texts/language.tsx';

const MARKS = ['missing', 'incorrect', 'incomplete'] as const;
export type Mark = (typeof MARKS)[number];

export interface Asked {
  /** Keys of the case's papers, then papers in free words. */
  readonly items: readonly string[];
  /** What is wrong with an item; one without is missing. */
  readonly marks: Readonly<Record<string, Mark>>;
}

interface SupplementPapersProps {
  readonly papers: readonly { readonly key: string; readonly name: string }[];
  /** Keys that are marked when it opens. */
  readonly missing?: readonly string[];
  readonly change: (asked: Asked) => void;
}

export function SupplementPapers({ papers, missing = [], change }: SupplementPapersProps) {
  const t = useT();
  const legend = useId();
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>(
    Object.fromEntries(missing.map((key) => [key, 'missing'])),
  );
  const [others, setOthers] = useState('');
  const tell = (marked: Readonly<Record<string, Mark>>, words: string) => {
    setMarks(marked);
    setOthers(words);
    change(askedOf(papers, marked, words));
  };
  const mark = (key: string, as: Mark | null) => {
    const { [key]: _, ...rest } = marks;
    tell(as === null ? rest : { ...rest, [key]: as }, others);
  };
  return (
    <Stack gap="xs" role="group" aria-labelledby={legend}>
      <Text id={legend} size="sm" fw={600} hidden={papers.length === 0}>
        {t('supplement.papers')}
      </Text>
      {papers.map(({ key, name }) => {
        const marked = marks[key];
        return (
          <Group key={key} gap="sm" wrap="nowrap" align="flex-start" justify="space-between">
            <Checkbox
              label={name}
              checked={marked !== undefined}
              onChange={(event) => mark(key, event.currentTarget.checked ? 'missing' : null)}
            />
            {marked !== undefined && (
              <NativeSelect
                size="xs"
                w={112}
                style={{ flex: 'none' }}
                aria-label={t('supplement.howWrong', { name })}
                value={marked}
                onChange={(event) => mark(key, event.currentTarget.value as Mark)}
                data={MARKS.map((value) => ({ value, label: t(`mark.${value}`) }))}
              />
            )}
          </Group>
        );
      })}
      <Textarea
        label={t(papers.length === 0 ? 'fact.items' : 'supplement.others')}
        autosize
        minRows={papers.length === 0 ? 3 : 1}
        value={others}
        onChange={(event) => tell(marks, event.currentTarget.value)}
      />
    </Stack>
  );
}

/** In the order of the checklist, what was written besides at the end. */
export function askedOf(
  papers: SupplementPapersProps['papers'],
  marks: Readonly<Record<string, Mark>>,
  others: string,
): Asked {
  const words = others
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const keys = papers.flatMap(({ key }) => (marks[key] === undefined ? [] : [key]));
  return { items: [...new Set([...keys, ...words])], marks };
}

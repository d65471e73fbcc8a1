// What was changed of the papers since intake: who, when, and each number before and after.
import { List, Stack, Text, Title } from '@mantine/core';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Paper, Papers } from './use-papers.ts';

const FACTS = {
  originals: 'papers.originals',
  certifiedCopies: 'papers.certified',
  copies: 'papers.copies',
  digitised: 'papers.digitised',
  reusedFrom: 'papers.reuse',
  originalsReturned: 'papers.returned',
} as const;

export function PaperChanges({ changes }: Pick<Papers, 'changes'>) {
  const t = useT();
  if (changes.length === 0) return null;
  const say = (value: Paper[keyof typeof FACTS]) =>
    typeof value === 'boolean' ? t(value ? 'word.yes' : 'word.no') : String(value ?? '–');
  return (
    <div>
      <Title order={3} size="h6" mb={4}>
        {t('papers.changes')}
      </Title>
      <Stack gap="xs">
        {changes.map((change) => (
          <div key={change.revision}>
            <Text size="sm">
              {formatMoment(change.changedAt)} · {change.changedBy} {t(`papers.changed.${change.kind}`)}
              {change.reason !== null && ` · ${t('fact.reason')}: ${change.reason}`}
            </Text>
            <List size="xs">
              {change.after.flatMap((after) => {
                const before = change.before.find(({ key }) => key === after.key);
                return (Object.keys(FACTS) as (keyof typeof FACTS)[])
                  .filter((fact) => before !== undefined && before[fact] !== after[fact])
                  .map((fact) => (
                    <List.Item key={after.key + fact}>
                      {t('papers.change', {
                        name: after.name,
                        what: t(FACTS[fact]),
                        before: say(before?.[fact] ?? null),
                        after: say(after[fact]),
                      })}
                    </List.Item>
                  ));
              })}
            </List>
          </div>
        ))}
      </Stack>
    </div>
  );
}

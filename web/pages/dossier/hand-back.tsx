// Notes which originals went back to the applicant: all that were received for comparison, or those that are marked.
import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { useT } from '../../texts/language.tsx';
import { papersKey } from './use-papers.ts';
import type { Paper, Papers } from './use-papers.ts';

const restOf = ({ originals, originalsReturned }: Paper) => originals - originalsReturned;

export function HandBack({ reference, papers }: { readonly reference: string; readonly papers: Papers }) {
  const t = useT();
  const cache = useQueryClient();
  // All of them go back as a rule; what stays behind is unmarked.
  const [kept, keep] = useState<ReadonlySet<string>>(new Set());
  const left = papers.papers.filter((paper) => restOf(paper) > 0);
  const going = left.filter(({ key }) => !kept.has(key));
  const n = going.reduce((sum, paper) => sum + restOf(paper), 0);
  const back = useMutation({
    mutationFn: () =>
      answerOf(
        api.PUT('/api/v1/dossiers/{ref}/papers', {
          params: { path: { ref: reference } },
          body: {
            revision: papers.revision,
            papers: papers.papers.map(({ name: _name, required: _required, reusedFrom, ...paper }) => ({
              ...paper,
              ...(going.some(({ key }) => key === paper.key) && { originalsReturned: paper.originals }),
              ...(reusedFrom !== null && { reusedFrom }),
            })),
          },
        }),
      ),
    onSuccess: (after) => cache.setQueryData(papersKey(reference), after),
    onError: () => void cache.invalidateQueries({ queryKey: papersKey(reference) }),
  });
  const had = papers.papers.some(({ originals }) => originals > 0);
  if (left.length === 0)
    return had ? (
      <Alert color="green" p="xs" role="status" styles={{ message: { color: '#1c2530' } }}>
        {t('papers.allReturned')}
      </Alert>
    ) : null;
  return (
    <Stack gap={6} align="flex-start">
      {left.map((paper) => (
        <Checkbox
          key={paper.key}
          size="sm"
          label={t('papers.originalOf', { name: paper.name, n: restOf(paper) })}
          checked={!kept.has(paper.key)}
          onChange={(event) => {
            const next = new Set(kept);
            if (event.currentTarget.checked) next.delete(paper.key);
            else next.add(paper.key);
            keep(next);
          }}
        />
      ))}
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          disabled={n === 0}
          loading={back.isPending}
          onClick={() => back.mutate()}
        >
          {t('papers.handBack', { n })}
        </Button>
        <Text size="sm">{t('papers.toReturn', { n: papers.originalsToReturn })}</Text>
      </Group>
      {back.error !== null && <ProblemNotice error={back.error} />}
    </Stack>
  );
}

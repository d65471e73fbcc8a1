// The procedures with keys of the clerk, always in sight: what a key chooses stays the same until he gives it away.
import { Button, Kbd, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { ProcedureName, procedureWords } from '../../parts/procedure-name.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { useT } from '../../texts/language.tsx';
import { deskOf } from '../../workstation/desk.ts';
import { useSession } from '../../workstation/session.tsx';

export type Usual = components['schemas']['UsualProcedureView'];

const KEYS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const USUAL = ['procedures', 'usual'];

/** What this counter takes often; free keys are given to it once, and stay. */
export function useUsual(): readonly Usual[] {
  const cache = useQueryClient();
  const desk = deskOf(useSession());
  const query = desk === null ? {} : { unitId: desk };
  const { data = [] } = useQuery({
    queryKey: USUAL,
    queryFn: () => answerOf(api.GET('/api/v1/procedures/usual', { params: { query } })),
    staleTime: 600_000,
  });
  const { mutate: fill, isIdle } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/procedures/usual/keys', { params: { query } })),
    onSuccess: (usual) => cache.setQueryData(USUAL, usual),
  });
  const free = data.filter(({ key }) => key !== null).length < KEYS.length;
  const wanting = free && data.some(({ key, count }) => key === null && count > 0);
  useEffect(() => {
    if (wanting && isIdle) fill();
  }, [wanting, isIdle, fill]);
  return data;
}

interface FavouritesProps {
  readonly usual: readonly Usual[];
  readonly pick: (usual: Usual) => void;
  /** What is chosen now, which a key may be given to. */
  readonly chosen: { readonly procedureCode: string; readonly caseKey: string } | null;
}

export function Favourites({ usual, pick, chosen }: FavouritesProps) {
  const t = useT();
  const [giving, give] = useState(false);
  const favourites = usual.filter(({ key }) => key !== null);
  useShortcuts(
    favourites.map((each) => ({
      keys: `alt+${each.key}`,
      label: procedureWords(each.name, each.caseName),
      run: () => pick(each),
    })),
  );
  return (
    <SimpleGrid
      visibleFrom="sm"
      cols={{ base: 2, xl: 3 }}
      spacing={6}
      verticalSpacing={6}
      role="group"
      aria-label={t('new.favourites')}
    >
      {favourites.map((each) => (
        <Button
          key={each.key}
          size="compact-sm"
          variant="default"
          justify="flex-start"
          fw={400}
          // By hand they have keys, and whoever tabs is on the way to the next field.
          tabIndex={-1}
          leftSection={
            <Kbd size="xs" style={{ whiteSpace: 'nowrap' }}>
              Alt {each.key}
            </Kbd>
          }
          styles={{ label: { flex: 1, minWidth: 0, lineHeight: 1.5 } }}
          onClick={() => pick(each)}
        >
          <ProcedureName name={each.name} caseName={each.caseName} />
        </Button>
      ))}
      {chosen !== null && (
        <Button size="compact-sm" variant="subtle" justify="flex-start" onClick={() => give(true)}>
          {t('new.giveKey')}
        </Button>
      )}
      {giving && chosen !== null && (
        <GiveKey favourites={favourites} chosen={chosen} close={() => give(false)} />
      )}
    </SimpleGrid>
  );
}

function GiveKey({
  favourites,
  chosen,
  close,
}: {
  readonly favourites: readonly Usual[];
  readonly chosen: NonNullable<FavouritesProps['chosen']>;
  readonly close: () => void;
}) {
  const t = useT();
  const cache = useQueryClient();
  const meaning = (key: number) => favourites.find((each) => each.key === key);
  const [key, choose] = useState(KEYS.find((each) => meaning(each) === undefined) ?? KEYS[0]);
  const give = useMutation({
    mutationFn: () =>
      answerOf(api.PUT('/api/v1/procedures/usual/keys/{key}', { params: { path: { key } }, body: chosen })),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: USUAL });
      close();
    },
  });
  const former = meaning(key);
  return (
    <FormDialog
      title={t('new.giveKey')}
      send={t('new.giveKeySend')}
      busy={give.isPending}
      error={give.error}
      submit={() => give.mutate()}
      close={close}
    >
      <NativeSelect
        label={t('new.key')}
        data-autofocus
        value={String(key)}
        onChange={(event) => choose(Number(event.currentTarget.value) as typeof key)}
        data={KEYS.map((each) => ({
          value: String(each),
          label: `Alt ${each} · ${meaning(each)?.name ?? t('new.keyFree')}`,
        }))}
      />
      {former !== undefined && <Text size="sm">{t('new.keyTaken', { name: former.name })}</Text>}
    </FormDialog>
  );
}

// People: found by name or account; one of them beside the list with account, positions and what can be done.
import { Badge, Button, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { Empty, Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import { PEOPLE_KEY } from './people-key.ts';
import list from '../units/units.module.css';
import { useUnits } from '../../../parts/use-units.ts';
import { MoreRows } from '../../../parts/more-rows.tsx';

const PAGE = 100;

// What is opened by a choice comes with the choice.
const CreatePerson = lazy(() => import('./create-person.tsx'));
const PersonPanel = lazy(() => import('./person-panel.tsx'));

export default function PeoplePage() {
  const t = useT();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const [chosen, choose] = useState<string | null>(null);
  const [creating, create] = useState(false);
  const units = useUnits('ever');
  const people = useInfiniteQuery({
    queryKey: [...PEOPLE_KEY, asked],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/staff', {
          params: {
            query: {
              ...(asked === '' ? {} : { q: asked }),
              ...(pageParam === null ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.length < PAGE ? null : page.at(-1)!.account),
    placeholderData: keepPreviousData,
  });
  const rows = people.data?.pages.flat() ?? [];
  const person = rows.find(({ id }) => id === chosen) ?? null;
  return (
    <Page
      title={t('admin.people')}
      about={t('people.about')}
      actions={
        <Button
          variant="default"
          leftSection={<UserPlus size={16} aria-hidden />}
          onClick={() => create(true)}
        >
          {t('people.create')}
        </Button>
      }
    >
      <TextInput
        label={t('people.search')}
        maw={360}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {people.error !== null && <ProblemNotice error={people.error} again={() => void people.refetch()} />}
      {people.isPending ? (
        <Loading rows={10} />
      ) : rows.length === 0 ? (
        <Empty why={t('people.none')} />
      ) : (
        <div className={classes['beside']}>
          <div>
            <ul className={list['tree']} aria-label={t('admin.people')}>
              {rows.map(({ id, name, account, disabled, positions }) => (
                <li key={id}>
                  <UnstyledButton
                    className={list['unit']!}
                    aria-pressed={id === chosen}
                    onClick={() => choose(id)}
                  >
                    <span className={list['name']}>{name}</span>
                    <span className={list['code']}>
                      {account}
                      {' · '}
                      {[...new Set(positions.map(({ position }) => t(`position.${position}`)))].join(', ') ||
                        t('people.noPosition')}
                    </span>
                    {disabled && <Badge color="gray">{t('people.disabled')}</Badge>}
                  </UnstyledButton>
                </li>
              ))}
            </ul>
            <MoreRows list={people}>{t('admin.more')}</MoreRows>
          </div>
          {person === null ? (
            <Empty why={t('people.choose')} />
          ) : (
            <Suspense key={person.id} fallback={<Loading />}>
              <PersonPanel person={person} units={units.data ?? []} />
            </Suspense>
          )}
        </div>
      )}
      {creating && (
        <Suspense fallback={null}>
          <CreatePerson
            close={(created) => {
              create(false);
              if (created === null) return;
              setText(created.account);
              choose(created.id);
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}

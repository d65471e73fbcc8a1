// Filters kept under a name, one's own and those that colleagues share with the unit.
import { Button, Checkbox, CloseButton, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.d.ts';
import { ProblemNotice } from './notices.tsx';
import { useT } from '../texts/language.tsx';

interface SavedViewsProps {
  readonly page: ViewPage;
  /** The filter in the address; what is typed into the search is never kept. */
  readonly params: URLSearchParams;
  readonly open: (params: URLSearchParams) => void;
}

type ViewPage = components['schemas']['SaveViewBody']['page'];

export default function SavedViews({ page, params, open }: SavedViewsProps) {
  const t = useT();
  const cache = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const views = useQuery({
    queryKey: ['views', page],
    queryFn: () => answerOf(api.GET('/api/v1/views', { params: { query: { page } } })),
  });
  const changed = () => {
    setName('');
    void cache.invalidateQueries({ queryKey: ['views'] });
  };
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/views', {
          body: { name: name.trim(), page, query: Object.fromEntries(params), shared },
        }),
      ),
    onSuccess: changed,
  });
  const drop = useMutation({
    mutationFn: (id: string) => api.DELETE('/api/v1/views/{id}', { params: { path: { id } } }),
    onSuccess: changed,
  });
  return (
    <Popover position="bottom-end" shadow="md" trapFocus opened={opened} onChange={setOpened} width={320}>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<Bookmark size={14} aria-hidden />}
          onClick={() => setOpened((was) => !was)}
        >
          {t('views.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {(views.data ?? []).map((view) => (
            <Group key={view.id} justify="space-between" wrap="nowrap">
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  open(new URLSearchParams(view.query as Record<string, string>));
                  setOpened(false);
                }}
              >
                {view.name}
              </Button>
              {view.mine ? (
                <CloseButton
                  size="sm"
                  aria-label={t('views.drop', { name: view.name })}
                  onClick={() => drop.mutate(view.id)}
                />
              ) : (
                <Text size="xs" c="dark.3">
                  {t('views.shared')}
                </Text>
              )}
            </Group>
          ))}
          {views.data?.length === 0 && (
            <Text size="sm" c="dark.3">
              {t('views.none')}
            </Text>
          )}
          <TextInput
            size="xs"
            label={t('views.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            size="xs"
            label={t('views.share')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          {save.error !== null && <ProblemNotice error={save.error} />}
          <Button
            size="xs"
            disabled={name.trim() === ''}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('views.save')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

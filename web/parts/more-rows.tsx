// What stands under a list of which there is more.
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

interface Listed {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
}

export function MoreRows({ list, children }: { readonly list: Listed; readonly children: ReactNode }) {
  if (!list.hasNextPage) return null;
  return (
    <Group justify="center">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {children}
      </Button>
    </Group>
  );
}

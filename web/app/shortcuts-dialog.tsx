// Lists the keys that work on the page one is on.
import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useT } from '../texts/language.tsx';
import { useShortcutList, useShortcuts } from './shortcuts.tsx';
import type { Shortcut } from './shortcuts.tsx';

const ASKED = 'motcua:show-shortcuts';

/** Opens the dialog from a menu. */
export function showShortcuts(): void {
  window.dispatchEvent(new Event(ASKED));
}

export function ShortcutsDialog() {
  const t = useT();
  const possible = useShortcutList();
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  const show = () => setShown(possible());
  useShortcuts([
    { keys: '?', label: t('shell.keys'), run: show },
    { keys: 'ctrl+/', label: t('shell.keys'), run: show },
  ]);
  useEffect(() => {
    const open = () => setShown(possible());
    window.addEventListener(ASKED, open);
    return () => window.removeEventListener(ASKED, open);
  });
  return (
    <Modal opened={shown !== null} onClose={() => setShown(null)} title={t('shell.keys')}>
      <Stack gap={6}>
        {(shown ?? []).map(({ keys, label }) => (
          <Group key={keys + label} justify="space-between" wrap="nowrap">
            <Text size="sm">{label}</Text>
            <Kbd>{keys.replace('ctrl+', 'Ctrl + ').replace('alt+', 'Alt + ')}</Kbd>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}

// Lists the keys that work on the page one is on: what can be done, and by which keys.
import { Group, Kbd, Stack, Text } from '@mantine/core';
import { useT } from '../texts/language.tsx';
import { keyName } from '../workstation/key-name.ts';
import type { Shortcut } from '../workstation/shortcuts.tsx';
import { Dialog } from '../parts/dialog.tsx';

interface ShortcutsDialogProps {
  readonly shortcuts: readonly Shortcut[];
  readonly close: () => void;
}

export default function ShortcutsDialog({ shortcuts, close }: ShortcutsDialogProps) {
  const t = useT();
  const lines = [...new Set(shortcuts.map(({ label }) => label))];
  return (
    <Dialog onClose={close} title={t('shell.keys')}>
      <Stack gap={6}>
        {lines.map((label) => (
          <Group key={label} justify="space-between" wrap="nowrap">
            <Text size="sm">{label}</Text>
            <Group gap={6} wrap="nowrap">
              {keysOf(label, shortcuts).map((keys) => (
                <Kbd key={keys} style={{ whiteSpace: 'nowrap' }}>
                  {keys}
                </Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Dialog>
  );
}

function keysOf(label: string, shortcuts: readonly Shortcut[]): readonly string[] {
  const ways = shortcuts.filter((shortcut) => shortcut.label === label);
  return [...new Set(ways.map(({ keys }) => keyName(keys)))];
}

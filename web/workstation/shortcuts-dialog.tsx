// Lists the keys that work on the page one is on.
import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useT } from '../texts/language.tsx';
import type { Shortcut } from './shortcuts.tsx';

interface ShortcutsDialogProps {
  readonly shortcuts: readonly Shortcut[];
  readonly close: () => void;
}

export default function ShortcutsDialog({ shortcuts, close }: ShortcutsDialogProps) {
  const t = useT();
  return (
    <Modal
      opened
      onClose={close}
      title={t('shell.keys')}
      closeButtonProps={{ 'aria-label': t('word.close') }}
    >
      <Stack gap={6}>
        {shortcuts.map(({ keys, label }) => (
          <Group key={keys + label} justify="space-between" wrap="nowrap">
            <Text size="sm">{label}</Text>
            <Kbd>{keys.replace('ctrl+', 'Ctrl + ').replace('alt+', 'Alt + ')}</Kbd>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}

// Which columns a list shows, and how close its rows stand.
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { Columns3 } from 'lucide-react';
import { useT } from '../texts/language.tsx';

interface ColumnChooserProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly hidden: readonly string[];
  readonly hide: (hidden: readonly string[]) => void;
  readonly dense?: boolean;
  readonly setDense?: (dense: boolean) => void;
}

export default function ColumnChooser({ columns, hidden, hide, dense, setDense }: ColumnChooserProps) {
  const t = useT();
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<Columns3 size={14} aria-hidden />}>
          {t('queue.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {columns.slice(1).map(({ id, header }) => (
            <Checkbox
              key={id}
              size="xs"
              label={header}
              checked={!hidden.includes(id)}
              onChange={(event) =>
                hide(event.currentTarget.checked ? hidden.filter((each) => each !== id) : [...hidden, id])
              }
            />
          ))}
          {setDense !== undefined && (
            <Checkbox
              size="xs"
              label={t('queue.dense')}
              checked={dense ?? false}
              onChange={(event) => setDense(event.currentTarget.checked)}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

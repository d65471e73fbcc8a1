// The key of an act, beside its words.
import { Kbd } from '@mantine/core';
import { actKey } from './act-keys.ts';

export function ActKey({
  kind,
  type,
}: {
  readonly kind: Parameters<typeof actKey>[0];
  readonly type: string;
}) {
  const key = actKey(kind, type);
  return key === null ? null : (
    <Kbd size="xs" aria-hidden visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
      Alt {key}
    </Kbd>
  );
}

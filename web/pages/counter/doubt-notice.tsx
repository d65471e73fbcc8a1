// Says that a name which came from a card is to be compared with it before it is taken.
import { Text } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import type { Doubt } from '../../workstation/identity-card.ts';

export function DoubtNotice({ doubt }: { readonly doubt: Doubt }) {
  const t = useT();
  return (
    <Text span size="xs" fw={600} c="seal.8" role="alert">
      {t(`new.doubt.${doubt}`)}
    </Text>
  );
}

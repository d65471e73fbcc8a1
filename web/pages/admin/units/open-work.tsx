// What a unit that is to be closed still has in hand, as the refusal counts it.
import { Text } from '@mantine/core';
import { Problem } from '../../../api/problem.ts';
import { useT } from '../../../texts/language.tsx';

export function OpenWork({ error }: { readonly error: unknown }) {
  const t = useT();
  if (!(error instanceof Problem) || error.code !== 'unit.hasOpenWork') return null;
  const open = Object.entries((error.details['open'] ?? {}) as Readonly<Record<string, number>>);
  return (
    <Text component="ul" size="sm" m={0} pl={18} aria-label={t('unit.openWork')}>
      {open.map(([what, n]) => (
        <li key={what}>{t.maybe(`unit.open.${what}`, { n }) ?? `${what}: ${n}`}</li>
      ))}
    </Text>
  );
}

// Units to choose from, agencies first.
import { useUnits } from '../../parts/use-units.ts';

export function useUnitOptions(): readonly { readonly value: string; readonly label: string }[] {
  const { data } = useUnits('');
  return [...(data ?? [])]
    .sort((a, b) => Number(b.isAgency) - Number(a.isAgency) || a.code.localeCompare(b.code))
    .map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }));
}

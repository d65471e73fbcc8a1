// What is counted for a fee by quantity: a line an original, so many pages in so many copies.
import { ActionIcon, Button, Group, NumberInput, Stack } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { FeeQuantity } from '../../../src/domain/process/fee-of.ts';
import { useT } from '../../texts/language.tsx';

interface FeeQuantitiesProps {
  /** What is counted, as the procedure calls it. */
  readonly unit: string;
  readonly quantities: readonly FeeQuantity[];
  readonly set: (quantities: readonly FeeQuantity[]) => void;
}

export function FeeQuantities({ unit, quantities, set }: FeeQuantitiesProps) {
  const t = useT();
  const put = (at: number, part: Partial<FeeQuantity>) =>
    set(quantities.map((each, place) => (place === at ? { ...each, ...part } : each)));
  const whole = (value: number | string) => (typeof value === 'number' ? value : 1);
  return (
    <Stack gap={4}>
      {quantities.map(({ units, copies }, at) => (
        <Group key={at} wrap="nowrap" align="flex-end" gap="xs">
          <NumberInput
            label={t('fees.units', { unit })}
            {...(at === 0 && { 'data-autofocus': true })}
            min={1}
            max={10_000}
            allowDecimal={false}
            value={units}
            onChange={(value) => put(at, { units: whole(value) })}
          />
          <NumberInput
            label={t('fees.copies')}
            min={1}
            max={1_000}
            allowDecimal={false}
            value={copies}
            onChange={(value) => put(at, { copies: whole(value) })}
          />
          {quantities.length > 1 && (
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('fees.dropOriginal', { n: at + 1 })}
              onClick={() => set(quantities.filter((_, place) => place !== at))}
            >
              <X size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={quantities.length >= 50}
          onClick={() => set([...quantities, { units: 1, copies: 1 }])}
        >
          {t('fees.moreOriginals')}
        </Button>
      </Group>
    </Stack>
  );
}

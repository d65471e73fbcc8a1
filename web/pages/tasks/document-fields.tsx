// The document that tasks are given under, and the unit in whose name.
import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { useSession } from '../../workstation/session.tsx';
import { useT } from '../../texts/language.tsx';
import { giversOf } from './use-tasks.ts';

export interface Order {
  readonly giverUnitId: string;
  readonly number: string;
  readonly day: string;
  readonly title: string;
  readonly signer: string;
}

export const EMPTY_ORDER: Order = { giverUnitId: '', number: '', day: '', title: '', signer: '' };

/** As the service asks for it. */
export function documentOf({ number, day, title, signer }: Order) {
  return {
    number: number.trim(),
    day,
    title: title.trim(),
    ...(signer.trim() !== '' && { signer: signer.trim() }),
  };
}

interface DocumentFieldsProps {
  readonly order: Order;
  readonly set: (order: Order) => void;
}

export function DocumentFields({ order, set }: DocumentFieldsProps) {
  const t = useT();
  const givers = giversOf(useSession());
  const field = (name: keyof Order) => ({
    label: t(`tasks.order.${name}`),
    value: order[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ ...order, [name]: event.currentTarget.value }),
  });
  return (
    <>
      {givers.length > 1 && (
        <NativeSelect
          {...field('giverUnitId')}
          required
          data={[{ value: '', label: t('tasks.choose') }, ...givers]}
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput {...field('number')} required data-autofocus maxLength={100} />
        <DayField {...field('day')} onChange={(day) => set({ ...order, day })} required />
      </SimpleGrid>
      <TextInput {...field('title')} required maxLength={500} />
      <TextInput {...field('signer')} maxLength={200} />
    </>
  );
}

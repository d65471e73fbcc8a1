// How a setting's value may look, as the service describes it (`SettingView.shape`), and a first value of a shape.
import type { Language } from '../../texts/translate.ts';

type Words = Readonly<Record<Language, string>>;

export interface Option {
  readonly value: string;
  readonly words: Words;
}

type Unit = 'minutes' | 'hours' | 'workingHours' | 'days' | 'workingDays' | 'times' | 'dossiers' | 'share';

export type Shape =
  | {
      readonly type: 'number';
      readonly unit: Unit;
      readonly least: number;
      readonly most: number;
      readonly fractions?: boolean;
      readonly instead?: Option;
    }
  | { readonly type: 'flag' }
  | { readonly type: 'instant' }
  | { readonly type: 'choice'; readonly of: readonly Option[] }
  | { readonly type: 'choices'; readonly of: readonly Option[]; readonly least: number }
  | { readonly type: 'fields'; readonly fields: readonly Field[] }
  | {
      readonly type: 'list';
      readonly member: Words;
      readonly of: Shape;
      readonly least: number;
      readonly most: number;
    }
  | { readonly type: 'map'; readonly keys: readonly Option[]; readonly of: Shape };

interface Field {
  readonly name: string;
  readonly words: Words;
  readonly shape: Shape;
}

/** What a new member begins with. */
export function firstValue(shape: Shape): unknown {
  switch (shape.type) {
    case 'number':
      return shape.least;
    case 'flag':
      return false;
    case 'instant':
      return null;
    case 'choice':
      return shape.of[0]?.value;
    case 'choices':
      return shape.of.slice(0, shape.least).map(({ value }) => value);
    case 'fields':
      return Object.fromEntries(shape.fields.map((field) => [field.name, firstValue(field.shape)]));
    case 'list':
      return Array.from({ length: shape.least }, () => firstValue(shape.of));
    case 'map':
      return {};
  }
}

/** What is sent: of a map only what differs from the default, so that later defaults reach the rest. */
export function ownPart(shape: Shape, value: unknown, standing: unknown): unknown {
  if (shape.type !== 'map') return value;
  const defaults = recordOf(standing);
  return Object.fromEntries(
    Object.entries(recordOf(value)).filter(
      ([key, one]) => JSON.stringify(one) !== JSON.stringify(defaults[key]),
    ),
  );
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

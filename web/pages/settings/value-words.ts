// A setting's value in the words of the screens.
import { formatMoment } from '../../texts/format.ts';
import type { Translator } from '../../texts/language.tsx';
import { listOf, recordOf } from './shape.ts';
import type { Option, Shape } from './shape.ts';

/** One line; parts of a value are set apart by semicolons. */
export function valueWords(shape: Shape, value: unknown, t: Translator): string {
  if (value === null || value === undefined) return t('settings.none');
  switch (shape.type) {
    case 'number': {
      if (shape.instead?.value === value) return shape.instead.words[t.language];
      const n = Number(value);
      return shape.unit === 'share'
        ? t('settings.unit.share', { n: Math.round(n * 1000) / 10 })
        : t(`settings.unit.${shape.unit}`, { n });
    }
    case 'flag':
      return t(value === true ? 'settings.yes' : 'settings.no');
    case 'instant':
      return formatMoment(String(value));
    case 'choice':
      return optionWords(shape.of, value, t);
    case 'choices':
      return (
        listOf(value)
          .map((one) => optionWords(shape.of, one, t))
          .join(', ') || t('settings.none')
      );
    case 'fields': {
      const fields = recordOf(value);
      return shape.fields
        .filter(({ name }) => name in fields)
        .map(({ name, words, shape: of }) => `${words[t.language]}: ${valueWords(of, fields[name], t)}`)
        .join(' · ');
    }
    case 'list':
      return listOf(value)
        .map((member) => valueWords(shape.of, member, t))
        .join('; ');
    case 'map':
      return Object.entries(recordOf(value))
        .map(([key, one]) => `${optionWords(shape.keys, key, t)} (${valueWords(shape.of, one, t)})`)
        .join('; ');
  }
}

export function optionWords(options: readonly Option[], value: unknown, t: Translator): string {
  return options.find((option) => option.value === value)?.words[t.language] ?? String(value);
}

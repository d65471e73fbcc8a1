// Checks a value against a setting's shape, and says where it parts from it.
import { formatInstant, parseInstant } from '../../domain/time/instant.ts';
import type { NumberShape, Option, SettingShape } from './setting-shape.ts';

/** Where a value is not as its setting asks, in a sentence. */
export class ShapeFault extends Error {}

/**
 * The value, cleaned of nothing and added to by nothing.
 *
 * @param place where it lies within the setting, for the sentence; '' at its top
 * @throws ShapeFault
 */
export function readShape(shape: SettingShape, value: unknown, place = ''): unknown {
  switch (shape.type) {
    case 'number':
      return readNumber(shape, value, place);
    case 'flag':
      if (typeof value !== 'boolean') throw fault(place, 'true or false');
      return value;
    case 'instant':
      return value === null ? null : readInstant(value, place);
    case 'choice':
      return readOption(shape.of, value, place);
    case 'choices': {
      const chosen = listOf(value, place).map((one) => readOption(shape.of, one, place));
      if (chosen.length < shape.least || new Set(chosen).size < chosen.length)
        throw fault(place, `at least ${shape.least} of ${namesOf(shape.of)}, each once`);
      return chosen;
    }
    case 'fields': {
      const known = new Map(shape.fields.map((field) => [field.name, field.shape]));
      const read = readMembers(value, place, (name) => known.get(name));
      // At the top a field that is not named keeps its default; further in there is none to keep.
      const missing = shape.fields.find(({ name }) => place !== '' && !Object.hasOwn(read, name));
      if (missing !== undefined) throw fault(place, missing.name);
      return read;
    }
    case 'list': {
      const members = listOf(value, place);
      if (members.length < shape.least || members.length > shape.most)
        throw fault(place, `${shape.least} to ${shape.most} of ${shape.member.en}`);
      return members.map((member, i) =>
        readShape(shape.of, member, within(place, `${shape.member.en} ${i}`)),
      );
    }
    case 'map':
      return readMembers(value, place, (name) =>
        shape.keys.some((key) => key.value === name) ? shape.of : undefined,
      );
  }
}

function readNumber(shape: NumberShape, value: unknown, place: string): number | string {
  if (shape.instead !== undefined && value === shape.instead.value) return value as string;
  const fits =
    typeof value === 'number' &&
    value >= shape.least &&
    value <= shape.most &&
    (shape.fractions === true || Number.isInteger(value));
  if (fits) return value;
  const word = shape.instead === undefined ? '' : `, or ${shape.instead.value}`;
  const kind = shape.fractions === true ? 'a number' : 'a whole number';
  throw fault(place, `${kind} from ${shape.least} to ${shape.most}${word}`);
}

function readInstant(value: unknown, place: string): string {
  try {
    if (typeof value === 'string') return formatInstant(parseInstant(value));
  } catch {
    // Said below, with its place.
  }
  throw fault(place, 'an instant, ISO 8601');
}

function readOption(options: readonly Option[], value: unknown, place: string): string {
  if (options.some((option) => option.value === value)) return value as string;
  throw fault(place, `one of ${namesOf(options)}`);
}

function readMembers(
  value: unknown,
  place: string,
  shapeOf: (name: string) => SettingShape | undefined,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fault(place, 'an object');
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const shape = shapeOf(name);
      if (shape === undefined) throw fault(place, `no ${name.slice(0, 40)}`);
      return [name, readShape(shape, member, within(place, name))];
    }),
  );
}

function listOf(value: unknown, place: string): readonly unknown[] {
  if (!Array.isArray(value)) throw fault(place, 'a list');
  return value;
}

const namesOf = (options: readonly Option[]): string => options.map(({ value }) => value).join(', ');

const within = (place: string, part: string): string => (place === '' ? part : `${place}, ${part}`);

function fault(place: string, wanted: string): ShapeFault {
  return new ShapeFault(`${place === '' ? '' : `${place}: `}expected ${wanted}`);
}

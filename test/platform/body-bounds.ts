// Which fields of the classes that bodies and queries are checked by take a value of any size.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getMetadataStorage } from 'class-validator';

/** Rules whose every value is short, whatever they are given. */
const SHORT: ReadonlySet<string> = new Set([
  'isIn',
  'isUuid',
  'isBoolean',
  'isInt',
  'isNumber',
  'isLength',
  'maxLength',
  // Our own, each of which looks at the whole value.
  'isMarks',
  'maxJson',
]);
/** An address may have 64 letters before and 254 with the domain; refused otherwise by the validator itself. */
const ALSO_SHORT: ReadonlySet<string> = new Set(['isEmail']);

interface Rule {
  readonly type: string;
  readonly name?: string | undefined;
  readonly propertyName: string;
  readonly each: boolean;
  readonly constraints?: readonly unknown[] | undefined;
}

/** Every class of the service whose fields have rules; the environment is not sent by anybody. */
export async function checkedClasses(): Promise<readonly (abstract new () => object)[]> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') &&
      !['platform/config.ts', 'platform/http/validation.ts', 'platform/http/is-day.ts'].includes(name) &&
      readFileSync(join('src', name), 'utf8').includes("from 'class-validator'"),
  );
  for (const file of files) await import(pathToFileURL(join(process.cwd(), 'src', file)).href);
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    readonly validationMetadatas: ReadonlyMap<abstract new () => object, unknown>;
  };
  return [...validationMetadatas.keys()].filter(({ name }) => name !== 'Environment');
}

/** Names of the fields of a class for which nothing bounds what is sent. */
export function unboundedFields(checked: abstract new () => object): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(checked, '', false, false) as Rule[];
  return [...new Set(rules.map(({ propertyName }) => propertyName))].filter(
    (field) => !isBounded(rules.filter(({ propertyName }) => propertyName === field)),
  );
}

function isBounded(rules: readonly Rule[]): boolean {
  const isList = rules.some(({ name, each }) => each || name === 'isArray' || name === 'arrayMaxSize');
  // A list in the place of one object would be looked at item by item.
  const mayBeList = rules.some(({ type }) => type === 'nestedValidation') && !rules.some(isObjectRule);
  if (!isList) return !mayBeList && rules.some(isShort);
  return (
    rules.some(({ name, each }) => name === 'arrayMaxSize' && !each) &&
    rules.some((rule) => rule.each && isShort(rule))
  );
}

const isObjectRule = ({ name }: Rule): boolean => name === 'isObject';

function isShort({ type, name = '', constraints = [] }: Rule): boolean {
  if (type === 'nestedValidation') return true;
  if (name === 'isLength') return typeof constraints[1] === 'number';
  if (name === 'matches') return isFinitePattern(constraints[0] as RegExp);
  return SHORT.has(name) || ALSO_SHORT.has(name);
}

/** Anchored at both ends, and without a part that may repeat for ever. */
function isFinitePattern({ source }: RegExp): boolean {
  const bare = source.replaceAll(/\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return source.startsWith('^') && source.endsWith('$') && !/[*+]|\{\d+,\}/.test(bare);
}

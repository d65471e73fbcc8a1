// What a setting is: its key, its words, its shape, its default, and how a value of it is read.
import { DomainError } from '../../domain/domain-error.ts';
import type { Position } from '../../domain/process/procedure-definition.ts';
import { readShape, ShapeFault } from './read-shape.ts';
import type { SettingShape, Words } from './setting-shape.ts';

export const SETTING_GROUPS = Object.freeze([
  'time',
  'alerts',
  'mail',
  'supervision',
  'security',
  'operation',
] as const);
/** Under which heading a screen lists it. */
export type SettingGroup = (typeof SETTING_GROUPS)[number];

interface Described<Value> {
  /** `<room>.<name>`, for good: it is what the value is kept under. */
  readonly key: string;
  readonly group: SettingGroup;
  readonly name: Words;
  /** What it changes and for whom, in a sentence or two. */
  readonly about: Words;
  readonly shape: SettingShape;
  readonly default: Value;
  /** Who may change it beside administrators. */
  readonly alsoSetBy?: readonly Position[];
}

export interface SettingDefinition<Value = unknown> extends Described<Value> {
  /**
   * The value that holds for what is kept; the default for null, and for each field or key that is not named.
   *
   * @throws DomainError `setting.invalid` with `key` and `problem`
   */
  readonly read: (kept: unknown) => Value;
}

interface Wish<Value> extends Described<Value> {
  /** What no shape says: a sentence where the value cannot stand, null where it can. */
  readonly check?: (value: Value) => string | null;
}

/** Makes a definition whose reading follows from its shape. Written once, beside the code that asks for it. */
export function defineSetting<Value>({ check, ...described }: Wish<Value>): SettingDefinition<Value> {
  const { key, shape } = described;
  const read = (kept: unknown): Value => {
    if (kept === null || kept === undefined) return described.default;
    const value = overDefault(readOrRefuse(key, shape, kept), described.default) as Value;
    const problem = check?.(value) ?? null;
    if (problem !== null) throw invalid(key, problem);
    return value;
  };
  return Object.freeze({ ...described, read });
}

function readOrRefuse(key: string, shape: SettingShape, kept: unknown): unknown {
  try {
    return readShape(shape, kept);
  } catch (error) {
    if (error instanceof ShapeFault) throw invalid(key, error.message);
    throw error;
  }
}

/** What is named lies over the default; lists and plain values stand for themselves. */
function overDefault(value: unknown, standing: unknown): unknown {
  return isRecord(value) && isRecord(standing) ? { ...standing, ...value } : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(key: string, problem: string): DomainError {
  return new DomainError('setting.invalid', `The setting ${key} cannot be read. ${problem}`, {
    key,
    problem,
  });
}

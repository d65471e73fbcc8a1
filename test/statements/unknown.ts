// A value of which only the type is known: what a caller, the database or the network would bring.
import ts from 'typescript';
import type { Choices } from './choices.ts';

export class Unknown {
  constructor(
    readonly type: ts.Type,
    /** Where it comes from: one path is one value within a way through the source. */
    readonly path: string,
    /** The parameter that it was handed in by, where its callers can be asked. */
    readonly root?: ts.ParameterDeclaration | undefined,
    /** Why it is not known, where the reading gave up. */
    readonly why?: string,
  ) {}
}

/** What was handed to a function and is worked out only when somebody looks at it: most values never are. */
export class Later {
  private known: { readonly value: unknown } | null = null;

  constructor(private readonly work: () => unknown) {}

  get value(): unknown {
    return (this.known ??= { value: this.work() }).value;
  }
}

export const lookedAt = (value: unknown): unknown => (value instanceof Later ? lookedAt(value.value) : value);

/** The text of a statement hangs on a value that is not known. */
export class NeedsValue extends Error {
  constructor(readonly unknown: Unknown) {
    super(`hangs on ${unknown.path}${unknown.why === undefined ? '' : ` (${unknown.why})`}`);
  }
}

/** Source that is not understood here. */
export class NotUnderstood extends Error {}

/** The way ends in a throw. */
export class WayEnds extends Error {}

const ABSENT = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void;

export const isAbsent = (type: ts.Type): boolean => (type.flags & ABSENT) !== 0;

export function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function literalOf(type: ts.Type): { readonly value: unknown } | null {
  if (type.isStringLiteral() || type.isNumberLiteral()) return { value: type.value };
  if (type.flags & ts.TypeFlags.BooleanLiteral)
    return { value: (type as ts.Type & { intrinsicName: string }).intrinsicName === 'true' };
  if (type.flags & ts.TypeFlags.Null) return { value: null };
  if (isAbsent(type)) return { value: undefined };
  return null;
}

/** The value, or an unknown of one single type: one of its literals, null, undefined, or each type of its union. */
export function settled(given: unknown, choices: Choices): unknown {
  const value = lookedAt(given);
  if (!(value instanceof Unknown)) return value;
  const parts = [...partsOf(value.type)].sort((a, b) => Number(isAbsent(a)) - Number(isAbsent(b)));
  const trueFirst = parts.sort(
    (a, b) => Number(literalOf(b)?.value === true) - Number(literalOf(a)?.value === true),
  );
  const at = trueFirst.length === 1 ? 0 : choices.pick(value.path, trueFirst.length);
  const type = trueFirst[at]!;
  const literal = literalOf(type);
  return literal === null ? new Unknown(type, value.path, value.root, value.why) : literal.value;
}

/** Whether the value counts as true; a text or number that is not known may be empty or 0. */
export function truth(value: unknown, choices: Choices): boolean {
  const one = settled(value, choices);
  if (!(one instanceof Unknown)) return Boolean(one);
  const { flags } = one.type;
  const plain =
    ts.TypeFlags.StringLike |
    ts.TypeFlags.NumberLike |
    ts.TypeFlags.BooleanLike |
    (ts.TypeFlags.Any | ts.TypeFlags.Unknown);
  return flags & plain ? choices.pick(`${one.path}?`, 2) === 0 : true;
}

/** @throws NeedsValue */
export function textOf(value: unknown, choices: Choices): string {
  const one = settled(value, choices);
  if (one instanceof Unknown) {
    if (one.type.flags & ts.TypeFlags.NumberLike) return '1';
    throw new NeedsValue(one);
  }
  if (Array.isArray(one)) return one.map((each) => textOf(each, choices)).join(',');
  if (one === undefined || one === null) throw new WayEnds('nothing as text');
  if (typeof one === 'function') throw new NotUnderstood('a function as text');
  return String(one);
}

// What a row is taken for in the source: its columns and what kinds of value each may hold.
import ts from 'typescript';
import { partsOf } from './unknown.ts';

/** `any` is what the type leaves open; `date`, `bytes` are objects of the language. */
export type Kind =
  'string' | 'number' | 'boolean' | 'date' | 'bytes' | 'object' | 'any' | `list of ${string}`;

export interface ShapedColumn {
  readonly kinds: readonly Kind[];
  readonly nullable: boolean;
  /** The row may lack it. */
  readonly optional: boolean;
}

export type RowShape = ReadonlyMap<string, ShapedColumn>;

/**
 * @param given what a wrapper's type parameters stand for
 * @returns null for a type that names no column
 */
export function shapeOf(
  checker: ts.TypeChecker,
  type: ts.Type,
  given: ReadonlyMap<ts.Symbol, ts.Type> = new Map(),
): RowShape | null {
  if (type.isIntersection()) {
    const parts = type.types.map((part) => shapeOf(checker, part, given));
    const known = parts.filter((part) => part !== null);
    return known.length === 0 ? null : new Map(known.flatMap((part) => [...part]));
  }
  if (type.flags & ts.TypeFlags.TypeParameter) {
    const stands = given.get(type.symbol);
    return stands === undefined ? null : shapeOf(checker, stands, given);
  }
  if (type.isUnion()) {
    const parts = type.types.map((part) => shapeOf(checker, part, given));
    return parts.some((part) => part === null) ? null : merged(parts as RowShape[]);
  }
  const properties = checker.getPropertiesOfType(type);
  if (properties.length === 0)
    return type.flags & ts.TypeFlags.Object && !checker.getIndexInfosOfType(type).length ? new Map() : null;
  return new Map(properties.map((symbol) => [symbol.name, columnOf(checker, symbol)]));
}

function merged(shapes: readonly RowShape[]): RowShape {
  const whole = new Map<string, ShapedColumn>();
  for (const name of new Set(shapes.flatMap((shape) => [...shape.keys()]))) {
    const columns = shapes.map((shape) => shape.get(name));
    whole.set(name, {
      kinds: [...new Set(columns.flatMap((column) => column?.kinds ?? []))],
      nullable: columns.some((column) => column?.nullable),
      optional: columns.some((column) => column === undefined || column.optional),
    });
  }
  return whole;
}

function columnOf(checker: ts.TypeChecker, symbol: ts.Symbol): ShapedColumn {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const type =
    declaration === undefined
      ? checker.getTypeOfSymbol(symbol)
      : checker.getTypeOfSymbolAtLocation(symbol, declaration);
  const parts = partsOf(type);
  const kinds = parts.flatMap((part) => kindOf(checker, part) ?? []);
  return {
    kinds: [...new Set(kinds)],
    nullable: kinds.includes('any') || parts.some((part) => part.flags & ts.TypeFlags.Null),
    optional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
  };
}

function kindOf(checker: ts.TypeChecker, type: ts.Type): Kind | null {
  const { flags } = type;
  if (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return null;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter)) return 'any';
  if (flags & ts.TypeFlags.StringLike) return 'string';
  if (flags & ts.TypeFlags.NumberLike) return 'number';
  if (flags & ts.TypeFlags.BooleanLike) return 'boolean';
  // A brand: text or a number with a mark.
  if (type.isIntersection())
    return type.types.map((part) => kindOf(checker, part)).find((kind) => kind !== 'object') ?? 'object';
  if (type.symbol?.name === 'Date') return 'date';
  if (type.symbol?.name === 'Buffer' || type.symbol?.name === 'Uint8Array') return 'bytes';
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const elements = checker.getTypeArguments(type as ts.TypeReference).flatMap((each) => partsOf(each));
    const kinds = [...new Set(elements.flatMap((each) => kindOf(checker, each) ?? []))];
    return `list of ${kinds.sort().join(' or ')}`;
  }
  return 'object';
}

// Names and what they stand for while source is read. A constant is worked out when somebody asks for it.
import ts from 'typescript';
import { NotUnderstood } from './unknown.ts';

interface Cell {
  value?: unknown;
  later?: (() => unknown) | undefined;
}

export class Scope {
  private readonly cells = new Map<string, Cell>();

  constructor(
    readonly outer: Scope | null,
    /** What `this` stands for; the outer scope's where nothing is given. */
    private readonly self?: { readonly value: unknown },
  ) {}

  set(name: string, value: unknown): void {
    this.cells.set(name, { value });
  }

  setLater(name: string, later: () => unknown): void {
    this.cells.set(name, { later });
  }

  has(name: string): boolean {
    return this.cells.has(name) || (this.outer?.has(name) ?? false);
  }

  get(name: string): unknown {
    const cell = this.cells.get(name);
    if (cell === undefined) {
      if (this.outer === null) throw new NotUnderstood(`${name} is not in scope`);
      return this.outer.get(name);
    }
    if (cell.later !== undefined) {
      const { later } = cell;
      cell.later = () => {
        throw new NotUnderstood(`${name} hangs on itself`);
      };
      cell.value = later();
      cell.later = undefined;
    }
    return cell.value;
  }

  assign(name: string, value: unknown): void {
    if (this.cells.has(name)) this.cells.set(name, { value });
    else if (this.outer === null) throw new NotUnderstood(`${name} is not in scope`);
    else this.outer.assign(name, value);
  }

  get this(): unknown {
    return this.self === undefined ? this.outer?.this : this.self.value;
  }
}

/** Brings the names of a pattern into scope, reading `value` only when one of them is asked for. */
export function bindPattern(
  pattern: ts.BindingName,
  value: () => unknown,
  scope: Scope,
  read: {
    readonly property: (of: unknown, name: string, at: ts.Node) => unknown;
    readonly without: (of: unknown, names: readonly string[]) => unknown;
    readonly list: (of: unknown) => readonly unknown[];
    readonly evaluate: (expression: ts.Expression, scope: Scope) => unknown;
  },
): void {
  if (ts.isIdentifier(pattern)) return scope.setLater(pattern.text, value);
  let whole: { readonly value: unknown } | null = null;
  const once = () => (whole ??= { value: value() }).value;
  const names: string[] = [];
  pattern.elements.forEach((element, index) => {
    if (ts.isOmittedExpression(element)) return;
    const key = element.propertyName ?? element.name;
    const name = ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : null;
    if (name !== null) names.push(name);
    const part = (): unknown => {
      if (ts.isArrayBindingPattern(pattern))
        return element.dotDotDotToken ? read.list(once()).slice(index) : read.list(once())[index];
      if (element.dotDotDotToken) return read.without(once(), names.slice(0, -1));
      if (name === null) throw new NotUnderstood('a pattern with a computed name');
      return read.property(once(), name, element);
    };
    const { initializer } = element;
    const given = (): unknown => {
      const found = part();
      return found === undefined && initializer !== undefined ? read.evaluate(initializer, scope) : found;
    };
    bindPattern(element.name, given, scope, read);
  });
}

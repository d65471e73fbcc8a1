// Reads expressions of the source without running it: what is constant comes out, what is not stays `Unknown`.
import ts from 'typescript';
import { callOf } from './calls.ts';
import type { Choices } from './choices.ts';
import { construct, objectOf } from './objects.ts';
import { GLOBALS } from './globals.ts';
import { bindPattern, Scope } from './scope.ts';
import { runBlock } from './statements-of-source.ts';
import { isAbsent, lookedAt, NotUnderstood, settled, textOf, truth, Unknown, WayEnds } from './unknown.ts';
import { binary } from './operators.ts';

const STEPS = 15_000;
const DEPTH = 60;

type Parameters = ts.NodeArray<ts.ParameterDeclaration>;

export class Interpreter {
  /** A function that may refuse did so on this way: the way is gone on with, as if it had answered. */
  bent = false;
  private steps = 0;
  private depth = 0;
  private readonly constants = new Map<ts.Node, unknown>();

  constructor(
    readonly checker: ts.TypeChecker,
    readonly choices: Choices,
    /** Whether a file's functions are read; what others do is unknown. */
    private readonly reads: (file: ts.SourceFile) => boolean,
    private readonly types: WeakMap<ts.Node, ts.Type> = new WeakMap(),
    /** Every text of the source that was come by. */
    private readonly seen: Set<ts.Node> = new Set(),
  ) {}

  evaluate(node: ts.Expression, scope: Scope): unknown {
    if (++this.steps > STEPS) throw new NotUnderstood('too long');
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) this.seen.add(node);
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isNumericLiteral(node)) return Number(node.text.replaceAll('_', ''));
    if (ts.isTemplateExpression(node))
      return node.templateSpans.reduce(
        (text, span) =>
          text + textOf(this.evaluate(span.expression, scope), this.choices) + span.literal.text,
        node.head.text,
      );
    if (ts.isIdentifier(node))
      return scope.has(node.text) ? lookedAt(scope.get(node.text)) : this.named(node);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return this.evaluate(node.expression, scope);
    if (ts.isNonNullExpression(node) || ts.isAwaitExpression(node))
      return this.evaluate(node.expression, scope);
    if (ts.isConditionalExpression(node))
      return this.evaluate(this.holds(node.condition, scope) ? node.whenTrue : node.whenFalse, scope);
    if (ts.isBinaryExpression(node)) return binary(this, node, scope);
    if (ts.isPropertyAccessExpression(node))
      return this.chained(node, scope, (of) => this.property(of, node.name.text, node));
    if (ts.isElementAccessExpression(node))
      return this.chained(node, scope, (of) =>
        this.element(of, this.evaluate(node.argumentExpression, scope), node),
      );
    if (ts.isCallExpression(node)) return callOf(this, node, scope);
    if (ts.isNewExpression(node)) return construct(this, node, scope);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return this.closure(node, scope);
    if (ts.isArrayLiteralExpression(node)) return this.spreadOut(node.elements, scope);
    if (ts.isObjectLiteralExpression(node)) return objectOf(this, node, scope);
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
    if (node.kind === ts.SyntaxKind.NullKeyword) return null;
    if (node.kind === ts.SyntaxKind.ThisKeyword) return scope.this;
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) {
      const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(node.getText())!;
      return new RegExp(source!, flags);
    }
    if (ts.isTypeOfExpression(node)) return this.kindOf(node, scope);
    if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === ts.SyntaxKind.ExclamationToken) return !this.holds(node.operand, scope);
      const value = settled(this.evaluate(node.operand, scope), this.choices);
      if (node.operator === ts.SyntaxKind.MinusToken && typeof value === 'number') return -value;
    }
    return this.unknownAt(node, undefined, ts.SyntaxKind[node.kind]);
  }

  holds(condition: ts.Expression, scope: Scope): boolean {
    return truth(this.evaluate(condition, scope), this.choices);
  }

  unknownAt(node: ts.Node, root?: ts.ParameterDeclaration, why?: string): Unknown {
    const type = this.typeAt(node);
    const file = node.getSourceFile();
    const at = file.getLineAndCharacterOfPosition(node.getStart());
    return new Unknown(
      type,
      `${file.fileName.split('/src/').at(-1)}:${at.line + 1}:${at.character + 1}`,
      root,
      why,
    );
  }

  private typeAt(node: ts.Node): ts.Type {
    const before = this.types.get(node);
    if (before !== undefined) return before;
    const found = this.checker.getTypeAtLocation(node);
    const type = this.checker.getAwaitedType(found) ?? found;
    this.types.set(node, type);
    return type;
  }

  private kindOf(node: ts.TypeOfExpression, scope: Scope): unknown {
    const value = settled(this.evaluate(node.expression, scope), this.choices);
    if (!(value instanceof Unknown)) return typeof value;
    const { flags } = value.type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))
      return new Unknown(this.checker.getStringType(), `typeof ${value.path}`, value.root);
    if (flags & ts.TypeFlags.StringLike) return 'string';
    if (flags & ts.TypeFlags.NumberLike) return 'number';
    return value.type.getCallSignatures().length > 0 ? 'function' : 'object';
  }

  /** A name from outside every function. */
  private named(node: ts.Identifier): unknown {
    let symbol = this.checker.getSymbolAtLocation(node);
    if (ts.isShorthandPropertyAssignment(node.parent))
      symbol = this.checker.getShorthandAssignmentValueSymbol(node.parent);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = this.checker.getAliasedSymbol(symbol);
    const declaration = symbol?.valueDeclaration;
    if (declaration === undefined || !this.reads(declaration.getSourceFile()))
      return Object.hasOwn(GLOBALS, node.text) ? GLOBALS[node.text] : this.unknownAt(node);
    return this.declared(declaration, node);
  }

  private declared(declaration: ts.Declaration, node: ts.Node): unknown {
    if (this.constants.has(declaration)) return this.constants.get(declaration);
    const outside = new Scope(null);
    let value: unknown;
    if (ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined)
      value = this.evaluate(declaration.initializer, outside);
    else if (ts.isFunctionDeclaration(declaration) && declaration.body !== undefined)
      value = this.closure(declaration, outside);
    else if (ts.isClassDeclaration(declaration)) value = declaration;
    else value = this.unknownAt(node);
    this.constants.set(declaration, value);
    return value;
  }

  closure(node: ts.FunctionLikeDeclaration, scope: Scope, self?: { readonly value: unknown }) {
    return (...given: unknown[]): unknown => {
      if (this.depth > DEPTH) throw new NotUnderstood('too deep');
      this.depth++;
      try {
        const inner = new Scope(scope, self);
        this.bindParameters(node.parameters, given, inner);
        if (node.body === undefined) throw new NotUnderstood('no body');
        return ts.isBlock(node.body)
          ? runBlock(this, node.body, inner).value
          : this.evaluate(node.body as ts.Expression, inner);
      } finally {
        this.depth--;
      }
    };
  }

  bindParameters(parameters: Parameters, given: readonly unknown[] | null, scope: Scope): void {
    parameters.forEach((parameter, index) => {
      const { initializer } = parameter;
      const value = (): unknown => {
        if (given === null) return this.unknownAt(parameter, parameter);
        if (parameter.dotDotDotToken) return given.slice(index);
        const one = lookedAt(given[index]);
        return one === undefined && initializer !== undefined ? this.evaluate(initializer, scope) : one;
      };
      this.bind(parameter.name, value, scope);
    });
  }

  bind(name: ts.BindingName, value: () => unknown, scope: Scope): void {
    bindPattern(name, value, scope, {
      property: (of, key, at) => this.property(of, key, at),
      list: (of) => this.list(of),
      evaluate: (expression, within) => this.evaluate(expression, within),
      without: (of, names) =>
        Object.fromEntries(Object.entries(this.record(of)).filter(([key]) => !names.includes(key))),
    });
  }

  private chained(
    node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    scope: Scope,
    read: (of: unknown) => unknown,
  ): unknown {
    const of = settled(this.evaluate(node.expression, scope), this.choices);
    if (of !== null && of !== undefined) return read(of);
    if (ts.isOptionalChain(node)) return undefined;
    throw new WayEnds('a property of nothing');
  }

  property(value: unknown, name: string, at: ts.Node): unknown {
    const of = settled(value, this.choices);
    if (of === null || of === undefined) throw new WayEnds(`${name} of nothing`);
    if (!(of instanceof Unknown)) {
      const found = (of as Record<string, unknown>)[name];
      return typeof found === 'function' && !Object.hasOwn(of as object, name) ? found.bind(of) : found;
    }
    const symbol = this.checker.getApparentType(of.type).getProperty(name);
    const declaration = symbol?.valueDeclaration;
    if (declaration !== undefined && this.reads(declaration.getSourceFile())) {
      if (ts.isMethodDeclaration(declaration) && declaration.body !== undefined)
        return this.closure(declaration, new Scope(null), { value: of });
      if (
        ts.isPropertyDeclaration(declaration) &&
        declaration.initializer !== undefined &&
        isConstant(declaration)
      )
        return this.evaluate(declaration.initializer, new Scope(null, { value: of }));
    }
    const type = symbol === undefined ? undefined : this.checker.getTypeOfSymbolAtLocation(symbol, at);
    return new Unknown(type ?? this.checker.getAnyType(), `${of.path}.${name}`, of.root, of.why);
  }

  private element(of: unknown, index: unknown, node: ts.Node): unknown {
    let key = settled(index, this.choices);
    if (of instanceof Unknown)
      return new Unknown(
        this.checker.getTypeAtLocation(node),
        `${of.path}[${String(key instanceof Unknown ? key.path : key)}]`,
        of.root,
        of.why,
      );
    if (key instanceof Unknown) {
      const keys = Object.keys(of as object);
      if (keys.length === 0) return undefined;
      key = keys[this.choices.pick(`${key.path} of ${keys.join()}`, keys.length)]!;
    }
    return (of as Record<PropertyKey, unknown>)[key as PropertyKey];
  }

  /** An array of unknown length stands for one of one element. */
  list(value: unknown): readonly unknown[] {
    const one = settled(value, this.choices);
    if (one instanceof Unknown) {
      const element =
        this.checker.getIndexTypeOfType(one.type, ts.IndexKind.Number) ??
        typeArgument(this.checker, one.type);
      return [new Unknown(element ?? this.checker.getAnyType(), `${one.path}[]`, one.root, one.why)];
    }
    if (one === null || one === undefined) throw new WayEnds('a list of nothing');
    return [...(one as Iterable<unknown>)];
  }

  record(value: unknown): Record<string, unknown> {
    const one = settled(value, this.choices);
    if (!(one instanceof Unknown)) return { ...(one as object) };
    return Object.fromEntries(
      this.checker.getPropertiesOfType(one.type).map((symbol) => {
        const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
        const type =
          declaration === undefined
            ? this.checker.getTypeOfSymbol(symbol)
            : this.checker.getTypeOfSymbolAtLocation(symbol, declaration);
        return [symbol.name, new Unknown(type, `${one.path}.${symbol.name}`, one.root, one.why)];
      }),
    );
  }

  spreadOut(elements: readonly ts.Expression[], scope: Scope): unknown[] {
    return elements.flatMap((element) =>
      ts.isSpreadElement(element)
        ? [...this.list(this.evaluate(element.expression, scope))]
        : [this.evaluate(element, scope)],
    );
  }
}

function isConstant(declaration: ts.PropertyDeclaration): boolean {
  return declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
}

function typeArgument(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  return isAbsent(type) ? undefined : checker.getTypeArguments(type as ts.TypeReference)[0];
}

// Finds every call that runs SQL and reads the texts that it may run, with the type that its rows are taken for.
import ts from 'typescript';
import { everyWay } from './choices.ts';
import { rowsAreDropped } from './dropped-rows.ts';
import { Interpreter } from './interpreter.ts';
import { reach } from './statements-of-source.ts';
import { NeedsValue, NotUnderstood, settled, textOf, Unknown, WayEnds } from './unknown.ts';

/** One text of one call. */
export interface FoundStatement {
  /** `src/engine/journal.ts:12` */
  readonly at: string;
  readonly file: string;
  readonly name: string | null;
  readonly text: string;
  /** How many values are given with it; null where that is not known. */
  readonly values: number | null;
}

/** The rows of a call; a wrapper's type parameters stand for what its callers say. */
export interface RowType {
  readonly type: ts.Type | null;
  readonly given: ReadonlyMap<ts.Symbol, ts.Type>;
  /** Nobody looks into the rows: they are left, or only counted. */
  readonly dropped: boolean;
  /** Values are read by a parser of the call's own. */
  readonly ownParser: boolean;
}

export interface Call {
  readonly at: string;
  readonly statements: readonly FoundStatement[];
  readonly rows: RowType;
  /** Why not every text is known; empty where all are. */
  readonly unread: readonly string[];
}

const CALLERS_UP = 5;
const LOOKS_LIKE_SQL =
  /\b(select\b.*\bfrom|insert into|update \w+( \w)? set|delete from|left join|is (not )?null\b|::(uuid|int|float8|text|timestamptz)|\w\.\w+_\w+ [<>=])/s;
/** Where `query` is made out of the driver's own: what it runs is what it is asked for. */
const DOOR = /\/platform\/database\.ts$/;

export class StatementFinder {
  private readonly checker: ts.TypeChecker;
  private readonly files: readonly ts.SourceFile[];
  private readonly seen = new Set<ts.Node>();
  private readonly types = new WeakMap<ts.Node, ts.Type>();
  private readonly callsByName = new Map<string, (ts.CallExpression | ts.NewExpression)[]>();

  /** @param holds whether a file is read, by its absolute path */
  constructor(
    program: ts.Program,
    private readonly holds: (file: string) => boolean,
    private readonly folder: string,
  ) {
    this.checker = program.getTypeChecker();
    this.files = program.getSourceFiles().filter(({ fileName }) => holds(fileName));
    for (const file of this.files) this.index(file);
  }

  find(): readonly Call[] {
    return ['query', 'probe']
      .flatMap((name) => this.callsByName.get(name) ?? [])
      .filter((call): call is ts.CallExpression => ts.isCallExpression(call) && this.runsSql(call))
      .flatMap((call) => this.read(call, [call], new Set()));
  }

  /** Texts that look like SQL and that no statement was read from, after `find`. */
  unseen(): readonly string[] {
    const found: string[] = [];
    const look = (node: ts.Node): void => {
      if (
        (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) &&
        LOOKS_LIKE_SQL.test(node.getText())
      )
        if (!this.seen.has(node)) found.push(this.placeOf(node));
      ts.forEachChild(node, look);
    };
    for (const file of this.files) look(file);
    return found;
  }

  private index(node: ts.Node): void {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const { expression } = node;
      const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      if (ts.isIdentifier(name)) {
        const list = this.callsByName.get(name.text) ?? [];
        list.push(node);
        this.callsByName.set(name.text, list);
      }
    }
    ts.forEachChild(node, (child) => this.index(child));
  }

  private runsSql({ expression }: ts.CallExpression): boolean {
    if (!ts.isPropertyAccessExpression(expression)) return false;
    const declarations = this.checker.getSymbolAtLocation(expression.name)?.declarations ?? [];
    if (DOOR.test(expression.getSourceFile().fileName)) return false;
    return declarations.some((each) => {
      const { fileName } = each.getSourceFile();
      return DOOR.test(fileName) || /\/@types\/pg\/|\/typeorm\//.test(fileName);
    });
  }

  /** @param chain from the outermost caller down to the call itself */
  private read(call: ts.CallExpression, chain: readonly ts.Node[], seen: Set<ts.Node>): Call[] {
    const statements = new Map<string, FoundStatement>();
    const unread = new Map<string, ts.ParameterDeclaration | undefined>();
    let ownParser = false;
    let ended = 'is never reached';
    everyWay((choices) => {
      const reader = new Interpreter(
        this.checker,
        choices,
        (file) => this.holds(file.fileName),
        this.types,
        this.seen,
      );
      try {
        const scope = this.walk(reader, chain);
        const first = settled(reader.evaluate(call.arguments[0]!, scope), choices);
        if (
          typeof first !== 'string' &&
          reader.property(first, 'types', call) !== undefined &&
          !(first instanceof Unknown)
        )
          ownParser = true;
        const found = this.statement(reader, call, first, () => reader.evaluate(call.arguments[1]!, scope));
        statements.set(found.text, found);
      } catch (error) {
        if (error instanceof WayEnds) {
          ended = `is never reached: ${error.message}`;
          return;
        }
        if (!(error instanceof NeedsValue || error instanceof NotUnderstood)) throw error;
        if (reader.bent) ended = error.message;
        else unread.set(error.message, error instanceof NeedsValue ? error.unknown.root : undefined);
      }
    });
    const outermost = outermostFunction(chain[0]!);
    const askCallers = [...unread.values()].some((root) => root !== undefined && root.parent === outermost);
    if (askCallers && outermost && chain.length < CALLERS_UP) {
      const callers = this.callersOf(outermost).filter(
        (caller) => !chain.includes(caller) && !seen.has(caller),
      );
      if (callers.length > 0) return callers.flatMap((caller) => this.read(call, [caller, ...chain], seen));
    }
    const at = this.placeOf(call);
    const rows = { ...this.rowsOf(call, chain), ownParser };
    if (statements.size === 0 && unread.size === 0) unread.set(ended, undefined);
    return [{ at, statements: [...statements.values()], rows, unread: [...unread.keys()] }];
  }

  private walk(reader: Interpreter, chain: readonly ts.Node[]) {
    let given: readonly unknown[] | null = null;
    let self: unknown = ownerOf(chain[0]!, reader);
    for (const [depth, target] of chain.entries()) {
      const scope = reach(reader, target, given, self);
      if (depth === chain.length - 1) return scope;
      const caller = target as ts.CallExpression | ts.NewExpression;
      given = (caller.arguments ?? []).map((each) => {
        try {
          return reader.evaluate(each, scope);
        } catch (error) {
          if (!(error instanceof NeedsValue || error instanceof NotUnderstood)) throw error;
          return reader.unknownAt(
            each,
            error instanceof NeedsValue ? error.unknown.root : undefined,
            error.message,
          );
        }
      });
      self = ts.isPropertyAccessExpression(caller.expression)
        ? reader.evaluate(caller.expression.expression, scope)
        : ownerOf(chain[depth + 1]!, reader);
    }
    throw new NotUnderstood('nothing to reach');
  }

  private statement(
    reader: Interpreter,
    call: ts.CallExpression,
    first: unknown,
    second: () => unknown,
  ): FoundStatement {
    const at = this.placeOf(call);
    const place = { at, file: at.slice(0, at.lastIndexOf(':')) };
    const { choices } = reader;
    if (first instanceof Unknown && first.type.flags & ts.TypeFlags.StringLike) throw new NeedsValue(first);
    const plain = typeof first === 'string';
    const text = plain ? first : textOf(reader.property(first, 'text', call), choices);
    const name = plain ? undefined : settled(reader.property(first, 'name', call), choices);
    let values: unknown;
    try {
      const counted = plain ? call.arguments[1] : valuesIn(call.arguments[0]!);
      if (counted && ts.isArrayLiteralExpression(counted) && !counted.elements.some(ts.isSpreadElement))
        values = counted.elements;
      else
        values = plain
          ? call.arguments.length > 1
            ? second()
            : []
          : settled(reader.property(first, 'values', call), choices);
    } catch (error) {
      if (!(error instanceof NeedsValue || error instanceof NotUnderstood)) throw error;
      values = null;
    }
    return {
      ...place,
      name: typeof name === 'string' ? name : null,
      text,
      values: values === undefined ? 0 : Array.isArray(values) ? values.length : null,
    };
  }

  private callersOf(target: ts.SignatureDeclaration): readonly ts.Node[] {
    const named =
      ts.isArrowFunction(target) && ts.isVariableDeclaration(target.parent) ? target.parent : target;
    const name = ts.isConstructorDeclaration(target) ? target.parent.name : named.name;
    if (name === undefined || !ts.isIdentifier(name)) return [];
    const symbol = this.checker.getSymbolAtLocation(name);
    return (this.callsByName.get(name.text) ?? []).filter(({ expression }) => {
      const at = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      let found = this.checker.getSymbolAtLocation(at);
      if (found && found.flags & ts.SymbolFlags.Alias) found = this.checker.getAliasedSymbol(found);
      return found !== undefined && (found === symbol || found.valueDeclaration === symbol?.valueDeclaration);
    });
  }

  private rowsOf(call: ts.CallExpression, chain: readonly ts.Node[]): Omit<RowType, 'ownParser'> {
    const node = call.typeArguments?.[0];
    const given = new Map<ts.Symbol, ts.Type>();
    chain.slice(0, -1).forEach((caller, index) => {
      const parameters = outermostFunction(chain[index + 1]!)?.typeParameters ?? [];
      parameters.forEach((parameter, at) => {
        const argument = (caller as ts.CallExpression).typeArguments?.[at];
        const symbol = this.checker.getSymbolAtLocation(parameter.name);
        if (argument && symbol) given.set(symbol, this.checker.getTypeFromTypeNode(argument));
      });
    });
    return {
      type: node === undefined ? null : this.checker.getTypeFromTypeNode(node),
      given,
      dropped: rowsAreDropped(call),
    };
  }

  private placeOf(node: ts.Node): string {
    const file = node.getSourceFile();
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    return `${file.fileName.slice(this.folder.length + 1)}:${line + 1}`;
  }
}

function outermostFunction(node: ts.Node): ts.SignatureDeclaration | null {
  let found: ts.SignatureDeclaration | null = null;
  for (let each = node.parent; !ts.isSourceFile(each); each = each.parent)
    if (ts.isFunctionLike(each)) found = each;
  return found;
}

function valuesIn(argument: ts.Expression): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(argument)) return undefined;
  const found = argument.properties.find(
    (each) => each.name && ts.isIdentifier(each.name) && each.name.text === 'values',
  );
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

function ownerOf(node: ts.Node, reader: Interpreter): unknown {
  for (let each = node.parent; !ts.isSourceFile(each); each = each.parent)
    if (ts.isClassDeclaration(each) && each.name) return reader.unknownAt(each);
  return undefined;
}

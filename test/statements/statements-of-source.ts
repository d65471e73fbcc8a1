// Follows statements of the source: all of a function that makes text, or those that lead to one place.
import ts from 'typescript';
import type { Interpreter } from './interpreter.ts';
import { Scope } from './scope.ts';
import { NeedsValue, NotUnderstood, settled, Unknown, WayEnds } from './unknown.ts';

export interface Ended {
  readonly how: 'through' | 'return' | 'break' | 'continue';
  readonly value?: unknown;
}

const THROUGH: Ended = { how: 'through' };
const TURNS = 2_000;

export function runBlock(reader: Interpreter, block: ts.Block, outer: Scope): Ended {
  const scope = new Scope(outer);
  hoist(reader, block.statements, scope);
  for (const statement of block.statements) {
    const ended = runStatement(reader, statement, scope);
    if (ended.how !== 'through') return ended;
  }
  return THROUGH;
}

/** Functions of a block are known before their line. */
function hoist(reader: Interpreter, statements: readonly ts.Statement[], scope: Scope): void {
  for (const each of statements)
    if (ts.isFunctionDeclaration(each) && each.name) scope.set(each.name.text, reader.closure(each, scope));
}

/** @throws WayEnds where the source throws */
function runStatement(reader: Interpreter, node: ts.Statement, scope: Scope): Ended {
  if (ts.isVariableStatement(node)) declare(reader, node.declarationList, scope);
  else if (ts.isExpressionStatement(node)) perform(reader, node.expression, scope);
  else if (ts.isReturnStatement(node))
    return { how: 'return', value: node.expression && reader.evaluate(node.expression, scope) };
  else if (ts.isIfStatement(node)) return branch(reader, node, scope);
  else if (ts.isBlock(node)) return runBlock(reader, node, scope);
  else if (ts.isForOfStatement(node)) return runForOf(reader, node, scope);
  else if (ts.isForStatement(node)) return runFor(reader, node, scope);
  else if (ts.isSwitchStatement(node)) return runSwitch(reader, node, scope);
  else if (ts.isThrowStatement(node)) throw new WayEnds('throws');
  else if (ts.isTryStatement(node)) return runBlock(reader, node.tryBlock, scope);
  else if (ts.isBreakStatement(node)) return { how: 'break' };
  else if (ts.isContinueStatement(node)) return { how: 'continue' };
  else if (ts.isWhileStatement(node)) throw new NotUnderstood('a while loop');
  return THROUGH;
}

function declare(reader: Interpreter, list: ts.VariableDeclarationList, scope: Scope): void {
  const constant = (list.flags & ts.NodeFlags.Const) !== 0;
  for (const { name, initializer } of list.declarations) {
    reader.bind(name, () => initializer && reader.evaluate(initializer, scope), scope);
    if (!constant && ts.isIdentifier(name)) {
      const value = initializer === undefined ? undefined : attempt(reader, initializer, scope);
      scope.set(name.text, value);
    }
  }
}

/** A variable that cannot be worked out is unknown. */
function attempt(reader: Interpreter, node: ts.Expression, scope: Scope): unknown {
  try {
    return reader.evaluate(node, scope);
  } catch (error) {
    if (!(error instanceof NotUnderstood || error instanceof NeedsValue)) throw error;
    return reader.unknownAt(
      node,
      error instanceof NeedsValue ? error.unknown.root : undefined,
      error.message,
    );
  }
}

/** What is done for its effect on the world is left out; what fills a list or an object here is done. */
function perform(reader: Interpreter, expression: ts.Expression, scope: Scope): void {
  if (ts.isAwaitExpression(expression)) return;
  const [by] = /^[\w$]+/.exec(expression.getText()) ?? [''];
  try {
    reader.evaluate(expression, scope);
  } catch (error) {
    // A function from elsewhere that may refuse has let this way pass.
    if (!(error instanceof WayEnds) || scope.has(by)) throw error;
  }
}

function branch(reader: Interpreter, node: ts.IfStatement, scope: Scope): Ended {
  if (node.elseStatement === undefined && leaves(node.thenStatement, ts.isThrowStatement)) return THROUGH;
  if (reader.holds(node.expression, scope)) return runStatement(reader, node.thenStatement, scope);
  return node.elseStatement === undefined ? THROUGH : runStatement(reader, node.elseStatement, scope);
}

/** Whoever comes further has not gone in there. */
function leaves(node: ts.Statement, by: (last: ts.Statement) => boolean): boolean {
  const last = ts.isBlock(node) ? node.statements.at(-1) : node;
  return last !== undefined && by(last);
}

function runForOf(reader: Interpreter, node: ts.ForOfStatement, scope: Scope): Ended {
  for (const each of reader.list(reader.evaluate(node.expression, scope))) {
    const inner = new Scope(scope);
    if (!ts.isVariableDeclarationList(node.initializer)) throw new NotUnderstood('a loop over an old name');
    reader.bind(node.initializer.declarations[0]!.name, () => each, inner);
    const ended = runStatement(reader, node.statement, inner);
    if (ended.how === 'return') return ended;
    if (ended.how === 'break') break;
  }
  return THROUGH;
}

function runFor(reader: Interpreter, node: ts.ForStatement, scope: Scope): Ended {
  const inner = new Scope(scope);
  if (node.initializer && ts.isVariableDeclarationList(node.initializer))
    declare(reader, node.initializer, inner);
  for (let turn = 0; node.condition === undefined || reader.holds(node.condition, inner); turn++) {
    if (turn > TURNS) throw new NotUnderstood('an endless loop');
    const ended = runStatement(reader, node.statement, inner);
    if (ended.how === 'return') return ended;
    if (ended.how === 'break') break;
    const counter = node.incrementor && 'operand' in node.incrementor ? node.incrementor.operand : null;
    if (counter === null || !ts.isIdentifier(counter as ts.Node))
      throw new NotUnderstood('a loop that does not count by one');
    const name = (counter as ts.Identifier).text;
    inner.assign(name, Number(inner.get(name)) + 1);
  }
  return THROUGH;
}

function runSwitch(reader: Interpreter, node: ts.SwitchStatement, scope: Scope): Ended {
  const value = settled(reader.evaluate(node.expression, scope), reader.choices);
  const { clauses } = node.caseBlock;
  const cases = clauses.map((clause) =>
    ts.isCaseClause(clause) ? reader.evaluate(clause.expression, scope) : undefined,
  );
  const fallback = clauses.findIndex((clause) => ts.isDefaultClause(clause));
  const found = cases.findIndex((each, at) => at !== fallback && each === value);
  const start =
    value instanceof Unknown
      ? reader.choices.pick(`switch ${value.path}`, clauses.length)
      : found === -1
        ? fallback
        : found;
  if (start === -1) return THROUGH;
  const inner = new Scope(scope);
  for (const clause of clauses.slice(start))
    for (const statement of clause.statements) {
      const ended = runStatement(reader, statement, inner);
      if (ended.how === 'break') return THROUGH;
      if (ended.how !== 'through') return ended;
    }
  return THROUGH;
}

/**
 * Follows the source from the outermost function around `target` down to it, and no other way.
 * @param given arguments of the outermost function; null where nobody is known who calls it
 * @returns the scope at `target`
 */
export function reach(
  reader: Interpreter,
  target: ts.Node,
  given: readonly unknown[] | null,
  self: unknown,
): Scope {
  const path: ts.Node[] = [];
  for (let node = target; !ts.isSourceFile(node); node = node.parent) path.unshift(node);
  let scope = new Scope(null, { value: self });
  let outermost = true;
  path.forEach((node, depth) => {
    const next = path[depth + 1];
    if (ts.isFunctionLike(node) && 'body' in node) {
      scope = new Scope(scope);
      if (outermost) reader.bindParameters(node.parameters, given, scope);
      else lend(reader, node as ts.FunctionLikeDeclaration, scope);
      outermost = false;
    } else if (ts.isBlock(node) || ts.isCaseOrDefaultClause(node)) {
      scope = new Scope(scope);
      hoist(reader, node.statements, scope);
      for (const statement of node.statements) {
        if (statement === next) break;
        if (
          ts.isIfStatement(statement) &&
          !statement.elseStatement &&
          leaves(statement.thenStatement, goesAway)
        )
          continue;
        const { how } = runStatement(reader, statement, scope);
        if (how === 'return' || how === 'continue') throw new WayEnds('returns before');
      }
    } else if (ts.isIfStatement(node) && next !== node.expression) {
      if (reader.holds(node.expression, scope) !== (next === node.thenStatement))
        throw new WayEnds('another branch');
    } else if (ts.isConditionalExpression(node) && next !== node.condition) {
      if (reader.holds(node.condition, scope) !== (next === node.whenTrue))
        throw new WayEnds('another branch');
    } else if (ts.isForOfStatement(node) && next === node.statement) {
      scope = new Scope(scope);
      const each = one(reader, node.expression, scope);
      if (ts.isVariableDeclarationList(node.initializer))
        reader.bind(node.initializer.declarations[0]!.name, () => each, scope);
    } else if (ts.isForStatement(node) && next === node.statement && node.initializer) {
      scope = new Scope(scope);
      if (ts.isVariableDeclarationList(node.initializer)) declare(reader, node.initializer, scope);
    }
  });
  return scope;
}

const goesAway = (last: ts.Statement): boolean =>
  ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last);

/** What a function within is called with: each element of a list that is known, or what its types say. */
function lend(reader: Interpreter, node: ts.FunctionLikeDeclaration, scope: Scope): void {
  const call = node.parent;
  const over =
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    /^(map|flatMap|forEach)$/.test(call.expression.name.text)
      ? call.expression.expression
      : null;
  if (over === null) return reader.bindParameters(node.parameters, null, scope);
  reader.bindParameters(node.parameters, [one(reader, over, scope), 0], scope);
}

function one(reader: Interpreter, list: ts.Expression, scope: Scope): unknown {
  const all = reader.list(reader.evaluate(list, scope));
  if (all.length === 0) throw new WayEnds('over nothing');
  return all[reader.choices.pick(`each of ${list.getSourceFile().fileName}:${list.pos}`, all.length)];
}

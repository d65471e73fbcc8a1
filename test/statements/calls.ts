// Calls of the source: functions that are read are followed, the language's own are done, all others answer what is unknown.
import ts from 'typescript';
import type { Interpreter } from './interpreter.ts';
import type { Scope } from './scope.ts';
import { Later, lookedAt, NeedsValue, partsOf, settled, textOf, Unknown, WayEnds } from './unknown.ts';

const NATIVE = /\[native code\]/;
const LISTED = new Set([
  'map',
  'flatMap',
  'filter',
  'join',
  'forEach',
  'reduce',
  'slice',
  'concat',
  'entries',
  'toSorted',
  'find',
]);

const holdsAnything = (value: unknown): boolean =>
  Array.isArray(value) || value instanceof Set || value instanceof Map;

export function callOf(reader: Interpreter, node: ts.CallExpression, scope: Scope): unknown {
  const { expression } = node;
  let receiver: unknown;
  let method: unknown;
  if (ts.isPropertyAccessExpression(expression)) {
    receiver = settled(reader.evaluate(expression.expression, scope), reader.choices);
    if (receiver === null || receiver === undefined) {
      if (ts.isOptionalChain(node)) return undefined;
      throw new WayEnds('a method of nothing');
    }
    if (receiver instanceof Unknown && LISTED.has(expression.name.text) && isList(reader, receiver))
      receiver = reader.list(receiver);
    method = reader.property(receiver, expression.name.text, expression);
  } else method = settled(reader.evaluate(expression, scope), reader.choices);
  const root =
    method instanceof Unknown ? method.root : receiver instanceof Unknown ? receiver.root : undefined;
  if (typeof method !== 'function') return reader.unknownAt(node, root, 'a call of what is not known');
  const native = NATIVE.test(Function.prototype.toString.call(method));
  try {
    const given = handed(reader, node.arguments, scope, !native || expression.getText().endsWith('.push'));
    if (native && !holdsAnything(receiver) && given.some((each) => each instanceof Unknown))
      return reader.unknownAt(node, root, 'reckoned from what is not known');
    if (native && expression.getText().endsWith('.join') && Array.isArray(receiver))
      return receiver.map((each) => textOf(each, reader.choices)).join(given[0] as string | undefined);
    return (method as (...args: unknown[]) => unknown)(...given);
  } catch (error) {
    // What fills a list must not be lost; what only comes out of a call is unknown.
    if (holdsAnything(receiver)) throw error;
    if (error instanceof WayEnds) reader.bent = true;
    const from = error instanceof NeedsValue ? error.unknown.root : root;
    const why = error instanceof Error ? error.message : String(error);
    return reader.unknownAt(node, from, why);
  }
}

function handed(
  reader: Interpreter,
  nodes: readonly ts.Expression[],
  scope: Scope,
  later: boolean,
): unknown[] {
  if (!later || nodes.some(ts.isSpreadElement)) return reader.spreadOut(nodes, scope).map(lookedAt);
  return nodes.map((each) => new Later(() => reader.evaluate(each, scope)));
}

function isList(reader: Interpreter, value: Unknown): boolean {
  return (
    reader.checker.isArrayLikeType(value.type) ||
    partsOf(value.type).some((part) => part.symbol?.name === 'ReadonlySet')
  );
}

// Operators of the source: reckoned where both sides are known, compared by type or chosen where one is not.
import ts from 'typescript';
import type { Interpreter } from './interpreter.ts';
import type { Scope } from './scope.ts';
import { NotUnderstood, settled, textOf, truth, Unknown } from './unknown.ts';

const { SyntaxKind } = ts;

export function binary(reader: Interpreter, node: ts.BinaryExpression, scope: Scope): unknown {
  const { choices } = reader;
  const operator = node.operatorToken.kind;
  if (operator === SyntaxKind.EqualsToken) {
    const value = reader.evaluate(node.right, scope);
    assign(reader, node.left, value, scope);
    return value;
  }
  if (operator === SyntaxKind.PlusEqualsToken || operator === SyntaxKind.QuestionQuestionEqualsToken) {
    const before = reader.evaluate(node.left, scope);
    const value =
      operator === SyntaxKind.PlusEqualsToken
        ? sum(reader, before, reader.evaluate(node.right, scope))
        : (settled(before, choices) ?? reader.evaluate(node.right, scope));
    assign(reader, node.left, value, scope);
    return value;
  }
  const left = settled(reader.evaluate(node.left, scope), choices);
  if (operator === SyntaxKind.AmpersandAmpersandToken)
    return truth(left, choices) ? reader.evaluate(node.right, scope) : left instanceof Unknown ? false : left;
  if (operator === SyntaxKind.BarBarToken)
    return truth(left, choices) ? left : reader.evaluate(node.right, scope);
  if (operator === SyntaxKind.QuestionQuestionToken) return left ?? reader.evaluate(node.right, scope);
  const right = settled(reader.evaluate(node.right, scope), choices);
  return compare(reader, node, left, right);
}

function compare(reader: Interpreter, node: ts.BinaryExpression, left: unknown, right: unknown): unknown {
  const { choices } = reader;
  const known = !(left instanceof Unknown) && !(right instanceof Unknown);
  const pick = () =>
    choices.pick(
      `${node.getText()} ${[left, right].map((side) => (side instanceof Unknown ? side.path : '')).join(' ')}`,
      2,
    ) === 0;
  switch (node.operatorToken.kind) {
    case SyntaxKind.EqualsEqualsEqualsToken:
      return known ? left === right : mayBeSame(left, right) && pick();
    case SyntaxKind.ExclamationEqualsEqualsToken:
      return known ? left !== right : !mayBeSame(left, right) || pick();
    case SyntaxKind.PlusToken:
      return sum(reader, left, right);
    case SyntaxKind.MinusToken:
      return known ? (left as number) - (right as number) : reader.unknownAt(node);
    case SyntaxKind.AsteriskToken:
      return known ? (left as number) * (right as number) : reader.unknownAt(node);
    case SyntaxKind.SlashToken:
      return known ? (left as number) / (right as number) : reader.unknownAt(node);
    case SyntaxKind.LessThanToken:
      return known ? (left as number) < (right as number) : pick();
    case SyntaxKind.GreaterThanToken:
      return known ? (left as number) > (right as number) : pick();
    case SyntaxKind.LessThanEqualsToken:
      return known ? (left as number) <= (right as number) : pick();
    case SyntaxKind.GreaterThanEqualsToken:
      return known ? (left as number) >= (right as number) : pick();
    case SyntaxKind.InKeyword:
      return known ? (left as PropertyKey) in (right as object) : pick();
    default:
      return reader.unknownAt(node, undefined, node.operatorToken.getText());
  }
}

function sum(reader: Interpreter, left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'number' && right instanceof Unknown) return right;
  if (typeof right === 'number' && left instanceof Unknown) return left;
  return textOf(left, reader.choices) + textOf(right, reader.choices);
}

const KINDS: Readonly<Record<string, ts.TypeFlags>> = {
  string: ts.TypeFlags.StringLike,
  number: ts.TypeFlags.NumberLike,
  boolean: ts.TypeFlags.BooleanLike,
};

/** Text cannot be the same as an object; null is nothing that a settled unknown could be. */
function mayBeSame(left: unknown, right: unknown): boolean {
  const [unknown, other] = left instanceof Unknown ? [left, right] : [right as Unknown, left];
  if (other instanceof Unknown || unknown.type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
  if (other === null || other === undefined) return false;
  return (unknown.type.flags & (KINDS[typeof other] ?? ts.TypeFlags.Object)) !== 0;
}

function assign(reader: Interpreter, target: ts.Expression, value: unknown, scope: Scope): void {
  if (ts.isIdentifier(target)) return scope.assign(target.text, value);
  if (ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target)) {
    const of = settled(reader.evaluate(target.expression, scope), reader.choices);
    const name = ts.isPropertyAccessExpression(target)
      ? target.name.text
      : textOf(reader.evaluate(target.argumentExpression, scope), reader.choices);
    if (of instanceof Unknown || of === null || typeof of !== 'object') return;
    (of as Record<string, unknown>)[name] = value;
    return;
  }
  throw new NotUnderstood('an assignment to a pattern');
}

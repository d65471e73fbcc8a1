// Objects of the source: written down, or made of a class that is read too.
import ts from 'typescript';
import type { Interpreter } from './interpreter.ts';
import { Scope } from './scope.ts';
import { runBlock } from './statements-of-source.ts';
import { settled, textOf } from './unknown.ts';

export function objectOf(reader: Interpreter, node: ts.ObjectLiteralExpression, scope: Scope): unknown {
  const made: Record<string, unknown> = {};
  const later = (name: string, value: () => unknown) => {
    let known: { readonly value: unknown } | null = null;
    const get = () => (known ??= { value: value() }).value;
    Object.defineProperty(made, name, { get, enumerable: true, configurable: true });
  };
  for (const part of node.properties) {
    if (ts.isSpreadAssignment(part)) {
      const spread = settled(reader.evaluate(part.expression, scope), reader.choices);
      if (spread !== null && spread !== undefined && typeof spread === 'object') {
        const from = reader.record(spread);
        for (const name of Object.keys(from)) later(name, () => from[name]);
      }
    } else if (ts.isPropertyAssignment(part)) {
      const name = nameOf(reader, part.name, scope);
      later(name, () => reader.evaluate(part.initializer, scope));
    } else if (ts.isShorthandPropertyAssignment(part))
      later(part.name.text, () => reader.evaluate(part.name, scope));
    else if (ts.isMethodDeclaration(part))
      made[nameOf(reader, part.name, scope)] = reader.closure(part, scope);
  }
  return made;
}

function nameOf(reader: Interpreter, name: ts.PropertyName, scope: Scope): string {
  if (ts.isComputedPropertyName(name)) return textOf(reader.evaluate(name.expression, scope), reader.choices);
  return name.text;
}

export function construct(reader: Interpreter, node: ts.NewExpression, scope: Scope): unknown {
  const made = reader.evaluate(node.expression, scope);
  const given = reader.spreadOut(node.arguments ?? [], scope);
  if (made === Set || made === Map)
    return new (made as SetConstructor)(given.length === 0 ? [] : reader.list(given[0]));
  if (!(isNode(made) && ts.isClassDeclaration(made))) return reader.unknownAt(node);
  const self: Record<string, unknown> = {};
  const inside = new Scope(null, { value: self });
  for (const member of made.members) {
    const name = member.name !== undefined && 'text' in member.name ? member.name.text : null;
    if (ts.isMethodDeclaration(member) && name !== null)
      Object.defineProperty(self, name, { value: reader.closure(member, inside, { value: self }) });
    else if (ts.isPropertyDeclaration(member) && name !== null)
      self[name] = member.initializer && reader.evaluate(member.initializer, inside);
    else if (ts.isConstructorDeclaration(member)) {
      const within = new Scope(inside);
      reader.bindParameters(member.parameters, given, within);
      for (const { name: own, modifiers } of member.parameters)
        if (modifiers && ts.isIdentifier(own)) self[own.text] = within.get(own.text);
      if (member.body) runBlock(reader, member.body, within);
    }
  }
  return self;
}

function isNode(value: unknown): value is ts.Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'pos' in value;
}

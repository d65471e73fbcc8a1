// The tree of a statement, as PostgreSQL's own parser makes it, and what is read out of it everywhere.
import { loadModule, parseSync } from 'libpg-query';

/** One node: its fields by name, or a wrapper that names the kind of the one within. */
export type Tree = Readonly<Record<string, unknown>>;

/** @throws Error for what is no SQL */
export async function readTrees(texts: readonly string[]): Promise<ReadonlyMap<string, readonly Tree[]>> {
  await loadModule();
  return new Map(
    texts.map((text) => [text, ((parseSync(text).stmts ?? []) as { stmt: Tree }[]).map(({ stmt }) => stmt)]),
  );
}

export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

export const listOf = (value: unknown): readonly Tree[] => (Array.isArray(value) ? (value as Tree[]) : []);

/** The node within, if it is of this kind. */
export function as(node: unknown, kind: string): Tree | null {
  if (!isTree(node)) return null;
  const within = node[kind];
  return isTree(within) ? within : null;
}

export const nameIn = (value: unknown): string => String(as(value, 'String')?.['sval'] ?? '');

/** What stands under casts and brackets. */
export function bare(node: unknown): unknown {
  const cast = as(node, 'TypeCast');
  return cast === null ? node : bare(cast['arg']);
}

/** `a.b` → [a, b]; `*` is a field of its own. */
export function fieldsOf(node: unknown): readonly string[] | null {
  const column = as(bare(node), 'ColumnRef');
  if (column === null) return null;
  return listOf(column['fields']).map((field) => (as(field, 'A_Star') ? '*' : nameIn(field)));
}

/** What must all hold. */
export function conjuncts(node: unknown): readonly unknown[] {
  if (!isTree(node)) return [];
  const both = as(node, 'BoolExpr');
  return both?.['boolop'] === 'AND_EXPR' ? listOf(both['args']).flatMap(conjuncts) : [node];
}

/** Calls `visit` with every node of these kinds within, not looking further into what it was called with. */
export function eachWithin(
  node: unknown,
  kinds: readonly string[],
  visit: (kind: string, found: Tree) => void,
): void {
  if (Array.isArray(node)) return node.forEach((each) => eachWithin(each, kinds, visit));
  if (!isTree(node)) return;
  for (const [key, value] of Object.entries(node))
    if (kinds.includes(key) && isTree(value)) visit(key, value);
    else eachWithin(value, kinds, visit);
}

// Reads a statement's tree: which tables it reads and writes, what is joined by what, and where its columns come from.
import { as, bare, conjuncts, eachWithin, fieldsOf, isTree, listOf, nameIn } from './sql-tree.ts';
import type { Tree } from './sql-tree.ts';
import type { Touch } from './written-pieces.ts';

/** Something to select from. */
export interface Relation {
  readonly id: string;
  readonly alias: string;
  /** Null for a query, a function, or rows that a statement gave back. */
  readonly table: string | null;
  /** What its columns are equal to by being the same; null where nothing is known of them. */
  readonly columns: ReadonlyMap<string, string> | null;
  /** It may be missing in a row: the other side of an outer join. */
  missing: boolean;
}

export interface Output {
  readonly name: string;
  readonly expression: unknown;
  /** The column that stands there, as `relation.column`. */
  readonly column: string | null;
}

export class SqlScope {
  readonly relations: Relation[] = [];
  /** Everything that must hold of a row. */
  readonly conditions: unknown[] = [];

  constructor(readonly outer: SqlScope | null) {}
}

const QUERIES = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt'];
type Known = ReadonlyMap<string, ReadonlyMap<string, string> | null>;

export class StatementReading {
  readonly touched: Touch[] = [];
  readonly scopes: SqlScope[] = [];
  /** An inner scope that asks for a column of a relation around it. */
  readonly reached: { readonly from: SqlScope; readonly relation: Relation }[] = [];
  readonly outputs: readonly Output[];
  /** The outermost query; null for several, or what is no query. */
  readonly outermost: SqlScope | null;
  private readonly same = new Map<string, string>();
  private count = 0;

  /** @param columnsOf the columns of every table */
  constructor(
    tree: Tree,
    private readonly columnsOf: ReadonlyMap<string, readonly string[]>,
  ) {
    const [kind = '', body] = Object.entries(tree)[0] ?? [];
    this.outputs = isTree(body) && QUERIES.includes(kind) ? this.query(kind, body, null, new Map()) : [];
    if (this.scopes.length === 0)
      eachWithin(tree, ['RangeVar', 'relation'], (_, node) => this.touch('write', node));
    this.outermost =
      kind === 'SelectStmt' && isTree(body) && body['op'] === 'SETOP_NONE' ? (this.scopes[0] ?? null) : null;
  }

  private touch(how: Touch['how'], { relname, location }: Tree): void {
    this.touched.push({ how, table: String(relname), at: Number(location ?? 0) });
  }

  isSame(one: string, other: string): boolean {
    return this.root(one) === this.root(other);
  }

  /** Where a column is named that a scope or one around it has. */
  find(
    fields: readonly string[],
    scope: SqlScope,
  ): { readonly relation: Relation; readonly column: string } | null {
    const column = fields.at(-1)!;
    const alias = fields.length > 1 ? fields.at(-2)! : null;
    for (let each: SqlScope | null = scope; each !== null; each = each.outer) {
      const relation = each.relations.find((one) =>
        alias === null ? this.has(one, column) : one.alias === alias,
      );
      if (relation === undefined) continue;
      if (each !== scope) this.reached.push({ from: scope, relation });
      return { relation, column };
    }
    return null;
  }

  private has({ table, columns }: Relation, column: string): boolean {
    return (table === null ? columns?.has(column) : this.columnsOf.get(table)?.includes(column)) ?? false;
  }

  private query(kind: string, body: Tree, outer: SqlScope | null, around: Known): readonly Output[] {
    if (kind === 'SelectStmt' && body['op'] !== 'SETOP_NONE' && body['op'] !== undefined)
      return this.setOf(body, outer, around);
    const scope = new SqlScope(outer);
    this.scopes.push(scope);
    const known = this.withs(body, scope, around);
    if (kind !== 'SelectStmt') this.target(kind, body, scope);
    for (const each of [...listOf(body['fromClause']), ...listOf(body['usingClause'])])
      this.from(each, scope, known, false);
    scope.conditions.push(...conjuncts(body['whereClause']));
    for (const each of scope.conditions) this.condition(each, scope, known);
    const { withClause: _, fromClause: __, usingClause: ___, ...rest } = body;
    this.within(rest, scope, known);
    const targets =
      kind === 'SelectStmt' ? body['targetList'] : (body['returningClause'] as Tree | undefined)?.['exprs'];
    return listOf(targets).flatMap((each) => this.output(as(each, 'ResTarget') ?? {}, scope));
  }

  private setOf(body: Tree, outer: SqlScope | null, around: Known): readonly Output[] {
    const scope = new SqlScope(outer);
    this.scopes.push(scope);
    const known = this.withs(body, scope, around);
    const left = this.query('SelectStmt', body['larg'] as Tree, outer, known);
    const right = this.query('SelectStmt', body['rarg'] as Tree, outer, known);
    left.forEach(({ column }, at) => column && right[at]?.column && this.unite(column, right[at].column));
    return left;
  }

  private withs(body: Tree, scope: SqlScope, around: Known): Known {
    const clause = body['withClause'] as Tree | undefined;
    if (clause === undefined) return around;
    const known = new Map(around);
    for (const each of listOf(clause['ctes'])) {
      const { ctename, ctequery, aliascolnames } = as(each, 'CommonTableExpr')!;
      if (clause['recursive'] === true) known.set(String(ctename), null);
      const [kind, query] = Object.entries(ctequery as Tree)[0] as [string, Tree];
      const outputs = this.query(kind, query, scope, known);
      known.set(String(ctename), this.named(outputs, listOf(aliascolnames).map(nameIn)));
    }
    return known;
  }

  private named(outputs: readonly Output[], names: readonly string[]): ReadonlyMap<string, string> {
    const id = `q${this.count++}`;
    return new Map(
      outputs.map(({ name, column }, at) => [names[at] ?? name, column ?? `${id}.${names[at] ?? name}`]),
    );
  }

  private target(kind: string, { relation, onConflictClause }: Tree, scope: SqlScope): void {
    this.touch('write', relation as Tree);
    if (kind !== 'InsertStmt') this.touch('read', relation as Tree);
    scope.relations.push(this.base(relation as Tree, false));
    if (onConflictClause)
      scope.relations.push({
        id: `r${this.count++}`,
        alias: 'excluded',
        table: null,
        columns: null,
        missing: false,
      });
  }

  private base(node: Tree, missing: boolean): Relation {
    const table = String(node['relname']);
    const alias = (node['alias'] as Tree | undefined)?.['aliasname'];
    return {
      id: `r${this.count++}`,
      alias: alias === undefined ? table : String(alias),
      table,
      columns: null,
      missing,
    };
  }

  private from(node: Tree, scope: SqlScope, known: Known, missing: boolean): readonly Relation[] {
    const add = (relation: Relation) => {
      scope.relations.push(relation);
      return [relation];
    };
    const join = as(node, 'JoinExpr');
    if (join !== null) {
      const { jointype: how, quals } = join;
      const left = this.from(
        join['larg'] as Tree,
        scope,
        known,
        missing || how === 'JOIN_RIGHT' || how === 'JOIN_FULL',
      );
      const right = this.from(
        join['rarg'] as Tree,
        scope,
        known,
        missing || how === 'JOIN_LEFT' || how === 'JOIN_FULL',
      );
      if (how === 'JOIN_INNER') scope.conditions.push(...conjuncts(quals));
      else for (const each of conjuncts(quals)) this.condition(each, scope, known);
      this.within(quals, scope, known);
      for (const column of listOf(join['usingClause']).map(nameIn)) this.using(column, left, right);
      return [...left, ...right];
    }
    const variable = as(node, 'RangeVar');
    if (variable !== null) {
      const name = String(variable['relname']);
      if (variable['schemaname'] === undefined && known.has(name))
        return add({ ...this.base(variable, missing), table: null, columns: known.get(name) ?? null });
      if (variable['schemaname'] === undefined) this.touch('read', variable);
      return add(this.base(variable, missing));
    }
    const select = as(node, 'RangeSubselect');
    const alias = ((select ?? as(node, 'RangeFunction'))?.['alias'] ?? {}) as Tree;
    const names = listOf(alias['colnames']).map(nameIn);
    const id = `r${this.count++}`;
    const relation = { id, alias: String(alias['aliasname'] ?? ''), table: null, missing };
    if (select !== null) {
      const [kind, query] = Object.entries(select['subquery'] as Tree)[0] as [string, Tree];
      return add({ ...relation, columns: this.named(this.query(kind, query, scope, known), names) });
    }
    this.within(node, scope, known);
    const defined = listOf(as(node, 'RangeFunction')?.['coldeflist']).map((each) =>
      String(as(each, 'ColumnDef')?.['colname']),
    );
    return add({
      ...relation,
      columns: new Map([...names, ...defined].map((name) => [name, `${id}.${name}`])),
    });
  }

  private using(column: string, left: readonly Relation[], right: readonly Relation[]): void {
    const one = left.find((each) => this.has(each, column));
    const other = right.find((each) => this.has(each, column));
    if (one && other) this.unite(nodeOf(one, column), nodeOf(other, column));
  }

  private condition(node: unknown, scope: SqlScope, known: Known): void {
    const link = as(node, 'SubLink');
    if (link?.['subLinkType'] === 'ANY_SUBLINK') {
      const [kind, query] = Object.entries(link['subselect'] as Tree)[0] as [string, Tree];
      const outputs = this.query(kind, query, scope, known);
      partsOf(link['testexpr']).forEach((part, at) => {
        const column = this.nodeAt(part, scope);
        if (column && outputs[at]?.column) this.unite(column, outputs[at].column);
      });
    }
    const equal = as(node, 'A_Expr');
    if (equal === null || equal['kind'] !== 'AEXPR_OP' || nameIn(listOf(equal['name'])[0]) !== '=') return;
    const right = partsOf(equal['rexpr']);
    partsOf(equal['lexpr']).forEach((part, at) => {
      const [one, other] = [this.nodeAt(part, scope), this.nodeAt(right[at], scope)];
      if (one && other) this.unite(one, other);
    });
  }

  /** Reads queries that stand in expressions, and what they and the expressions ask of scopes around them. */
  private within(node: unknown, scope: SqlScope, known: Known): void {
    eachWithin(node, [...QUERIES, 'ColumnRef'], (kind, found) => {
      if (kind === 'ColumnRef') this.nodeAt({ ColumnRef: found }, scope);
      else this.query(kind, found, scope, known);
    });
  }

  private nodeAt(expression: unknown, scope: SqlScope): string | null {
    const parameter = as(bare(expression), 'ParamRef');
    if (parameter !== null) return `$${String(parameter['number'])}`;
    const fields = fieldsOf(expression);
    const found = fields === null || fields.at(-1) === '*' ? null : this.find(fields, scope);
    return found === null ? null : nodeOf(found.relation, found.column);
  }

  private output({ name, val }: Tree, scope: SqlScope): Output[] {
    const fields = fieldsOf(val);
    if (fields?.at(-1) === '*') {
      const all = scope.relations.filter(({ alias }) => fields.length === 1 || alias === fields[0]);
      return all.flatMap((relation) =>
        (relation.table === null
          ? [...(relation.columns?.keys() ?? [])]
          : (this.columnsOf.get(relation.table) ?? [])
        ).map((column) => ({
          name: column,
          expression: {
            ColumnRef: { fields: [relation.alias, column].map((sval) => ({ String: { sval } })) },
          },
          column: nodeOf(relation, column),
        })),
      );
    }
    const own = name ?? fields?.at(-1) ?? '?column?';
    const column = this.nodeAt(val, scope);
    return [{ name: String(own), expression: val, column: column?.startsWith('$') ? null : column }];
  }

  private root(node: string): string {
    const next = this.same.get(node);
    return next === undefined ? node : this.root(next);
  }

  private unite(one: string, other: string): void {
    const [from, to] = [this.root(one), this.root(other)];
    if (from !== to) this.same.set(from, to);
  }
}

export const nodeOf = ({ id, columns }: Relation, column: string): string =>
  columns?.get(column) ?? `${id}.${column}`;

const partsOf = (node: unknown): readonly unknown[] => {
  const row = as(node, 'RowExpr');
  return row === null ? [node] : listOf(row['args']);
};

// Whether a column of an answer may be null, as far as the statement and the tables' own columns tell.
import { as, bare, fieldsOf, isTree, listOf, nameIn } from './sql-tree.ts';
import type { Tree } from './sql-tree.ts';
import type { Relation, SqlScope, StatementReading } from './sql-scopes.ts';

/** These answer null where they were given no row. */
const OF_ROWS = new Set([
  'min',
  'max',
  'sum',
  'avg',
  'string_agg',
  'array_agg',
  'json_agg',
  'jsonb_agg',
  'bool_or',
  'bool_and',
]);
/** These answer null for null, and for nothing else. */
const STRICT = new Set([
  'extract',
  'encode',
  'decode',
  'round',
  'lower',
  'upper',
  'to_char',
  'date_trunc',
  'abs',
]);

/** @param notNull `table.column` of every column that is never null */
export class NullReading {
  private readonly scope: SqlScope | null;

  constructor(
    private readonly reading: StatementReading,
    private readonly tree: Tree,
    private readonly notNull: ReadonlySet<string>,
  ) {
    this.scope = reading.outermost;
  }

  /** @returns null where it cannot be told */
  of(index: number): boolean | null {
    const output = this.reading.outputs[index];
    return this.scope === null || output === undefined ? null : this.mayBeNull(output.expression, this.scope);
  }

  private mayBeNull(given: unknown, scope: SqlScope): boolean | null {
    const node = bare(given);
    const fields = fieldsOf(node);
    if (fields !== null) return this.columnMayBeNull(fields, scope);
    if (as(node, 'A_Const')?.['isnull'] === true) return true;
    const choice = as(node, 'CaseExpr');
    if (choice !== null) {
      const results = listOf(choice['args']).map((each) =>
        this.mayBeNull(as(each, 'CaseWhen')?.['result'], scope),
      );
      return any([
        choice['defresult'] === undefined ? true : this.mayBeNull(choice['defresult'], scope),
        ...results,
      ]);
    }
    const operation = as(node, 'A_Expr');
    if (operation !== null && operation['kind'] === 'AEXPR_OP')
      return any(
        [operation['lexpr'], operation['rexpr']].map((side) =>
          isTree(side) ? this.mayBeNull(side, scope) : false,
        ),
      );
    const call = as(node, 'FuncCall');
    if (call === null) return null;
    const name = nameIn(listOf(call['funcname']).at(-1));
    if (STRICT.has(name)) return any(listOf(call['args']).map((each) => this.mayBeNull(each, scope)));
    if (!OF_ROWS.has(name) || call['over'] !== undefined) return null;
    const select = as(this.tree, 'SelectStmt');
    return select?.['groupClause'] === undefined || call['agg_filter'] !== undefined
      ? true
      : any(listOf(call['args']).map((each) => this.mayBeNull(each, scope)));
  }

  private columnMayBeNull(fields: readonly string[], scope: SqlScope): boolean | null {
    const found = this.reading.find(fields, scope);
    if (found === null || found.relation.table === null) return null;
    const { relation, column } = found;
    if (this.isTested(relation, column, scope)) return false;
    if (relation.missing) return this.anyTested(relation, scope) ? null : true;
    return !this.notNull.has(`${relation.table}.${column}`);
  }

  /** A comparison or test that null does not pass. */
  private isTested(relation: Relation, column: string, scope: SqlScope): boolean {
    return this.tested(scope).some((one) => one.relation === relation && one.column === column);
  }

  private anyTested(relation: Relation, scope: SqlScope): boolean {
    return this.tested(scope).some((one) => one.relation === relation);
  }

  private tested(scope: SqlScope) {
    const sides = scope.conditions.flatMap((node) => {
      const test = as(node, 'NullTest');
      if (test !== null) return test['nulltesttype'] === 'IS_NOT_NULL' ? [test['arg']] : [];
      const comparison = as(node, 'A_Expr');
      if (comparison === null || /DISTINCT/.test(String(comparison['kind']))) return [];
      return [comparison['lexpr'], comparison['rexpr']].flatMap(
        (side) => as(side, 'RowExpr')?.['args'] ?? [side],
      );
    });
    return sides.flatMap((side) => {
      const fields = fieldsOf(side);
      return fields === null ? [] : (this.reading.find(fields, scope) ?? []);
    });
  }
}

function any(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

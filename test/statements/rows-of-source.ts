// Finds what is asked of repositories: which file reads or writes the rows of which table through TypeORM.
import ts from 'typescript';

export interface RepositoryCall {
  /** `src/workspace/drop-view.ts:18` */
  readonly at: string;
  readonly file: string;
  readonly how: 'read' | 'write';
  readonly table: string;
}

const WRITING: ReadonlySet<string> = new Set(['delete', 'increment', 'insert', 'update']);

/**
 * A call on something of the type `Rows` (`src/platform/repositories.ts`), wherever it was put down in between. A query
 * builder writes where one of these words is said to it next.
 * @param holds whether a file is looked at
 */
export function repositoryCalls(
  program: ts.Program,
  holds: (file: string) => boolean,
  root: string,
): readonly RepositoryCall[] {
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(({ fileName }) => holds(fileName));
  const tables = new Map(files.flatMap((file) => tablesOf(file, checker)));
  const found: RepositoryCall[] = [];
  const look = (file: ts.SourceFile, node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const row = rowAsked(checker.getTypeAtLocation(node.expression.expression), checker);
      if (row !== null) {
        const place = file.fileName.slice(root.length + 1);
        const line = file.getLineAndCharacterOfPosition(node.expression.name.getStart()).line + 1;
        const table = tables.get(row);
        if (table === undefined) throw new Error(`${place}:${line} asks for rows of no table`);
        found.push({
          at: `${place}:${line}`,
          file: place,
          how: howOf(node, node.expression.name.text),
          table,
        });
      }
    }
    node.forEachChild((child) => look(file, child));
  };
  for (const file of files) look(file, file);
  return found;
}

/** The type of the rows, of something that is `Rows`; null of anything else. */
function rowAsked(type: ts.Type, checker: ts.TypeChecker): ts.Symbol | null {
  if (type.symbol?.name !== 'Rows') return null;
  const [row] = checker.getTypeArguments(type as ts.TypeReference);
  return row?.symbol ?? null;
}

/** Each `new EntitySchema<Row>({ name })` of a file: whose rows, and the name of the table. */
function tablesOf(file: ts.SourceFile, checker: ts.TypeChecker): readonly (readonly [ts.Symbol, string])[] {
  const found: (readonly [ts.Symbol, string])[] = [];
  file.forEachChild(function look(node): void {
    if (ts.isNewExpression(node) && node.expression.getText() === 'EntitySchema') {
      const [row] = node.typeArguments ?? [];
      const [options] = node.arguments ?? [];
      const symbol = row && checker.getTypeFromTypeNode(row).symbol;
      const name = options && ts.isObjectLiteralExpression(options) ? nameIn(options) : null;
      if (symbol !== undefined && name !== null) found.push([symbol, name]);
    }
    node.forEachChild(look);
  });
  return found;
}

/** `tableName` where there is one, else `name`. */
function nameIn({ properties }: ts.ObjectLiteralExpression): string | null {
  const said = new Map(
    properties.flatMap((each) =>
      ts.isPropertyAssignment(each) && ts.isStringLiteral(each.initializer)
        ? [[each.name.getText(), each.initializer.text] as const]
        : [],
    ),
  );
  return said.get('tableName') ?? said.get('name') ?? null;
}

function howOf(call: ts.CallExpression, method: string): 'read' | 'write' {
  if (method !== 'createQueryBuilder') return WRITING.has(method) ? 'write' : 'read';
  const next = call.parent;
  return ts.isPropertyAccessExpression(next) && WRITING.has(next.name.text) ? 'write' : 'read';
}

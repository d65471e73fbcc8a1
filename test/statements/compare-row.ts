// Holds the type that a row is taken for against what PostgreSQL says it is.
import type { Described, DescribedColumn } from './describe-statement.ts';
import type { Kind, RowShape, ShapedColumn } from './row-shape.ts';

/** What the driver makes of a value, by PostgreSQL's name of its type. All else comes as text. */
const KINDS: Readonly<Record<string, Kind>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  oid: 'number',
  float4: 'number',
  float8: 'number',
  json: 'any',
  jsonb: 'any',
  timestamptz: 'date',
  timestamp: 'date',
  date: 'date',
  bytea: 'bytes',
  interval: 'object',
};

/** Arrays of these come as one text. */
const UNREAD_LISTS = new Set(['_interval']);

const kindOf = (type: string): Kind =>
  type.startsWith('_') && !UNREAD_LISTS.has(type)
    ? `list of ${KINDS[type.slice(1)] ?? 'string'}`
    : (KINDS[type] ?? 'string');

/**
 * @param mayBeNull what the statement itself says of a column; null where nobody can tell
 * @returns a sentence for each difference
 */
export function differences(
  shape: RowShape,
  { columns }: Described,
  mayBeNull: (column: DescribedColumn, index: number) => boolean | null,
): readonly string[] {
  const found: string[] = [];
  const names = columns.map(({ name }) => name);
  for (const name of new Set(names.filter((each, at) => names.indexOf(each) !== at)))
    found.push(`answers ${name} twice`);
  for (const [name, column] of shape) {
    const index = names.lastIndexOf(name);
    if (index === -1) {
      if (!column.optional) found.push(`does not answer ${name}`);
      continue;
    }
    const described = columns[index]!;
    if (!agrees(column, kindOf(described.type)))
      found.push(`${name} is ${described.type}, not ${column.kinds.join(' or ')}`);
    if (!column.nullable && mayBeNull(described, index) === true) found.push(`${name} may be null`);
  }
  return found;
}

function agrees({ kinds }: ShapedColumn, answered: Kind): boolean {
  if (answered === 'any') return true;
  // Only null is said of it: what it is when it is there, nobody looks at.
  if (kinds.length === 0) return true;
  return (
    kinds.includes(answered) ||
    (answered === 'list of any' && kinds.some((kind) => kind.startsWith('list of')))
  );
}

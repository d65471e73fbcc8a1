// What somebody with the database in his hands could do to a row: every column, a row less, a row more.
import type { Database } from '../../src/platform/database.ts';
import type { Queryable, Statement } from '../../src/platform/database.ts';
import { noRepository } from '../../src/platform/repositories.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly generated: boolean;
  readonly inKey: boolean;
}

export async function columnsOf(sql: Queryable, table: string): Promise<readonly Column[]> {
  const { rows } = await sql.query<Column>({
    text: `
      select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attgenerated <> '' as generated,
        a.attnum = any(i.indkey) as "inKey"
      from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    values: [`"${table}"`],
  });
  return rows;
}

/** Another value of a column, as SQL over the row. */
export function another({ name, type }: Column): string {
  const column = `"${name}"`;
  if (type.endsWith('[]')) return `coalesce(${column}, '{}') || array[${sample(type.slice(0, -2))}]`;
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'boolean':
      return `not coalesce(${column}, false)`;
    case 'timestamp with time zone':
      return `coalesce(${column}, '2020-01-01') + interval '1 hour'`;
    case 'date':
      return `coalesce(${column}, '2020-01-01') + 1`;
    case 'smallint':
    case 'integer':
    case 'bigint':
      return `coalesce(${column}, 0) + 1000`;
    case 'bytea':
      return `coalesce(${column}, '') || '\\x01'::bytea`;
    case 'json':
      return `(coalesce(${column}::jsonb, '{}') || '{"altered": 1}')::json`;
    case 'jsonb':
      return `case when jsonb_typeof(${column}) in ('object', 'array') then ${column} || '{"altered": 1}' else '"altered"' end`;
    case 'character(6)':
      return `translate(${column}, '0123456789', '1234567890')`;
    case 'text':
      return `coalesce(${column}, '') || 'x'`;
    default:
      throw new Error(`no other value of ${type} is known`);
  }
}

function sample(type: string): string {
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'text') return `'x'`;
  throw new Error(`no value of ${type} is known`);
}

/** A value that a column may be filled with. */
export function filled({ type }: Column): string {
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'boolean') return 'false';
  if (type === 'timestamp with time zone') return `'2026-03-01T00:00:00Z'`;
  if (type === 'date') return `'2026-03-01'`;
  if (['smallint', 'integer', 'bigint'].includes(type)) return '1';
  if (type === 'bytea') return `'\\x00'`;
  if (type.startsWith('json')) return `'{}'`;
  return `'filled'`;
}

export const aRow = (table: string) => `ctid = (select ctid from "${table}" limit 1)`;

/** A copy of a row under another key. */
export function copyOf(table: string, columns: readonly Column[]): string {
  const named = columns.filter(({ generated }) => !generated);
  const last = named.findLast(({ inKey }) => inKey)!;
  return `insert into "${table}" (${named.map(({ name }) => `"${name}"`).join(', ')})
    select ${named.map((column) => (column === last ? another(column) : `"${column.name}"`)).join(', ')}
    from "${table}" limit 1`;
}

/** A database of one open transaction that is rolled back in the end. */
export class UndoneDatabase {
  readonly repository = noRepository;

  private constructor(private readonly client: Queryable) {}

  /** @param work sees what it altered; nobody else does, and afterwards nobody at all. */
  static async within<Result>(
    { pool }: Database,
    work: (database: UndoneDatabase) => Promise<Result>,
  ): Promise<Result> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const query = async <Row extends object>({ text, values }: Statement): Promise<{ rows: Row[] }> =>
        client.query<Row & object>(
          text,
          values === undefined ? undefined : [...values],
        ) as unknown as Promise<{
          rows: Row[];
        }>;
      return await work(new UndoneDatabase({ query, repository: noRepository }));
    } finally {
      await client.query('rollback').catch(() => undefined);
      client.release();
    }
  }

  query<Row extends object>(statement: Statement): Promise<{ rows: Row[] }> {
    // It is one picture as it stands; the level cannot be set any more.
    if (statement.text.startsWith('set transaction')) return Promise.resolve({ rows: [] });
    return this.client.query<Row>(statement);
  }

  transaction<Result>(work: (sql: Queryable) => Promise<Result>): Promise<Result> {
    return work(this);
  }

  /** With all triggers of the table off but the one that seals, as whoever owns the tables can for a moment. */
  async alterSealed(table: string, text: string): Promise<void> {
    await this.client.query({ text: `alter table "${table}" disable trigger user` });
    await this.client.query({ text: `alter table "${table}" enable trigger "${table}_sealed"` });
    await this.client.query({ text });
    await this.client.query({ text: `alter table "${table}" enable trigger user` });
  }

  /** With all triggers off. */
  async alter(text: string): Promise<void> {
    await this.client.query({ text: 'set local session_replication_role = replica' });
    await this.client.query({ text });
    await this.client.query({ text: 'set local session_replication_role = origin' });
  }
}

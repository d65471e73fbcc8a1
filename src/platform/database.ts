// SQL for the hot path: named statements on TypeORM's own connection pool.
import pg from 'pg';
import type { Pool, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import { LastingClient } from './lasting-client.ts';

/** Something that runs a statement: the pool, or one transaction. */
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(statement: Statement): Promise<{ rows: Row[] }>;
}

/** What a look at the data needs: single statements, and several that see one picture. */
export interface Readable extends Queryable {
  transaction<Result>(work: (sql: Queryable) => Promise<Result>): Promise<Result>;
}

/** `name` makes it a prepared statement, planned once a connection. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly types?: QueryConfig['types'];
}

/** The database did not answer: nothing is known to be written, and the request may be sent again. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database does not answer', { cause });
  }
}

export class Database implements Queryable {
  constructor(readonly pool: Pool) {
    pool.on('error', () => undefined);
  }

  async query<Row extends object>(statement: Statement): Promise<{ rows: Row[] }> {
    try {
      return await run<Row>(this.pool, statement);
    } catch (error) {
      throw explained(error);
    }
  }

  /** Commits when the work resolves, rolls back when it throws. */
  async transaction<Result>(work: (sql: Queryable) => Promise<Result>): Promise<Result> {
    const client = await this.connect();
    let broken: unknown;
    try {
      await client.query('begin');
      const result = await work({ query: (statement) => run(client, statement) });
      await client.query('commit');
      return result;
    } catch (error) {
      const reason = explained(error);
      if (reason instanceof DatabaseUnavailable) broken = error;
      else await client.query('rollback').catch((failed: unknown) => (broken = failed));
      throw reason;
    } finally {
      client.release(broken !== undefined);
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw explained(error);
    }
  }
}

async function run<Row extends object>(
  on: Pool | PoolClient,
  { name, text, values, types }: Statement,
): Promise<{ rows: Row[] }> {
  return on.query<Row & QueryResultRow>({
    text,
    ...(name === undefined ? {} : { name }),
    ...(values === undefined ? {} : { values: [...values] }),
    ...(types === undefined ? {} : { types }),
  });
}

const LOST = /^(08|57P0)/;
const LOST_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '53300',
]);
const LOST_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Query read timeout|Query runner already released/;

/** The same error, or `DatabaseUnavailable` when it means that the connection, not the statement, has failed. */
export function explained(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const lost =
    (typeof code === 'string' && (LOST.test(code) || LOST_CODES.has(code))) ||
    (typeof message === 'string' && LOST_WORDS.test(message));
  return lost ? new DatabaseUnavailable(error) : error;
}

const STATEMENT_MS = 60_000;
const CONNECT_MS = 10_000;

/**
 * Sessions run in UTC, so that timestamps read alike everywhere; no statement runs for ever, and no answer is waited
 * for for ever when the network swallows it. @param statementMs 0 for work without a limit (migrations), which also
 * waits longer for its connection
 */
export function poolOptions(
  connectionString: string,
  max: number,
  statementMs: number = STATEMENT_MS,
): pg.PoolConfig {
  return {
    connectionString,
    max,
    Client: LastingClient,
    application_name: 'motcua',
    connectionTimeoutMillis: statementMs === 0 ? CONNECT_MS * 6 : CONNECT_MS,
    keepAlive: true,
    ...(statementMs === 0 ? {} : { query_timeout: statementMs + 5_000 }),
    options: `-c timezone=UTC -c statement_timeout=${statementMs} -c idle_in_transaction_session_timeout=${STATEMENT_MS} -c jit=off`,
  };
}

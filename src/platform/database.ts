// Statements and repositories on one connection pool: the pool's own, and those of a transaction.
import pg from 'pg';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { LastingClient } from './lasting-client.ts';
import { noRepository } from './repositories.ts';
import type { FindRepository, RepositoriesOn } from './repositories.ts';

/** Something that runs a statement: the pool, or one transaction. */
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(statement: Statement): Promise<{ rows: Row[] }>;
  /** TypeORM's repository of a table, on the same connection: where the statement itself is not the point. */
  readonly repository: FindRepository;
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

/** Why nothing could be written: each is a code that callers are answered with. */
export type DatabaseTrouble = 'database.unavailable' | 'database.readOnly' | 'database.full';

/**
 * The database did not answer, or takes nothing more: nothing is known to be written, and the request may be sent
 * again.
 */
export class DatabaseUnavailable extends Error {
  constructor(
    cause: unknown,
    readonly code: DatabaseTrouble = 'database.unavailable',
  ) {
    super(WORDS[code], { cause });
  }
}

const WORDS: Readonly<Record<DatabaseTrouble, string>> = {
  'database.unavailable': 'The database does not answer',
  'database.readOnly': 'The database can be read only, for now',
  'database.full': 'The database has no room left to write in',
};

export class Database implements Queryable {
  private lastTrouble: { readonly code: DatabaseTrouble; readonly at: number } | null = null;
  /** Sessions that were opened before may have begun as ones that only read, and would stay so for ever. */
  private onlyReadBefore = -Infinity;
  private mendedAt = -Infinity;

  readonly repository: FindRepository;

  constructor(
    readonly pool: Pool,
    private readonly repositoriesOn: RepositoriesOn = () => noRepository,
  ) {
    pool.on('error', () => undefined);
    this.repository = repositoriesOn((statement) => this.query(statement), false);
  }

  /** What kept somebody from writing within the last so many milliseconds; null when nothing did. */
  troubleWithin(ms: number): DatabaseTrouble | null {
    const trouble = this.lastTrouble;
    return trouble !== null && performance.now() - trouble.at <= ms ? trouble.code : null;
  }

  async query<Row extends object>(statement: Statement): Promise<{ rows: Row[] }> {
    return this.onASession((client) => run<Row>(client, statement));
  }

  /**
   * Writes to learn whether writing is possible. Where it is so again after it was not, every session that is older
   * than the one that could is given up: it may have been opened as one that only reads.
   */
  async probe(write: Statement): Promise<void> {
    await this.onASession(async (client) => {
      await run(client, write);
      if (client instanceof LastingClient && this.onlyReadBefore > this.mendedAt) {
        this.onlyReadBefore = client.openedAt;
        this.mendedAt = performance.now();
      }
    });
  }

  private async onASession<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.connect();
    let lost = false;
    try {
      return await work(client);
    } catch (error) {
      const reason = this.noted(error);
      lost = reason instanceof DatabaseUnavailable;
      throw reason;
    } finally {
      client.release(lost);
    }
  }

  /** Commits when the work resolves, rolls back when it throws. */
  async transaction<Result>(work: (sql: Queryable) => Promise<Result>): Promise<Result> {
    const client = await this.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await work({
        query: (statement) => run(client, statement),
        repository: this.repositoriesOn((statement) => run(client, statement), true),
      });
      await client.query('commit');
      return result;
    } catch (error) {
      const reason = this.noted(error);
      if (reason instanceof DatabaseUnavailable) broken = true;
      else await client.query('rollback').catch(() => (broken = true));
      throw reason;
    } finally {
      client.release(broken);
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      for (;;) {
        const client = await this.pool.connect();
        if (!(client instanceof LastingClient) || client.openedAt >= this.onlyReadBefore) return client;
        client.release(true);
      }
    } catch (error) {
      throw this.noted(error);
    }
  }

  private noted(error: unknown): unknown {
    const reason = explained(error);
    if (reason instanceof DatabaseUnavailable) {
      this.lastTrouble = { code: reason.code, at: performance.now() };
      if (reason.code === 'database.readOnly') this.onlyReadBefore = performance.now();
    }
    return reason;
  }
}

async function run<Row extends object>(
  on: PoolClient,
  { name, text, values, types }: Statement,
): Promise<QueryResult<Row>> {
  return on.query<Row>({
    text,
    ...(name === undefined ? {} : { name }),
    ...(values === undefined ? {} : { values: [...values] }),
    ...(types === undefined ? {} : { types }),
  });
}

/** Connection exceptions, ends by the administrator or a crash, and limits on what stood idle. */
const LOST = /^(08|57P0|25P0[34])/;
const LOST_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  '53300',
  '57014',
]);
const LOST_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Query read timeout|Query runner already released/;
/** A standby, or a server that was told to take nothing; disk, memory or a file of it that cannot be written. */
const READ_ONLY = '25006';
const FULL: ReadonlySet<string> = new Set(['53100', '53200', '58030']);

/** The same error, or `DatabaseUnavailable` when the connection or the server, not the statement, has failed. */
export function explained(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof DatabaseUnavailable) return error;
  const trouble = troubleOf(error as { code?: unknown; message?: unknown });
  return trouble === null ? error : new DatabaseUnavailable(error, trouble);
}

function troubleOf({ code, message }: { code?: unknown; message?: unknown }): DatabaseTrouble | null {
  if (code === READ_ONLY) return 'database.readOnly';
  if (typeof code === 'string' && FULL.has(code)) return 'database.full';
  const lost =
    (typeof code === 'string' && (LOST.test(code) || LOST_CODES.has(code))) ||
    (typeof message === 'string' && LOST_WORDS.test(message));
  return lost ? 'database.unavailable' : null;
}

const STATEMENT_MS = 60_000;
/** A machine that is very busy lets an answer lie; one that refuses says so at once. */
const CONNECT_MS = 30_000;

/**
 * Sessions run in UTC, so that timestamps read alike everywhere; no statement runs for ever, and no answer is waited
 * for for ever when the network swallows it. They are told so by a statement rather than while connecting, because
 * poolers refuse or ignore that. @param statementMs 0 for work without a limit (migrations), which also waits longer
 * for its connection
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
    connectionTimeoutMillis: statementMs === 0 ? CONNECT_MS * 2 : CONNECT_MS,
    keepAlive: true,
    ...(statementMs === 0 ? {} : { query_timeout: statementMs + 5_000 }),
    onConnect: (client) =>
      client.query(`set timezone = 'UTC'; set statement_timeout = ${statementMs};
        set idle_in_transaction_session_timeout = ${STATEMENT_MS}; set jit = off`) as unknown as void,
  };
}

// Finds out at start whether connections to the database are sessions of their own, or are lent out by a pooler.
import { CannotStart } from './start-failure.ts';
import { LastingClient } from './lasting-client.ts';

const CONNECT_MS = 30_000;
/** Each hands the sessions round once more; a pooler that shares them is caught in the first or second. */
const ROUNDS = 4;
/** What a pooler answers to something that belongs to a session: a startup parameter, or a transaction over statements. */
const PROTOCOL_VIOLATION = '08P01';

const SENTENCE =
  'DATABASE_URL leads through a pooler that shares sessions between connections: name PostgreSQL itself, or a pool ' +
  'with pool_mode = session and ignore_startup_parameters = options';

/**
 * Named statements, locks, listening for hints and the queue belong to a session. A pooler that lends sessions by
 * transaction or by statement (PgBouncer) breaks them in ways that show late and look like something else.
 * @throws CannotStart saying what is needed; whatever else keeps it from connecting
 */
export async function refuseSharedSessions(url: string): Promise<void> {
  const clients = [connection(url), connection(url)] as const;
  try {
    for (const client of clients) await client.connect();
    if (await areShared(...clients)) throw new CannotStart(SENTENCE);
  } catch (error) {
    throw (error as { code?: unknown }).code === PROTOCOL_VIOLATION ? new CannotStart(SENTENCE) : error;
  } finally {
    for (const client of clients) await client.end().catch(() => undefined);
  }
}

const connection = (url: string): LastingClient =>
  new LastingClient({
    connectionString: url,
    application_name: 'motcua start',
    connectionTimeoutMillis: CONNECT_MS,
    // Given along as every pool of the queue gives it along: a pooler may refuse it.
    options: '-c search_path=public',
  });

/** While one connection holds a transaction open, the other must be served by a session that is its own, and stays it. */
async function areShared(first: LastingClient, second: LastingClient): Promise<boolean> {
  const own = new Map<LastingClient, number>();
  const differs = async (client: LastingClient): Promise<boolean> => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const { pid } = rows[0]!;
    const others = [...own].some(([other, theirs]) => other !== client && theirs === pid);
    const before = own.get(client) ?? pid;
    own.set(client, pid);
    return others || before !== pid;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const [holds, asks] = round % 2 === 0 ? [second, first] : [first, second];
    if (await differs(asks)) return true;
    await holds.query('begin');
    const shared = (await differs(holds)) || (await differs(asks));
    await holds.query('rollback');
    if (shared) return true;
  }
  return false;
}

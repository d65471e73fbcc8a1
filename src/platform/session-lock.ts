// A lock over the whole database, held by a connection of its own for as long as a piece of work takes.
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseUnavailable, explained } from './database.ts';
import { LastingClient } from './lasting-client.ts';

export interface SessionLock {
  /** Any number will do, as long as every process asks for the same one. */
  readonly key: number;
  /** What is done under it; others are told so while they wait. */
  readonly name: string;
}

const LOOK_AGAIN_MS = 250;
/** A wait of so long is told, and told again every minute. */
const TELL_AFTER_MS = 5_000;
const TELL_EVERY_MS = 60_000;
const CONNECT_MS = 60_000;

/**
 * Does the work while nobody else does any under the same lock. No transaction is open meanwhile, so that neither
 * PostgreSQL's limits on idle ones nor its cleaning mind how long it takes; the lock is given back when the work ends,
 * however it ends, and goes with the connection of a process that is killed.
 *
 * @param tell hears who holds the lock when it has to be waited for
 * @param work is told by the signal that the connection is lost, and the lock with it: it must stop
 * @throws DatabaseUnavailable, and whatever the work throws
 */
export async function whileHolding<Result>(
  url: string,
  lock: SessionLock,
  tell: (line: string) => void,
  work: (lost: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const client = new LastingClient({
    connectionString: url,
    application_name: `motcua ${lock.name}`,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  const lost = new AbortController();
  client.once('end', () => lost.abort(new DatabaseUnavailable('the connection that held the lock is lost')));
  try {
    await client.connect();
    await take(client, lock, tell);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explained(error);
  }
  try {
    return await work(lost.signal);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock.key]).catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

/** Asks again and again rather than waiting in the server: no statement stands open, and the wait can be told. */
async function take(
  client: LastingClient,
  { key, name }: SessionLock,
  tell: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  let tellAt = began + TELL_AFTER_MS;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
      key,
    ]);
    if (rows[0]?.taken) return;
    const now = performance.now();
    if (now >= tellAt) {
      tellAt = now + TELL_EVERY_MS;
      const waited = Math.round((now - began) / 1000);
      tell(`waiting ${waited} s for "${name}", which is held by ${await holderOf(client, key)}`);
    }
    await pause(LOOK_AGAIN_MS);
  }
}

async function holderOf(client: LastingClient, key: number): Promise<string> {
  const { rows } = await client.query<{ holder: string }>(
    `select format('%s (process %s of the database, from %s, since %s)', coalesce(nullif(a.application_name, ''), 'a connection'),
        l.pid, coalesce(host(a.client_addr), 'this machine'), to_char(a.backend_start at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"')) as holder
      from pg_locks l left join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
        and l.classid = 0 and l.objid = $1::oid and l.objsubid = 1 and l.granted`,
    [key],
  );
  return rows.map(({ holder }) => holder).join(', ') || 'a connection that has just gone';
}

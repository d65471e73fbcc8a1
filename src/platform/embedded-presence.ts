// Who is using the embedded server: every process holds one connection with a shared lock, the last one stops it.
import { LastingClient } from './lasting-client.ts';

/** Any number will do, as long as every process asks for the same lock. */
export const PRESENCE = 619_204_117;
/** A machine that is very busy takes its time, and the server may be stopping. */
const CONNECT_MS = 60_000;

/** The connection that says "I am here"; a process that is killed loses it by itself. */
export class Presence {
  private leaving = false;

  private constructor(
    private readonly client: LastingClient,
    private readonly lost: Promise<void>,
  ) {}

  /** @throws when the server does not answer, or is just being stopped by the last one to leave */
  static async enter(url: string): Promise<Presence> {
    const client = new LastingClient({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'motcua presence',
      keepAlive: true,
    });
    const lost = new Promise<void>((done) => void client.once('end', done));
    try {
      await client.connect();
      await client.query('select pg_advisory_lock_shared($1)', [PRESENCE]);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    keepsAlive(client, false);
    return new Presence(client, lost);
  }

  /** Calls back when the server has gone without our leaving it. */
  onLost(tell: () => void): void {
    void this.lost.then(() => (this.leaving ? undefined : tell()));
  }

  /**
   * @param stop called when nobody else is here. Whoever comes while it runs waits for the lock, loses the
   *   connection, and starts the server anew.
   */
  async leave(stop: () => Promise<void>): Promise<void> {
    this.leaving = true;
    keepsAlive(this.client, true);
    try {
      await this.client.query('select pg_advisory_unlock_shared($1)', [PRESENCE]);
      const { rows } = await this.client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
        PRESENCE,
      ]);
      if (rows[0]?.last) await stop();
    } finally {
      await this.client.end().catch(() => undefined);
    }
  }
}

/** Present, it must not keep a process alive that has nothing else to do; leaving, it must. Missing in the types. */
function keepsAlive(client: LastingClient, keeps: boolean): void {
  const handle = client as LastingClient & { ref(): void; unref(): void };
  if (keeps) handle.ref();
  else handle.unref();
}

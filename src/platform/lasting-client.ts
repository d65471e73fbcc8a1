// A connection to PostgreSQL whose loss fails the work that is done on it, and nothing else.
import pg from 'pg';

/**
 * Every connection of the service is one of these: from the pools, listening for hints, or holding a lock. A client
 * without a listener for `error` ends the whole process when its connection goes, and the pool takes its own listener
 * away while a client is lent out. Whoever works on the client learns of the loss by his own statement.
 */
export class LastingClient extends pg.Client {
  /** On the process's own clock, in ms. */
  readonly openedAt = performance.now();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

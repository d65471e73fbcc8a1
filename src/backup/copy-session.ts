// The session that a copy of everything is made by, out of a database and into one.
import { poolOptions } from '../platform/database.ts';
import { LastingClient } from '../platform/lasting-client.ts';

/**
 * Limits that a server sets for others end no backup, however long a table takes; and what a session writes as text, every
 * other one reads alike.
 */
const SETTINGS = `
  set statement_timeout = 0;
  set lock_timeout = 0;
  set idle_in_transaction_session_timeout = 0;
  select set_config('transaction_timeout', '0', false) where current_setting('transaction_timeout', true) is not null;
  set timezone = 'UTC';
  set datestyle = 'ISO, YMD';
  set intervalstyle = 'postgres';
  set extra_float_digits = 1`;

/** @param url as the role that owns the tables. The caller ends it */
export async function openCopySession(url: string): Promise<LastingClient> {
  const client = new LastingClient(poolOptions(url, 1, 0));
  try {
    await client.connect();
    await client.query(SETTINGS);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

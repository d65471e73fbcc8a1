// One at a time keeps or drops the bytes of one SHA-256, however long the store takes, and no transaction waits for it.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Queryable } from '../platform/database.ts';
import { StorageUnavailable } from '../platform/files/kept-bytes.ts';
import { BytesClaimTable } from './bytes-claim.table.ts';

/** Longer than the store is ever waited for. By the database's own clock. */
const LEASE = `interval '3 minutes'`;
const LOOK_AGAIN_MS = 200;
const PATIENCE_MS = 30_000;

const CLAIM = `
  insert into bytes_claim (sha256, token, until) values (decode($1, 'hex'), $2, clock_timestamp() + ${LEASE})
  on conflict (sha256) do update set token = excluded.token, until = excluded.until
    where bytes_claim.until < clock_timestamp()
  returning 1`;

/** The claim of one piece of work. */
export interface BytesClaim {
  /**
   * To be called in the transaction that writes what the work has done to the bytes.
   * @throws StorageUnavailable when the claim ended meanwhile, so that somebody else may be at them
   */
  spend(sql: Queryable): Promise<void>;
}

/** @throws StorageUnavailable when somebody else stays at these bytes */
export async function whileClaiming<Result>(
  database: Database,
  sha256: string,
  work: (claim: BytesClaim) => Promise<Result>,
): Promise<Result> {
  const token = randomUUID();
  const until = performance.now() + PATIENCE_MS;
  while (!(await isClaimed(database, sha256, token))) {
    if (performance.now() > until) throw new StorageUnavailable('somebody else is at these bytes');
    await pause(LOOK_AGAIN_MS);
  }
  try {
    return await work({
      spend: async (sql) => {
        if (!(await giveBack(sql, sha256, token)))
          throw new StorageUnavailable('keeping the bytes took too long');
      },
    });
  } catch (error) {
    // Else others would wait for the end of the lease.
    await giveBack(database, sha256, token).catch(() => undefined);
    throw error;
  }
}

async function isClaimed(sql: Queryable, sha256: string, token: string): Promise<boolean> {
  const { rows } = await sql.query({ name: 'claim-bytes', text: CLAIM, values: [sha256, token] });
  return rows.length > 0;
}

async function giveBack(sql: Queryable, sha256: string, token: string): Promise<boolean> {
  const claim = { sha256: Buffer.from(sha256, 'hex'), token };
  const { affected } = await sql.repository(BytesClaimTable).delete(claim);
  return affected === 1;
}

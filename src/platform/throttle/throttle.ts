// Counts tries at whatever must not be guessed, for all instances alike.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../database.ts';
import { judgeTry } from './judge-tries.ts';
import type { Bucket, Count } from './judge-tries.ts';

/** Longer than any window. */
const KEPT_MS = 2 * DAY_MS;

interface Row {
  readonly key: string;
  readonly tries: number;
  readonly began_at: number;
  readonly locked_until: number | null;
}

// Rows are locked in the order of their keys, so that two tries never wait for one another.
const HOLD = `
  insert into throttle as t (key, tries, began_at)
  select key, 0, to_timestamp($2::float8 / 1000) from unnest($1::text[]) as key order by key
  on conflict (key) do update set tries = t.tries
  returning key, tries, (extract(epoch from began_at) * 1000)::float8 as began_at,
    (extract(epoch from locked_until) * 1000)::float8 as locked_until`;

const KEEP = `
  update throttle t set tries = n.tries, began_at = to_timestamp(n.began_at / 1000),
    locked_until = to_timestamp(n.locked_until / 1000)
  from unnest($1::text[], $2::int[], $3::float8[], $4::float8[]) as n(key, tries, began_at, locked_until)
  where t.key = n.key`;

const TAKE_BACK = `
  with held as (select key from throttle where key = any($1::text[]) order by key for update)
  update throttle t set tries = greatest(t.tries - 1, 0), locked_until = null from held where t.key = held.key`;

@Injectable()
export class Throttle {
  constructor(private readonly database: Database) {}

  /**
   * Counts one try before it is judged, so that many at once cannot all slip through.
   *
   * @param refusal the code of the refusal while any bucket is waited for; with `retryAfterSeconds`
   * @returns how long the next try has to wait; null when it need not
   * @throws DomainError `refusal`
   */
  async count(buckets: readonly Bucket[], refusal: string, at: Instant): Promise<number | null> {
    if (buckets.length === 0) return null;
    return this.database.transaction(async (sql) => {
      const keys = buckets.map(({ key }) => key);
      const { rows } = await sql.query<Row>({ name: 'throttle-hold', text: HOLD, values: [keys, at] });
      const byKey = new Map(rows.map((row) => [row.key, countOf(row)]));
      const judged = judgeTry(
        buckets,
        keys.map((key) => byKey.get(key) ?? null),
        at,
      );
      if (judged.waitMs !== null)
        throw new DomainError(refusal, 'Too many tries: wait before trying again', {
          retryAfterSeconds: Math.ceil(judged.waitMs / 1000),
        });
      const { counts } = judged;
      await sql.query({
        name: 'throttle-keep',
        text: KEEP,
        values: [
          keys,
          counts.map(({ tries }) => tries),
          counts.map(({ beganAt }) => beganAt),
          counts.map(({ lockedUntil }) => lockedUntil),
        ],
      });
      const next = Math.max(...counts.map(({ lockedUntil }) => lockedUntil ?? at)) - at;
      return next > 0 ? next : null;
    });
  }

  /** Takes a counted try back that turned out right. */
  async takeBack(buckets: readonly Bucket[]): Promise<void> {
    await this.database.query({ name: 'throttle-back', text: TAKE_BACK, values: [keysOf(buckets)] });
  }

  /** Forgets what was counted: its rightful holder has shown himself. */
  async clear(keys: readonly string[]): Promise<void> {
    await this.database.query({
      name: 'throttle-clear',
      text: `delete from throttle where key = any($1::text[])`,
      values: [keys],
    });
  }

  /** Forgets what no longer counts. Addresses are kept no longer than they are needed. */
  async purge(at: Instant): Promise<void> {
    await this.database.query({
      name: 'throttle-purge',
      text: `delete from throttle where began_at < to_timestamp($1::float8 / 1000)
        and (locked_until is null or locked_until < to_timestamp($2::float8 / 1000))`,
      values: [at - KEPT_MS, at],
    });
  }
}

function keysOf(buckets: readonly Bucket[]): string[] {
  return buckets.map(({ key }) => key);
}

function countOf({ tries, began_at, locked_until }: Row): Count {
  return { tries, beganAt: began_at, lockedUntil: locked_until };
}

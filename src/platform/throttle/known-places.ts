// Remembers from where somebody was let in: the device's cookie, and the network it came from.
import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../database.ts';
import type { Queryable } from '../database.ts';

/** As long as a device's cookie lasts. */
export const DEVICE_KNOWN_MS = 180 * DAY_MS;
/** A network changes hands sooner than a device does. */
const NETWORK_KNOWN_MS = 30 * DAY_MS;

@Injectable()
export class KnownPlaces {
  constructor(private readonly database: Database) {}

  /** Which of the places the subject was let in from, and not too long ago. */
  async among(subject: string, places: readonly string[], at: Instant): Promise<ReadonlySet<string>> {
    const { rows } = await this.database.query<{ place: string }>({
      name: 'known-places',
      text: `select place from known_place where subject = $1 and place = any($2::text[])
        and seen_at >= to_timestamp(case when place like 'device %' then $3::float8 else $4::float8 end / 1000)`,
      values: [subject, places, at - DEVICE_KNOWN_MS, at - NETWORK_KNOWN_MS],
    });
    return new Set(rows.map(({ place }) => place));
  }

  /** @param sql the transaction in which somebody is let in, where there is one */
  async remember(
    subject: string,
    places: readonly string[],
    at: Instant,
    sql: Queryable = this.database,
  ): Promise<void> {
    await sql.query({
      name: 'known-place',
      text: `insert into known_place (subject, place, seen_at)
        select $1, place, to_timestamp($3::float8 / 1000) from unnest($2::text[]) as place order by place
        on conflict (subject, place) do update set seen_at = excluded.seen_at`,
      values: [subject, places, at],
    });
  }

  /** Nothing is known any more: the password was reset, the account closed. */
  async forget(subject: string, sql: Queryable = this.database): Promise<void> {
    await sql.query({
      name: 'known-place-forget',
      text: `delete from known_place where subject = $1`,
      values: [subject],
    });
  }

  async purge(at: Instant): Promise<void> {
    await this.database.query({
      name: 'known-place-purge',
      text: `delete from known_place where seen_at < to_timestamp($1::float8 / 1000)`,
      values: [at - DEVICE_KNOWN_MS],
    });
  }
}

export function networkPlace(network: string): string {
  return `network ${network}`;
}

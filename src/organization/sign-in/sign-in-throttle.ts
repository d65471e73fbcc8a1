// Slows down guessing of passwords, by account and by address, for all instances alike.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';

// A whole one-stop may sign in from one address, so an address is given more tries than an account.
const COUNT = `
  insert into sign_in_throttle as t (key, failures, last_failure_at)
  select key, 1, $2::timestamptz from unnest($1::text[]) as key
  on conflict (key) do update set
    last_failure_at = $2::timestamptz,
    failures = case when t.last_failure_at < $2::timestamptz - interval '1 hour' then 1 else t.failures + 1 end,
    locked_until = case
      when t.last_failure_at < $2::timestamptz - interval '1 hour' then null
      when t.failures + 1 >= case when t.key like 'address:%' then 30 else 5 end then
        $2::timestamptz + least(
          interval '30 seconds' * power(2, least(t.failures + 1 - case when t.key like 'address:%' then 30 else 5 end, 5)),
          interval '15 minutes')
    end
  where t.locked_until is null or t.locked_until <= $2::timestamptz
  returning key`;

const LOCKED = `
  select ceil(extract(epoch from max(locked_until) - $2::timestamptz))::int as seconds
  from sign_in_throttle where key = any($1::text[])`;

const FORGIVE = `
  with account as (delete from sign_in_throttle where key = $1)
  update sign_in_throttle set failures = greatest(failures - 1, 0), locked_until = null where key = $2`;

const FORGET = `
  delete from sign_in_throttle
  where last_failure_at < $1::timestamptz - interval '1 day' and (locked_until is null or locked_until <= $1::timestamptz)`;

/** A try is counted before the password is looked at, so that many at once cannot all slip through. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `auth.throttled` with `retryAfterSeconds` while either is locked */
  async count(account: string, address: string, at: Instant): Promise<void> {
    const values = [keysOf(account, address), formatInstant(at)];
    const { rows: counted } = await this.database.query({ name: 'sign-in-count', text: COUNT, values });
    if (counted.length === 2) return;
    const {
      rows: [locked],
    } = await this.database.query<{ seconds: number | null }>({
      name: 'sign-in-locked',
      text: LOCKED,
      values,
    });
    const retryAfterSeconds = Math.max(locked?.seconds ?? 1, 1);
    throw new DomainError('auth.throttled', 'Too many failed sign-ins: wait before trying again', {
      retryAfterSeconds,
    });
  }

  /** Forgets who failed a day ago: after an hour it no longer counts. */
  async purge(at: Instant): Promise<void> {
    await this.database.query({ name: 'sign-in-forget', text: FORGET, values: [formatInstant(at)] });
  }

  /** Takes back what a sign-in that turned out right had counted. */
  async forgive(account: string, address: string): Promise<void> {
    const values = keysOf(account, address);
    await this.database.query({ name: 'sign-in-forgive', text: FORGIVE, values });
  }
}

function keysOf(account: string, address: string): [string, string] {
  return [`account:${account}`, `address:${address}`];
}

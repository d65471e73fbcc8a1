// The rows of settings are written here alone: held while somebody decides, changed with a version, or put as they are.
import type { Instant } from '../../domain/time/instant.ts';
import type { Queryable } from '../database.ts';

export interface KeptSetting {
  /** Counts the changes; 0 where nothing was ever kept. */
  readonly version: number;
  readonly value: unknown;
}

/** Makes the row where there is none, and keeps everybody else from it until the transaction ends. */
export async function holdSetting(sql: Queryable, key: string, at: Instant): Promise<KeptSetting> {
  await sql.query({
    name: 'setting-begin',
    text: `insert into setting (key, value, updated_at) values ($1, 'null', $2) on conflict do nothing`,
    values: [key, new Date(at)],
  });
  const { rows } = await sql.query<KeptSetting>({
    name: 'setting-turn',
    text: `select version, value from setting where key = $1 for update`,
    values: [key],
  });
  return rows[0]!;
}

/** Changes a row that the transaction holds. */
export async function keepSetting(
  sql: Queryable,
  key: string,
  { version, value }: KeptSetting,
  at: Instant,
): Promise<void> {
  await sql.query({
    name: 'setting-keep',
    text: `update setting set value = $2::jsonb, version = $3, updated_at = $4 where key = $1`,
    values: [key, JSON.stringify(value ?? null), version, new Date(at)],
  });
}

/** Puts what the service itself remembers under a key: nobody decides it, and no version counts it. */
export async function putSetting(sql: Queryable, key: string, value: unknown, at: Instant): Promise<void> {
  await sql.query({
    name: 'setting-put',
    text: `insert into setting (key, value, updated_at) values ($1, $2::jsonb, $3)
      on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
    values: [key, JSON.stringify(value), new Date(at)],
  });
}

// Changes a setting, or gives it back its default, and writes down who did so and why, in one transaction.
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Database, Queryable } from '../database.ts';
import type { SettingDefinition } from './setting-definition.ts';

export interface SettingChange {
  /** Null gives the default back. */
  readonly value: unknown;
  /** The version the change was decided on, 0 where none was ever kept; null for whichever stands. */
  readonly expectedVersion: number | null;
  /** Null from the command line. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly at: Instant;
}

/** What else is written in the transaction of the change. */
export type AlongWithChange = (sql: Queryable, before: unknown, after: unknown) => Promise<void>;

/**
 * Call `Settings.forget()` afterwards.
 *
 * @returns the new version
 * @throws DomainError `setting.invalid`; `ifMatch.stale` with `currentVersion`
 */
export async function changeSetting<Value>(
  database: Database,
  definition: SettingDefinition<Value>,
  { value, expectedVersion, by, reason, at }: SettingChange,
  along: AlongWithChange,
): Promise<number> {
  definition.read(value);
  const { key } = definition;
  return database.transaction(async (sql) => {
    await sql.query({
      name: 'setting-begin',
      text: `insert into setting (key, value, updated_at) values ($1, 'null', $2) on conflict do nothing`,
      values: [key, new Date(at)],
    });
    const { rows } = await sql.query<{ version: number; value: unknown }>({
      name: 'setting-turn',
      text: `select version, value from setting where key = $1 for update`,
      values: [key],
    });
    const stands = rows[0]!;
    if (expectedVersion !== null && expectedVersion !== stands.version)
      throw new DomainError('ifMatch.stale', 'Somebody changed it meanwhile: read it again', {
        currentVersion: stands.version,
      });
    const after = JSON.stringify(value ?? null);
    await sql.query({
      name: 'setting-change',
      text: `
        with changed as (
          update setting set value = $2::jsonb, version = $3, updated_at = $4 where key = $1)
        insert into setting_change (key, version, before, after, changed_by, reason, changed_at)
        values ($1, $3, $5::jsonb, $2::jsonb, $6, $7, $4)`,
      values: [key, after, stands.version + 1, new Date(at), JSON.stringify(stands.value), by, reason],
    });
    await along(sql, stands.value, value ?? null);
    return stands.version + 1;
  });
}

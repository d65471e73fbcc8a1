// The one door through which a setting changes: value, history, and line in the log of administration, in one transaction.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Database } from '../platform/database.ts';
import type { Queryable } from '../platform/database.ts';
import { holdSetting, keepSetting } from '../platform/settings/keep-setting.ts';
import type { KeptSetting } from '../platform/settings/keep-setting.ts';
import type { SettingDefinition } from '../platform/settings/setting-definition.ts';
import { Settings } from '../platform/settings/settings.ts';
import { AdministrationLog } from './administration-log/administration-log.ts';

interface NewValue {
  /** Null gives the default back. */
  readonly value: unknown;
  readonly at: Instant;
}

/** A person names the version that it was decided on, 0 where none was ever kept, and says why. */
interface ByPerson {
  readonly by: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/** From the command line; without a version whichever stands is changed. */
interface ByCommand {
  readonly by: null;
  readonly expectedVersion: number | null;
  readonly reason: string | null;
}

export type SettingChange = NewValue & (ByPerson | ByCommand);

@Injectable()
export class ChangeSetting {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * Changes a setting, or gives it back its default. Who may is the caller's question.
   *
   * @throws DomainError `setting.invalid`; `ifMatch.stale` with `currentVersion`
   */
  async run<Value>(definition: SettingDefinition<Value>, change: SettingChange): Promise<void> {
    const { value, expectedVersion, reason, at } = change;
    definition.read(value);
    await this.database.transaction(async (sql) => {
      const stands = await holdSetting(sql, definition.key, at);
      if (expectedVersion !== null && expectedVersion !== stands.version)
        throw new DomainError('ifMatch.stale', 'Somebody changed it meanwhile: read it again', {
          currentVersion: stands.version,
        });
      await keep(sql, definition.key, stands, change);
      await this.log.write(sql, {
        action: 'setting.changed',
        subject: { id: definition.key, name: definition.name.vi },
        before: { value: stands.value },
        after: { value: value ?? null, reason },
      });
    });
    this.settings.forget();
  }
}

async function keep(
  sql: Queryable,
  key: string,
  before: KeptSetting,
  { value, by, reason, at }: SettingChange,
): Promise<void> {
  const version = before.version + 1;
  await keepSetting(sql, key, { version, value }, at);
  await sql.query({
    name: 'setting-change',
    text: `
      insert into setting_change (key, version, before, after, changed_by, reason, changed_at)
      values ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7)`,
    values: [
      key,
      version,
      JSON.stringify(before.value),
      JSON.stringify(value ?? null),
      by,
      reason,
      new Date(at),
    ],
  });
}

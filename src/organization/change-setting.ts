// Changes a setting over HTTP: with its history, and with its line in the log of administration.
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import { changeSetting } from '../platform/settings/change-setting.ts';
import type { SettingChange } from '../platform/settings/change-setting.ts';
import type { SettingDefinition } from '../platform/settings/setting-definition.ts';
import { Settings } from '../platform/settings/settings.ts';
import { AdministrationLog } from './administration-log/administration-log.ts';

@Injectable()
export class ChangeSetting {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly log: AdministrationLog,
  ) {}

  /** Who may is the caller's question. @throws DomainError `setting.invalid`; `ifMatch.stale` */
  async run<Value>(definition: SettingDefinition<Value>, change: SettingChange): Promise<void> {
    await changeSetting(this.database, definition, change, (sql, before, after) =>
      this.log.write(sql, {
        action: 'setting.changed',
        subject: { id: definition.key, name: definition.name.vi },
        before: { value: before },
        after: { value: after, reason: change.reason },
      }),
    );
    this.settings.forget();
  }
}

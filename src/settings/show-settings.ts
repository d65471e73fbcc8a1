// What holds of each setting, and how it came to that.
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { SettingChangeTable } from '../organization/setting-change.table.ts';
import type { SettingChangeRow } from '../organization/setting-change.table.ts';
import { Database } from '../platform/database.ts';
import type { SettingDefinition } from '../platform/settings/setting-definition.ts';
import { SettingTable } from '../platform/settings/setting.table.ts';
import type { SettingRow } from '../platform/settings/setting.table.ts';
import type { SettingChangeView, SettingView } from './setting-view.ts';

const MOST_SHOWN = 100;

@Injectable()
export class ShowSettings {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  async one(definition: SettingDefinition): Promise<SettingView> {
    return (await this.all([definition]))[0]!;
  }

  /** In the order given; straight from the table, so that a change is seen at once. */
  async all(definitions: readonly SettingDefinition[]): Promise<readonly SettingView[]> {
    const keys = definitions.map(({ key }) => key);
    const [kept, changes] = await Promise.all([
      this.database.repository(SettingTable).findBy({ key: In(keys) }),
      this.database.query<SettingChangeRow>({
        name: 'settings-last-change',
        text: `select distinct on (key) * from setting_change where key = any($1) order by key, version desc`,
        values: [keys],
      }),
    ]);
    const lastOf = new Map(changes.rows.map((row) => [row.key, row]));
    const keptOf = new Map(kept.map((row) => [row.key, row]));
    return Promise.all(
      definitions.map(async (definition) => {
        const last = lastOf.get(definition.key);
        return viewOf(
          definition,
          keptOf.get(definition.key),
          last === undefined ? null : await this.changeView(last),
        );
      }),
    );
  }

  /** Newest first. */
  async history({ key }: SettingDefinition): Promise<readonly SettingChangeView[]> {
    const changes = this.database.repository(SettingChangeTable);
    const newest = await changes.find({ where: { key }, order: { version: 'DESC' }, take: MOST_SHOWN });
    return Promise.all(newest.map((row) => this.changeView(row)));
  }

  private async changeView(row: SettingChangeRow): Promise<SettingChangeView> {
    const organization = await this.directory.current();
    return {
      version: row.version,
      before: row.before,
      after: row.after,
      changedBy: row.changed_by === null ? null : (organization.staff(row.changed_by)?.name ?? null),
      reason: row.reason,
      changedAt: formatInstant(row.changed_at.getTime()),
    };
  }
}

function viewOf(
  definition: SettingDefinition,
  kept: SettingRow | undefined,
  lastChange: SettingChangeView | null,
): SettingView {
  const { key, group, name, about, shape } = definition;
  const { value, unreadable } = holding(definition, kept?.value ?? null);
  return {
    key,
    group,
    name,
    about,
    shape,
    value,
    default: definition.default,
    isDefault: (kept?.value ?? null) === null,
    unreadable,
    version: kept?.version ?? 0,
    lastChange,
  };
}

function holding(
  definition: SettingDefinition,
  kept: unknown,
): { readonly value: unknown; readonly unreadable: string | null } {
  try {
    return { value: definition.read(kept), unreadable: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { value: definition.default, unreadable: error.message };
  }
}

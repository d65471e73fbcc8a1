// The settings that hold now, kept in memory for a second, so that asking costs nothing and every service agrees.
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { Database, type Queryable } from '../database.ts';
import type { SettingDefinition } from './setting-definition.ts';

/** Another service's change holds here after this time at the latest; one's own at once. */
const TRUE_FOR_MS = 1_000;

interface Kept {
  readonly version: number;
  readonly value: unknown;
}

interface Read extends Kept {
  readonly definition: SettingDefinition;
}

@Injectable()
export class Settings {
  private readonly logger = new Logger(Settings.name);
  private kept: ReadonlyMap<string, Kept> = new Map();
  private readonly values = new Map<string, Read>();
  private readAt = -Infinity;

  constructor(private readonly database: Database) {}

  /**
   * The value that holds. One that was kept and cannot be read does not stop the work that asks for it: the default
   * holds, and the log says why.
   *
   * @param sql the transaction that asks, so that it never waits for a second connection
   */
  async read<Value>(definition: SettingDefinition<Value>, sql: Queryable = this.database): Promise<Value> {
    if (performance.now() - this.readAt >= TRUE_FOR_MS) await this.look(sql);
    const { version, value } = this.kept.get(definition.key) ?? { version: 0, value: null };
    const known = this.values.get(definition.key);
    if (known?.version === version && known.definition === definition) return known.value as Value;
    const read = this.readOrDefault(definition, value);
    this.values.set(definition.key, { definition, version, value: read });
    return read;
  }

  /** Looks at the table again when it is next asked: after a change of one's own. */
  forget(): void {
    this.readAt = -Infinity;
    this.values.clear();
  }

  private async look(sql: Queryable): Promise<void> {
    const startedAt = performance.now();
    const { rows } = await sql.query<Kept & { key: string }>({
      name: 'settings',
      text: `select key, value, version from setting`,
      values: [],
    });
    this.kept = new Map(rows.map(({ key, value, version }) => [key, { value, version }]));
    this.readAt = startedAt;
  }

  private readOrDefault<Value>(definition: SettingDefinition<Value>, kept: unknown): Value {
    try {
      return definition.read(kept);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.error(`${error.message}. The default holds`);
      return definition.default;
    }
  }
}

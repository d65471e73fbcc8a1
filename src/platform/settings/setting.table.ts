// The tables of settings: what is kept of each, and every change with who made it and why.
import { EntitySchema } from 'typeorm';

export interface SettingRow {
  readonly key: string;
  /** JSON; null where the default holds. */
  readonly value: unknown;
  readonly updated_at: Date;
  /** Counts the changes. */
  readonly version: number;
}

export const SettingTable = new EntitySchema<SettingRow>({
  name: 'setting',
  columns: {
    key: { type: 'text', primary: true, primaryKeyConstraintName: 'setting_pkey' },
    value: { type: 'jsonb' },
    updated_at: { type: 'timestamptz' },
    version: { type: 'integer', default: 0 },
  },
});

/** Append-only. */
export interface SettingChangeRow {
  readonly key: string;
  /** The version that the change made. */
  readonly version: number;
  /** JSON; null for the default. */
  readonly before: unknown;
  readonly after: unknown;
  /** Null from the command line. */
  readonly changed_by: string | null;
  readonly reason: string | null;
  readonly changed_at: Date;
}

const KEY = { primary: true, primaryKeyConstraintName: 'setting_change_pkey' } as const;

export const SettingChangeTable = new EntitySchema<SettingChangeRow>({
  name: 'setting_change',
  columns: {
    key: { type: 'text', ...KEY },
    version: { type: 'integer', ...KEY },
    before: { type: 'jsonb' },
    after: { type: 'jsonb' },
    changed_by: { type: 'uuid', nullable: true },
    reason: { type: 'text', nullable: true },
    changed_at: { type: 'timestamptz' },
  },
});

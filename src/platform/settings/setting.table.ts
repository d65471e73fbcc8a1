// What is kept of each setting: its value, where it is not the default.
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

// Every change of a setting: from what to what, by whom and why. Append-only.
import { EntitySchema } from 'typeorm';

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

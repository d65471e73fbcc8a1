// People who sign in.
import { EntitySchema } from 'typeorm';

export interface StaffRow {
  id: string;
  account: string;
  full_name: string;
  email: string | null;
  phone: string | null;
  password_hash: string;
  must_change_password: boolean;
  mail_alerts: boolean;
  mail_outside_hours: boolean;
  /** A mail each working morning with what is due, late and unassigned. */
  daily_digest: boolean;
  language: 'vi' | 'en';
  /** What the screens remember for the person: density, keys, favourites; at most 4 KB. */
  settings: Record<string, unknown>;
  created_at: Date;
  disabled_at: Date | null;
  version: number;
}

export const StaffTable = new EntitySchema<StaffRow>({
  name: 'staff',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'staff_pkey' },
    account: { type: 'text' },
    full_name: { type: 'text' },
    email: { type: 'text', nullable: true },
    phone: { type: 'text', nullable: true },
    password_hash: { type: 'text' },
    must_change_password: { type: 'boolean' },
    mail_alerts: { type: 'boolean', default: true },
    mail_outside_hours: { type: 'boolean', default: false },
    daily_digest: { type: 'boolean', default: true },
    language: { type: 'text', default: 'vi' },
    settings: { type: 'jsonb', default: {} },
    created_at: { type: 'timestamptz' },
    disabled_at: { type: 'timestamptz', nullable: true },
    version: { type: 'integer', default: 1 },
  },
  uniques: [{ name: 'staff_account_once', columns: ['account'] }],
  checks: [
    { name: 'staff_account_lower', expression: 'account = lower(account)' },
    { name: 'staff_language_known', expression: "language in ('vi', 'en')" },
  ],
});

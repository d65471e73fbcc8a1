// Signed-in browsers and programs' tokens; only the hash of the secret is kept.
import { EntitySchema } from 'typeorm';

export interface SessionRow {
  id: string;
  token_hash: Buffer;
  staff_id: string;
  kind: 'browser' | 'token';
  name: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  /** Since when the screen is locked; null while it is open. */
  locked_at: Date | null;
}

export const SessionTable = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'session_pkey' },
    token_hash: { type: 'bytea' },
    staff_id: { type: 'uuid' },
    kind: { type: 'text' },
    name: { type: 'text', nullable: true },
    created_at: { type: 'timestamptz' },
    last_seen_at: { type: 'timestamptz' },
    expires_at: { type: 'timestamptz' },
    revoked_at: { type: 'timestamptz', nullable: true },
    locked_at: { type: 'timestamptz', nullable: true },
  },
  foreignKeys: [
    { name: 'session_staff', target: 'staff', columnNames: ['staff_id'], referencedColumnNames: ['id'] },
  ],
  uniques: [{ name: 'session_token_once', columns: ['token_hash'] }],
  indices: [{ name: 'session_staff_id', columns: ['staff_id'], where: 'revoked_at is null' }],
});

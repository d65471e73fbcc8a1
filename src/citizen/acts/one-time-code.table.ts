// Codes that were sent to applicants, and what a right one lets them do for a while. Only hashes are kept.
import { EntitySchema } from 'typeorm';

export const ACTS = ['supplement', 'withdraw'] as const;
export type Act = (typeof ACTS)[number];

export interface OneTimeCodeRow {
  home_agency_id: string;
  dossier_id: string;
  act: Act;
  /** Null once it was used, or mistyped too often. */
  code_hash: Buffer | null;
  code_until: Date;
  /** Of the secret that a right code was changed for. */
  pass_hash: Buffer | null;
  pass_until: Date | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'one_time_code_pkey' } as const;

export const OneTimeCodeTable = new EntitySchema<OneTimeCodeRow>({
  name: 'one_time_code',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    act: { type: 'text', ...KEY },
    code_hash: { type: 'bytea', nullable: true },
    code_until: { type: 'timestamptz' },
    pass_hash: { type: 'bytea', nullable: true },
    pass_until: { type: 'timestamptz', nullable: true },
  },
  checks: [{ name: 'one_time_code_act_known', expression: "act in ('supplement', 'withdraw')" }],
  indices: [{ name: 'one_time_code_age', columns: ['code_until'] }],
});

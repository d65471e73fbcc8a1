// Dossiers that citizens lodge online: half-typed until they are sent, and afterwards what they declared in the form.
import { EntitySchema } from 'typeorm';

export interface Declared {
  readonly label: string;
  readonly value: string;
}

export interface OnlineLodgingRow {
  home_agency_id: string;
  /** Of the dossier, once there is one. */
  id: string;
  check_hash: Buffer;
  procedure_code: string;
  case_key: string;
  reception_unit_id: string;
  competent_unit_id: string;
  /** What stands in the form, by the names of its fields; personal data, empty once it is sent. */
  typed: Readonly<Record<string, string>>;
  begun_at: Date;
  changed_at: Date;
  sent_at: Date | null;
  declared: readonly Declared[] | null;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'online_lodging_pkey' } as const;

export const OnlineLodgingTable = new EntitySchema<OnlineLodgingRow>({
  name: 'online_lodging',
  columns: {
    home_agency_id: KEY,
    id: KEY,
    check_hash: { type: 'bytea' },
    procedure_code: { type: 'text' },
    case_key: { type: 'text' },
    reception_unit_id: { type: 'uuid' },
    competent_unit_id: { type: 'uuid' },
    typed: { type: 'json' },
    begun_at: { type: 'timestamptz' },
    changed_at: { type: 'timestamptz' },
    sent_at: { type: 'timestamptz', nullable: true },
    declared: { type: 'json', nullable: true },
  },
  indices: [
    { name: 'online_lodging_id', columns: ['id'] },
    { name: 'online_lodging_unsent', columns: ['changed_at'], where: 'sent_at is null' },
  ],
});

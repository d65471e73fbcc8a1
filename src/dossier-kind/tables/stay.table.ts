// Stays: one visit of a dossier, or of one of its legs, to one state by one holder, with the office minutes it took.
import { EntitySchema } from 'typeorm';

export interface StayRow {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  readonly seq: number;
  readonly state: string;
  readonly step: string | null;
  readonly unit_id: string;
  readonly officer_id: string | null;
  /** On whose account the time goes. */
  readonly charge: string;
  readonly entered_at: Date;
  readonly left_at: Date | null;
  readonly budget_minutes: number | null;
  readonly due_at: Date | null;
  readonly working_minutes: number | null;
  readonly procedure_code: string;
  readonly process_version_id: string;
  /** `dossier`, or the leg that it is a stay of. */
  readonly subject: string;
}

const KEY = { primary: true, primaryKeyConstraintName: 'stay_pkey' } as const;

export const StayTable = new EntitySchema<StayRow>({
  name: 'stay',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    seq: { type: 'integer', ...KEY },
    state: { type: 'text' },
    step: { type: 'text', nullable: true },
    unit_id: { type: 'uuid' },
    officer_id: { type: 'uuid', nullable: true },
    charge: { type: 'text' },
    entered_at: { type: 'timestamptz' },
    left_at: { type: 'timestamptz', nullable: true },
    budget_minutes: { type: 'integer', nullable: true },
    due_at: { type: 'timestamptz', nullable: true },
    working_minutes: { type: 'integer', nullable: true },
    procedure_code: { type: 'text' },
    process_version_id: { type: 'uuid' },
    subject: { type: 'text', default: 'dossier', ...KEY },
  },
  indices: [
    {
      name: 'stay_one_open',
      columns: ['home_agency_id', 'dossier_id', 'subject'],
      unique: true,
      where: 'left_at is null',
    },
    {
      name: 'stay_unit_left',
      columns: ['unit_id', 'left_at', 'state', 'working_minutes', 'procedure_code'],
      synchronize: false,
    },
    { name: 'stay_officer', columns: ['officer_id', 'entered_at'], where: 'officer_id is not null' },
    {
      name: 'stay_of_applicant',
      columns: ['entered_at', 'dossier_id'],
      where: `charge = 'citizen' and subject = 'dossier'`,
    },
  ],
});

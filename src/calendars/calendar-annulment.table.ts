// Calendar versions that were a mistake: who said so, and who agreed.
import { EntitySchema } from 'typeorm';

export const ANNULMENT_STATES = Object.freeze(['proposed', 'approved', 'rejected'] as const);
export type AnnulmentState = (typeof ANNULMENT_STATES)[number];

export interface CalendarAnnulmentRow {
  id: string;
  name: string;
  version: number;
  reason: string;
  state: AnnulmentState;
  /** The version in force in its place, once approved. */
  instead: number | null;
  proposed_by: string;
  proposed_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  /** What whoever decided had to say. */
  note: string | null;
}

export const CalendarAnnulmentTable = new EntitySchema<CalendarAnnulmentRow>({
  name: 'calendar_annulment',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'calendar_annulment_pkey' },
    name: { type: 'text' },
    version: { type: 'integer' },
    reason: { type: 'text' },
    state: { type: 'text' },
    instead: { type: 'integer', nullable: true },
    proposed_by: { type: 'uuid' },
    proposed_at: { type: 'timestamptz' },
    decided_by: { type: 'uuid', nullable: true },
    decided_at: { type: 'timestamptz', nullable: true },
    note: { type: 'text', nullable: true },
  },
  indices: [
    {
      name: 'calendar_annulment_once',
      columns: ['name', 'version'],
      unique: true,
      where: `state <> 'rejected'`,
    },
  ],
  checks: [
    {
      name: 'calendar_annulment_state_known',
      expression: `state in ('proposed', 'approved', 'rejected')`,
    },
    { name: 'calendar_annulment_of_another', expression: 'decided_by <> proposed_by' },
  ],
  foreignKeys: [
    {
      name: 'calendar_annulment_calendar',
      target: 'working_calendar',
      columnNames: ['name', 'version'],
      referencedColumnNames: ['name', 'version'],
    },
  ],
});

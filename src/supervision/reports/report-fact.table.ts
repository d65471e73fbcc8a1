// What reports count of a dossier, as it was known from one instant to another; made from the journal.
import { EntitySchema } from 'typeorm';

export interface ReportFactRow {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  /** Known from then on, until a later row replaced it; null for the newest. */
  readonly recorded_from: Date;
  readonly recorded_to: Date | null;
  /** Sequence number of the newest journal entry that it counts. */
  readonly seq: number;
  readonly procedure_code: string;
  readonly field: string;
  readonly level: string;
  readonly channel: string;
  readonly reception_unit_id: string;
  readonly competent_unit_id: string;
  readonly competent_agency_id: string;
  readonly boundary_free: boolean;
  readonly state: string;
  readonly clock: string;
  readonly lodged_at: Date;
  readonly reception_due_at: Date | null;
  readonly answered_at: Date | null;
  readonly accepted_at: Date | null;
  readonly late_from_at: Date | null;
  readonly was_late_at: Date | null;
  readonly late_since: Date | null;
  readonly apologised_at: Date | null;
  readonly resolved_at: Date | null;
  readonly closed_at: Date | null;
  readonly stopped_at: Date | null;
  readonly verdict: string | null;
  readonly outcome: string | null;
  /** Visits in which the applicant is waited for, as PostgreSQL writes ranges. */
  readonly waits: string;
}

const KEY = { primary: true, primaryKeyConstraintName: 'report_fact_pkey' } as const;
const INSTANT_OR_NULL = { type: 'timestamptz', nullable: true } as const;

export const ReportFactTable = new EntitySchema<ReportFactRow>({
  name: 'report_fact',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    recorded_from: { type: 'timestamptz', ...KEY },
    recorded_to: INSTANT_OR_NULL,
    seq: { type: 'integer' },
    procedure_code: { type: 'text' },
    field: { type: 'text' },
    level: { type: 'text' },
    channel: { type: 'text' },
    reception_unit_id: { type: 'uuid' },
    competent_unit_id: { type: 'uuid' },
    competent_agency_id: { type: 'uuid' },
    boundary_free: { type: 'boolean' },
    state: { type: 'text' },
    clock: { type: 'text' },
    lodged_at: { type: 'timestamptz' },
    reception_due_at: INSTANT_OR_NULL,
    answered_at: INSTANT_OR_NULL,
    accepted_at: INSTANT_OR_NULL,
    late_from_at: INSTANT_OR_NULL,
    was_late_at: INSTANT_OR_NULL,
    late_since: INSTANT_OR_NULL,
    apologised_at: INSTANT_OR_NULL,
    resolved_at: INSTANT_OR_NULL,
    closed_at: INSTANT_OR_NULL,
    stopped_at: INSTANT_OR_NULL,
    verdict: { type: 'text', nullable: true },
    outcome: { type: 'text', nullable: true },
    waits: { type: 'tstzmultirange' },
  },
  indices: [
    {
      name: 'report_fact_current',
      columns: ['home_agency_id', 'dossier_id'],
      unique: true,
      where: 'recorded_to is null',
    },
    {
      name: 'report_fact_open',
      columns: ['competent_unit_id', 'accepted_at'],
      where: 'recorded_to is null and stopped_at is null',
    },
    { name: 'report_fact_accepted', columns: ['accepted_at', 'dossier_id'] },
    { name: 'report_fact_stopped', columns: ['stopped_at'], where: 'stopped_at is not null' },
    { name: 'report_fact_late', columns: ['late_since'], where: 'late_since is not null' },
    { name: 'report_fact_recorded', columns: ['recorded_from'] },
    { name: 'report_fact_replaced', columns: ['recorded_to'], where: 'recorded_to is not null' },
  ],
});

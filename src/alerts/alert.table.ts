// The table of alerts. The engine writes and closes them; this room moves them up the ladder.
import { EntitySchema } from 'typeorm';

export interface AlertRow {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly dossierId: string;
  readonly kind: string;
  readonly subject: string;
  readonly dueAt: Date;
  /** The legal instant, possibly long before anybody could record it. */
  readonly raisedAt: Date;
  readonly recordedAt: Date;
  /** Who held the dossier at that instant. */
  readonly unitId: string;
  readonly officerId: string | null;
  readonly nextRung: number;
  readonly nextRungAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
  /** From when the rungs that are left are counted, where an acknowledgement lapsed. */
  readonly climbsFrom: Date | null;
  /** When it was opened again, until the rungs have told of that. */
  readonly reopenedAt: Date | null;
  /** Whether it was looked at for a late case. */
  readonly caseSeen: boolean;
}

export const AlertTable = new EntitySchema<AlertRow>({
  name: 'alert',
  columns: {
    homeAgencyId: {
      name: 'home_agency_id',
      type: 'uuid',
      primary: true,
      primaryKeyConstraintName: 'alert_pkey',
    },
    id: {
      type: 'uuid',
      primary: true,
      primaryKeyConstraintName: 'alert_pkey',
      generated: 'uuid',
    },
    dossierId: { name: 'dossier_id', type: 'uuid' },
    kind: { type: 'text' },
    subject: { type: 'text' },
    dueAt: { name: 'due_at', type: 'timestamptz' },
    raisedAt: { name: 'raised_at', type: 'timestamptz' },
    recordedAt: { name: 'recorded_at', type: 'timestamptz' },
    unitId: { name: 'unit_id', type: 'uuid' },
    officerId: { name: 'officer_id', type: 'uuid', nullable: true },
    nextRung: { name: 'next_rung', type: 'smallint', default: 0 },
    nextRungAt: { name: 'next_rung_at', type: 'timestamptz', nullable: true },
    acknowledgedAt: { name: 'acknowledged_at', type: 'timestamptz', nullable: true },
    acknowledgedBy: { name: 'acknowledged_by', type: 'uuid', nullable: true },
    closedAt: { name: 'closed_at', type: 'timestamptz', nullable: true },
    closeReason: { name: 'close_reason', type: 'text', nullable: true },
    climbsFrom: { name: 'climbs_from', type: 'timestamptz', nullable: true },
    reopenedAt: { name: 'reopened_at', type: 'timestamptz', nullable: true },
    caseSeen: { name: 'case_seen', type: 'boolean', default: false },
  },
  indices: [
    { name: 'alert_once', columns: ['homeAgencyId', 'dossierId', 'kind', 'subject', 'dueAt'], unique: true },
    { name: 'alert_climb', columns: ['nextRungAt'], where: 'next_rung_at is not null' },
    { name: 'alert_by_id', columns: ['id'] },
    { name: 'alert_case_unseen', columns: ['recordedAt'], where: 'not case_seen' },
    {
      name: 'alert_sent_back_open',
      columns: ['dossierId'],
      where: `kind = 'sentBackOften' and closed_at is null`,
    },
  ],
});

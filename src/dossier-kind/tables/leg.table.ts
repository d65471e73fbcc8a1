// Parts of interlinked dossiers that other agencies handle, for lists and reports: what the journals say of them, folded.
import { EntitySchema } from 'typeorm';

export interface LegRow {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  readonly subject: string;
  readonly step: string;
  readonly state: string;
  readonly name: string;
  readonly lead: boolean;
  /** Keys of the legs whose results it needs. */
  readonly needs: readonly string[];
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly started_at: Date | null;
  readonly due_at: Date | null;
  readonly late_from_at: Date | null;
  readonly due_soon_at: Date | null;
  readonly paused_at: Date | null;
  readonly was_late: boolean;
  readonly ended_at: Date | null;
  readonly outcome: string | null;
  readonly reference: string | null;
  /** The result in words, or why it was refused. */
  readonly result: string | null;
  readonly ended_by: string | null;
  readonly working_minutes: number | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'leg_pkey' } as const;
const INSTANT_OR_NULL = { type: 'timestamptz', nullable: true } as const;

export const LegTable = new EntitySchema<LegRow>({
  name: 'leg',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    subject: { type: 'text', ...KEY },
    step: { type: 'text' },
    state: { type: 'text' },
    name: { type: 'text' },
    lead: { type: 'boolean' },
    needs: { type: 'text', array: true },
    unit_id: { type: 'uuid' },
    officer_id: { type: 'uuid', nullable: true },
    started_at: INSTANT_OR_NULL,
    due_at: INSTANT_OR_NULL,
    late_from_at: INSTANT_OR_NULL,
    due_soon_at: INSTANT_OR_NULL,
    paused_at: INSTANT_OR_NULL,
    was_late: { type: 'boolean' },
    ended_at: INSTANT_OR_NULL,
    outcome: { type: 'text', nullable: true },
    reference: { type: 'text', nullable: true },
    result: { type: 'text', nullable: true },
    ended_by: { type: 'uuid', nullable: true },
    working_minutes: { type: 'integer', nullable: true },
  },
  indices: [
    {
      name: 'leg_open',
      columns: ['unit_id', 'late_from_at', 'dossier_id', 'subject'],
      where: 'ended_at is null',
    },
    {
      name: 'leg_ended',
      columns: ['unit_id', 'ended_at', 'dossier_id', 'subject'],
      where: 'ended_at is not null',
    },
  ],
});

// Recorded decisions that other units go on with open dossiers, and how far each has been carried out.
import { EntitySchema } from 'typeorm';
import type { UnitChange } from '../../organization/units/unit-changes.ts';
import type { SuccessorRule } from './successor-rules.ts';

export const HAND_OVER_STATES = Object.freeze(['waiting', 'running', 'done', 'withdrawn'] as const);
export type HandOverState = (typeof HAND_OVER_STATES)[number];

export interface HandOverRow {
  id: string;
  decision_number: string;
  decided_on: string;
  signed_by: string;
  reason: string;
  effective_on: string;
  rules: readonly SuccessorRule[];
  unit_changes: readonly UnitChange[];
  /** Fields whose dossiers go on under the process in force on the effective day. */
  new_process_fields: readonly string[];
  state: HandOverState;
  not_before: Date;
  /** Whoever works on it has until then. */
  leased_until: Date | null;
  recorded_by: string;
  recorded_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
}

const INSTANT_OR_NULL = { type: 'timestamptz', nullable: true } as const;

export const HandOverTable = new EntitySchema<HandOverRow>({
  name: 'hand_over',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'hand_over_pkey' },
    decision_number: { type: 'text' },
    decided_on: { type: 'date' },
    signed_by: { type: 'text' },
    reason: { type: 'text' },
    effective_on: { type: 'date' },
    rules: { type: 'jsonb' },
    unit_changes: { type: 'jsonb' },
    new_process_fields: { type: 'jsonb' },
    state: { type: 'text' },
    not_before: { type: 'timestamptz' },
    leased_until: INSTANT_OR_NULL,
    recorded_by: { type: 'uuid' },
    recorded_at: { type: 'timestamptz' },
    started_at: INSTANT_OR_NULL,
    finished_at: INSTANT_OR_NULL,
    withdrawn_by: { type: 'uuid', nullable: true },
    withdrawn_at: INSTANT_OR_NULL,
  },
  indices: [
    {
      name: 'hand_over_decision_once',
      columns: ['decision_number', 'decided_on'],
      unique: true,
      where: 'withdrawn_at is null',
    },
  ],
});

// What a hand-over made of each dossier that it concerns; written as `waiting` before the first one is touched.
import { EntitySchema } from 'typeorm';

/**
 * `closed`: resolved by the old unit meanwhile; `notConcerned`: no longer with a unit of the decision;
 * `noDesk`: the unit that would receive for it has no desk, `noStaff`: nobody works on dossiers in the one that would
 * resolve it, so that it stays for somebody to decide;
 * `oldProcessKept`: moved, but the process in force does not know the state it stands in.
 */
export const HAND_OVER_OUTCOMES = Object.freeze([
  'waiting',
  'moved',
  'movedToNewProcess',
  'oldProcessKept',
  'noSuccessor',
  'ambiguous',
  'noDesk',
  'noStaff',
  'closed',
  'notConcerned',
  'failed',
] as const);
export type HandOverOutcomeName = (typeof HAND_OVER_OUTCOMES)[number];

const MOVED: ReadonlySet<HandOverOutcomeName> = new Set(['moved', 'movedToNewProcess', 'oldProcessKept']);

/** Whether the dossier has gone to another unit. */
export const hasMoved = (outcome: HandOverOutcomeName): boolean => MOVED.has(outcome);

export interface HandOverOutcomeRow {
  hand_over_id: string;
  home_agency_id: string;
  dossier_id: string;
  outcome: HandOverOutcomeName;
  /** Stable code of what stood in the way, for `oldProcessKept` and `failed`. */
  detail: string | null;
  receiving_from: string | null;
  receiving_to: string | null;
  competent_from: string | null;
  competent_to: string | null;
  settled_at: Date | null;
}

const key = { primary: true, primaryKeyConstraintName: 'hand_over_outcome_pkey' } as const;
const UNIT_OR_NULL = { type: 'uuid', nullable: true } as const;

export const HandOverOutcomeTable = new EntitySchema<HandOverOutcomeRow>({
  name: 'hand_over_outcome',
  columns: {
    hand_over_id: { type: 'uuid', ...key },
    home_agency_id: { type: 'uuid', ...key },
    dossier_id: { type: 'uuid', ...key },
    outcome: { type: 'text' },
    detail: { type: 'text', nullable: true },
    receiving_from: UNIT_OR_NULL,
    receiving_to: UNIT_OR_NULL,
    competent_from: UNIT_OR_NULL,
    competent_to: UNIT_OR_NULL,
    settled_at: { type: 'timestamptz', nullable: true },
  },
  foreignKeys: [
    {
      name: 'hand_over_outcome_hand_over',
      target: 'hand_over',
      columnNames: ['hand_over_id'],
      referencedColumnNames: ['id'],
    },
  ],
  indices: [
    {
      name: 'hand_over_outcome_by_kind',
      columns: ['hand_over_id', 'outcome', 'home_agency_id', 'dossier_id'],
    },
  ],
});

// The table of duties: whose an alert was from when until when, and because of what. The open row says whose it is now.
import { EntitySchema } from 'typeorm';

/** Why a duty began. */
export const DUTY_BECAUSE = [
  'raised',
  'reopened',
  'handedOn',
  'absence',
  'back',
  'position',
  'account',
  'head',
] as const;
export type DutyBecause = (typeof DUTY_BECAUSE)[number];

export interface DutyRow {
  readonly homeAgencyId: string;
  readonly alertId: string;
  readonly seq: number;
  /** Who holds what it is about. */
  readonly unitId: string;
  readonly officerId: string | null;
  /** Who has the duty; null where it is the heads of the unit, or of the nearest one above that has any. */
  readonly staffId: string | null;
  /** The absent person stood in for. */
  readonly onBehalfOf: string | null;
  /** A digest of the people on every level of the ladder and beside it, by which a change is noticed. */
  readonly levels: string;
  readonly fromAt: Date;
  readonly untilAt: Date | null;
  readonly because: DutyBecause;
  /** The acknowledgement that ended with this duty. */
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'duty_pkey' } as const;

export const DutyTable = new EntitySchema<DutyRow>({
  name: 'duty',
  columns: {
    homeAgencyId: { name: 'home_agency_id', type: 'uuid', ...KEY },
    alertId: { name: 'alert_id', type: 'uuid', ...KEY },
    seq: { type: 'integer', ...KEY },
    unitId: { name: 'unit_id', type: 'uuid' },
    officerId: { name: 'officer_id', type: 'uuid', nullable: true },
    staffId: { name: 'staff_id', type: 'uuid', nullable: true },
    onBehalfOf: { name: 'on_behalf_of', type: 'uuid', nullable: true },
    levels: { type: 'text' },
    fromAt: { name: 'from_at', type: 'timestamptz' },
    untilAt: { name: 'until_at', type: 'timestamptz', nullable: true },
    because: { type: 'text' },
    acknowledgedAt: { name: 'acknowledged_at', type: 'timestamptz', nullable: true },
    acknowledgedBy: { name: 'acknowledged_by', type: 'uuid', nullable: true },
  },
  indices: [
    { name: 'duty_one', columns: ['homeAgencyId', 'alertId'], unique: true, where: 'until_at is null' },
    { name: 'duty_open', columns: ['unitId', 'officerId', 'levels'], where: 'until_at is null' },
  ],
});

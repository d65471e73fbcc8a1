// The table of rungs that were raised, each once, with the levels told and those found vacant.
import { EntitySchema } from 'typeorm';

export interface AlertRungRow {
  readonly homeAgencyId: string;
  readonly alertId: string;
  readonly rung: number;
  /** The rung's own instant, counted from the alert's. */
  readonly instant: Date;
  /** When it was raised: later after downtime. */
  readonly raisedAt: Date;
  readonly told: readonly string[];
  readonly vacant: readonly string[];
}

const KEY = { primary: true, primaryKeyConstraintName: 'alert_rung_pkey' } as const;

export const AlertRungTable = new EntitySchema<AlertRungRow>({
  name: 'alert_rung',
  columns: {
    homeAgencyId: { name: 'home_agency_id', type: 'uuid', ...KEY },
    alertId: { name: 'alert_id', type: 'uuid', ...KEY },
    rung: { type: 'smallint', ...KEY },
    instant: { type: 'timestamptz' },
    raisedAt: { name: 'raised_at', type: 'timestamptz' },
    told: { type: 'text', array: true },
    vacant: { type: 'text', array: true },
  },
});

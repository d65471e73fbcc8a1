// Armed timers of cases, of whatever kind, at absolute instants; one that has fired or was cancelled is gone.
import { EntitySchema } from 'typeorm';

export interface TimerRow {
  readonly home_agency_id: string;
  readonly case_id: string;
  readonly case_kind: string;
  readonly name: string;
  readonly fire_at: Date;
  /** Whoever wakes its case has until then. */
  readonly leased_until: Date | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'timer_pkey' } as const;

export const TimerTable = new EntitySchema<TimerRow>({
  name: 'timer',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    case_id: { type: 'uuid', ...KEY },
    case_kind: { type: 'text' },
    name: { type: 'text', ...KEY },
    fire_at: { type: 'timestamptz' },
    leased_until: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'timer_fire_at', columns: ['fire_at'] }],
});

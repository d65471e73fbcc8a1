// Armed timers of dossiers, at absolute instants; one that has fired or was cancelled is gone.
import { EntitySchema } from 'typeorm';

export interface TimerRow {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  readonly name: string;
  readonly fire_at: Date;
  /** Whoever wakes its dossier has until then. */
  readonly leased_until: Date | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'timer_pkey' } as const;

export const TimerTable = new EntitySchema<TimerRow>({
  name: 'timer',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid', ...KEY },
    name: { type: 'text', ...KEY },
    fire_at: { type: 'timestamptz' },
    leased_until: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'timer_fire_at', columns: ['fire_at'] }],
});

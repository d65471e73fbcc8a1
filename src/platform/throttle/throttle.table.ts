// Tries at what must not be guessed, by what they are counted by.
import { EntitySchema } from 'typeorm';

export interface ThrottleRow {
  key: string;
  tries: number;
  began_at: Date;
  locked_until: Date | null;
}

export const ThrottleTable = new EntitySchema<ThrottleRow>({
  name: 'throttle',
  columns: {
    key: { type: 'text', primary: true, primaryKeyConstraintName: 'throttle_pkey' },
    tries: { type: 'integer' },
    began_at: { type: 'timestamptz' },
    locked_until: { type: 'timestamptz', nullable: true },
  },
  indices: [{ name: 'throttle_began_at', columns: ['began_at'] }],
});

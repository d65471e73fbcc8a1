// Failed sign-ins by account and by address, known or not, shared by all instances.
import { EntitySchema } from 'typeorm';

export interface SignInThrottleRow {
  key: string;
  failures: number;
  last_failure_at: Date;
  locked_until: Date | null;
}

export const SignInThrottleTable = new EntitySchema<SignInThrottleRow>({
  name: 'sign_in_throttle',
  columns: {
    key: { type: 'text', primary: true, primaryKeyConstraintName: 'sign_in_throttle_pkey' },
    failures: { type: 'integer' },
    last_failure_at: { type: 'timestamptz' },
    locked_until: { type: 'timestamptz', nullable: true },
  },
});

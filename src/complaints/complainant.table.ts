// Who complained and in what words: personal data, kept apart from the journal and in no log.
import { EntitySchema } from 'typeorm';

export interface ComplainantRow {
  readonly home_agency_id: string;
  readonly complaint_id: string;
  /** Null where the name was not given. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** As it was said: it may name people. */
  readonly content: string;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'complainant_pkey' } as const;

export const ComplainantTable = new EntitySchema<ComplainantRow>({
  name: 'complainant',
  columns: {
    home_agency_id: KEY,
    complaint_id: KEY,
    name: { type: 'text', nullable: true },
    phone: { type: 'text', nullable: true },
    email: { type: 'text', nullable: true },
    address: { type: 'text', nullable: true },
    content: { type: 'text' },
  },
});

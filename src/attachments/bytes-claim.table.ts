// Who is keeping or dropping the bytes of a file just now, and until when he may be.
import { EntitySchema } from 'typeorm';

export interface BytesClaimRow {
  sha256: Buffer;
  token: string;
  /** By the database's own clock; a claim that was not given back ends with it. */
  until: Date;
}

export const BytesClaimTable = new EntitySchema<BytesClaimRow>({
  name: 'bytes_claim',
  columns: {
    sha256: { type: 'bytea', primary: true, primaryKeyConstraintName: 'bytes_claim_pkey' },
    token: { type: 'uuid' },
    until: { type: 'timestamptz' },
  },
});

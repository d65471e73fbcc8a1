// Forms that were issued: number, what is printed on it, and which bytes the first print has.
import { EntitySchema } from 'typeorm';
import type { IssuedForm } from '../facts/printed-form.ts';

export interface IssuedFormRow {
  home_agency_id: string;
  id: string;
  dossier_id: string;
  /** Sequence number of the journal entry that it documents. */
  seq: number;
  meaning: string;
  form_set: string;
  /** The unit in whose series it is numbered. */
  unit_id: string;
  year: number;
  number: number;
  series: string;
  issued_at: Date;
  issued_by: string | null;
  signed_by: string | null;
  /** What it says, frozen when it was issued. */
  facts: IssuedForm;
  /** Of the first print's bytes, which are kept as a file under it; null until it is rendered. */
  sha256: Buffer | null;
  /** Characters that no font has, `U+21A38`, and that its document shows as a box; null until it is rendered. */
  not_shown: string[] | null;
  /** How often rendering it has failed, and before when it is not tried again. */
  tries: number;
  retry_at: Date | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'issued_form_pkey' } as const;

export const IssuedFormTable = new EntitySchema<IssuedFormRow>({
  name: 'issued_form',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    id: { type: 'uuid', ...KEY },
    dossier_id: { type: 'uuid' },
    seq: { type: 'integer' },
    meaning: { type: 'text' },
    form_set: { type: 'text' },
    unit_id: { type: 'uuid' },
    year: { type: 'smallint' },
    number: { type: 'integer' },
    series: { type: 'text' },
    issued_at: { type: 'timestamptz' },
    issued_by: { type: 'uuid', nullable: true },
    signed_by: { type: 'uuid', nullable: true },
    facts: { type: 'jsonb' },
    sha256: { type: 'bytea', nullable: true },
    not_shown: { type: 'text', array: true, nullable: true },
    tries: { type: 'smallint', default: 0 },
    retry_at: { type: 'timestamptz', nullable: true },
  },
  uniques: [
    { name: 'issued_form_once', columns: ['home_agency_id', 'dossier_id', 'seq', 'meaning'] },
    { name: 'issued_form_number_once', columns: ['unit_id', 'meaning', 'year', 'number'] },
  ],
  indices: [{ name: 'issued_form_unprinted', columns: ['issued_at'], where: 'sha256 is null' }],
});

// Letters that came back edited and signed, kept beside the form as it was issued; append-only.
import { EntitySchema } from 'typeorm';

export interface FiledFormRow {
  home_agency_id: string;
  form_id: string;
  /** 1 is the first that was filed. */
  version: number;
  media_type: string;
  sha256: Buffer;
  content: Buffer;
  filed_at: Date;
  filed_by: string;
  on_behalf_of: string | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'filed_form_pkey' } as const;

export const FiledFormTable = new EntitySchema<FiledFormRow>({
  name: 'filed_form',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    form_id: { type: 'uuid', ...KEY },
    version: { type: 'integer', ...KEY },
    media_type: { type: 'text' },
    sha256: { type: 'bytea' },
    content: { type: 'bytea' },
    filed_at: { type: 'timestamptz' },
    filed_by: { type: 'uuid' },
    on_behalf_of: { type: 'uuid', nullable: true },
  },
});

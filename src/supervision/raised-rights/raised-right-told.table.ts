// Lines of the log of administration that the supervising office has been told of.
import { EntitySchema } from 'typeorm';

export interface RaisedRightToldRow {
  line_id: string;
  told_at: Date;
}

export const RaisedRightToldTable = new EntitySchema<RaisedRightToldRow>({
  name: 'raised_right_told',
  columns: {
    line_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'raised_right_told_pkey' },
    told_at: { type: 'timestamptz' },
  },
});

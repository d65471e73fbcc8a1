// How far the journal has been read for the figures of reports.
import { EntitySchema } from 'typeorm';

export interface RollupPositionRow {
  readonly name: string;
  /** The database server whose transactions are meant; a restored copy is another. */
  readonly cluster: string;
  /** Every transaction below this one has been read. */
  readonly xact: string;
  /** False while dossiers are read one by one, from the first to the last. */
  readonly caught_up: boolean;
  readonly after_agency_id: string | null;
  readonly after_dossier_id: string | null;
  readonly moved_at: Date;
}

export const RollupPositionTable = new EntitySchema<RollupPositionRow>({
  name: 'rollup_position',
  columns: {
    name: { type: 'text', primary: true, primaryKeyConstraintName: 'rollup_position_pkey' },
    cluster: { type: 'text' },
    xact: { type: 'bigint' },
    caught_up: { type: 'boolean' },
    after_agency_id: { type: 'uuid', nullable: true },
    after_dossier_id: { type: 'uuid', nullable: true },
    moved_at: { type: 'timestamptz' },
  },
});

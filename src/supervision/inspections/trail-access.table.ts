// Who looked at one official's trail, over which days and what for; append-only.
import { EntitySchema } from 'typeorm';

export interface TrailAccessRow {
  readonly id: string;
  readonly reader_id: string;
  /** The absent person stood in for. */
  readonly on_behalf_of: string | null;
  readonly official_id: string;
  readonly first_day: string;
  readonly last_day: string;
  readonly way: 'read' | 'export';
  readonly purpose: string;
  readonly at: Date;
}

export const TrailAccessTable = new EntitySchema<TrailAccessRow>({
  name: 'trail_access',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'trail_access_pkey' },
    reader_id: { type: 'uuid' },
    on_behalf_of: { type: 'uuid', nullable: true },
    official_id: { type: 'uuid' },
    first_day: { type: 'date' },
    last_day: { type: 'date' },
    way: { type: 'text' },
    purpose: { type: 'text' },
    at: { type: 'timestamptz' },
  },
  indices: [{ name: 'trail_access_at', columns: ['at', 'id'], synchronize: false }],
});

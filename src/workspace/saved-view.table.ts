// Lists that a person named: the filters of a page, his own or shown to his unit.
import { EntitySchema } from 'typeorm';
import type { FilterValue, ViewPage } from './saved-view-bodies.ts';

export interface SavedViewRow {
  id: string;
  staff_id: string;
  /** The unit it is shown to; null keeps it one's own. */
  unit_id: string | null;
  name: string;
  page: ViewPage;
  query: Record<string, FilterValue>;
  updated_at: Date;
}

export const SavedViewTable = new EntitySchema<SavedViewRow>({
  name: 'saved_view',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'saved_view_pkey' },
    staff_id: { type: 'uuid' },
    unit_id: { type: 'uuid', nullable: true },
    name: { type: 'text' },
    page: { type: 'text' },
    query: { type: 'jsonb' },
    updated_at: { type: 'timestamptz' },
  },
  foreignKeys: [
    { name: 'saved_view_staff', target: 'staff', columnNames: ['staff_id'], referencedColumnNames: ['id'] },
    {
      name: 'saved_view_unit',
      target: 'agency_unit',
      columnNames: ['unit_id'],
      referencedColumnNames: ['id'],
    },
  ],
  uniques: [{ name: 'saved_view_name_once', columns: ['staff_id', 'page', 'name'] }],
  checks: [
    {
      name: 'saved_view_page_known',
      expression: "page in ('queue', 'board', 'late', 'lateCases', 'tasks', 'complaints')",
    },
  ],
  indices: [{ name: 'saved_view_shared', columns: ['unit_id'], where: 'unit_id is not null' }],
});

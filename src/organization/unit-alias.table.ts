// Ids under which entries of journals, and rows that are never changed, still name a unit.
import { EntitySchema } from 'typeorm';

export interface UnitAliasRow {
  old_id: string;
  unit_id: string;
}

export const UnitAliasTable = new EntitySchema<UnitAliasRow>({
  name: 'unit_alias',
  columns: {
    old_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'unit_alias_pkey' },
    unit_id: { type: 'uuid' },
  },
  foreignKeys: [
    {
      name: 'unit_alias_unit',
      target: 'agency_unit',
      columnNames: ['unit_id'],
      referencedColumnNames: ['id'],
    },
  ],
});

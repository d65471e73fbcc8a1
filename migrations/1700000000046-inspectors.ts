// The right to inspect a part of the tree: a position that names the unit it is over.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Inspectors1700000000046 implements MigrationInterface {
  name = 'Inspectors1700000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table position
        add column scope_unit_id uuid,
        add constraint position_scope foreign key (scope_unit_id) references agency_unit (id),
        add constraint position_inspects check ((position = 'inspector') = (scope_unit_id is not null)),
        drop constraint position_once,
        add constraint position_once exclude using gist (staff_id with =, unit_id with =, position with =,
          coalesce(scope_unit_id, unit_id) with =, daterange(valid_from, valid_to) with &&)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from position where position = 'inspector'`);
    await runner.query(`
      alter table position
        drop constraint position_once,
        drop constraint position_inspects,
        drop column scope_unit_id,
        add constraint position_once exclude using gist
          (staff_id with =, unit_id with =, position with =, daterange(valid_from, valid_to) with &&)`);
  }
}

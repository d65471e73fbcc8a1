// The procedure that each number key of a clerk chooses: the same for good, until he gives the key to another.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ProcedureKeys1700000000070 implements MigrationInterface {
  readonly name = 'ProcedureKeys1700000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table procedure_key (
        staff_id uuid not null constraint procedure_key_staff references staff,
        key integer not null,
        procedure_code text not null,
        case_key text not null,
        constraint procedure_key_pkey primary key (staff_id, key),
        constraint procedure_key_case foreign key (procedure_code, case_key) references procedure_case (procedure_code, key),
        constraint procedure_key_once unique (staff_id, procedure_code, case_key),
        constraint procedure_key_digit check (key between 1 and 9)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table procedure_key`);
  }
}

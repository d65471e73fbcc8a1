// The administrators' screens: published YAML as it came in.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Administration1700000000010 implements MigrationInterface {
  readonly name = 'Administration1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table procedure_source (
        procedure_code text not null,
        published_at timestamptz not null,
        text text not null,
        constraint procedure_source_pkey primary key (procedure_code, published_at),
        constraint procedure_source_procedure foreign key (procedure_code) references procedure (code)
      )`);
    await runner.query(`
      create trigger procedure_source_unchanging before update or delete on procedure_source
      for each row execute function refuse_version_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table procedure_source`);
  }
}

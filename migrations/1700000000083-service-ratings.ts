// How applicants rate the service once their result is there: five marks, a comment if they wish.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const MARKS = ['access', 'procedure', 'staff', 'result', 'feedback'];

export class ServiceRatings1700000000083 implements MigrationInterface {
  readonly name = 'ServiceRatings1700000000083';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service_rating (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        reception_unit_id uuid not null,
        procedure_code text not null,
        rated_at timestamptz not null,
        ${MARKS.map((mark) => `${mark} smallint not null`).join(', ')},
        comment text,
        constraint service_rating_pkey primary key (home_agency_id, dossier_id),
        constraint service_rating_marks check (${MARKS.map((mark) => `${mark} between 1 and 5`).join(' and ')})
      )`);
    await runner.query(`
      create trigger service_rating_append_only before update or delete on service_rating
      for each row execute function refuse_change()`);
    await runner.query(`
      create trigger service_rating_sealed after insert or update or delete on service_rating
      for each row execute function seal_row('home_agency_id,dossier_id', '')`);
    await runner.query(`
      create trigger service_rating_never_emptied before truncate on service_rating
      for each statement execute function refuse_change()`);
    await runner.query(`create index service_rating_unit on service_rating (reception_unit_id, rated_at)`);
    await runner.query(`create index service_rating_at on service_rating (rated_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table service_rating`);
  }
}

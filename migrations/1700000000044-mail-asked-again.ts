// A mail is looked at again before it goes: by which question, about what, until when; and why one was not sent.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MailAskedAgain1700000000044 implements MigrationInterface {
  readonly name = 'MailAskedAgain1700000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table delivery
        add column question text not null default 'person',
        add column about_id uuid,
        add column worth_until timestamptz,
        add column dropped_for text`);
    // What was sent is not asked again.
    await runner.query(`
      update delivery set
        question = case
          when payload->>'template' in ('alerts', 'applicant') then payload->>'template'
          when dedupe_key like 'digest:%' then 'digest'
          else 'person' end,
        about_id = case when dedupe_key ~ '^notice:[0-9a-f-]{36}:' then substr(dedupe_key, 8, 36)::uuid end
      where status <> 'sent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Mail that nobody decided about waits again; a mail that was dropped stays unsent.
    await runner.query(`update delivery set status = 'waiting' where status = 'held'`);
    await runner.query(`update delivery set status = 'dead' where status = 'dropped'`);
    await runner.query(`
      alter table delivery drop column dropped_for, drop column worth_until, drop column about_id, drop column question`);
  }
}

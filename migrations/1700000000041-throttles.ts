// One throttle for all that may be guessed, places that are known, and room for longer secrets on receipts.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Throttles1700000000041 implements MigrationInterface {
  readonly name = 'Throttles1700000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table throttle (
        key text not null,
        tries integer not null,
        began_at timestamptz not null,
        locked_until timestamptz,
        constraint throttle_pkey primary key (key)
      )`);
    await runner.query(`create index throttle_began_at on throttle (began_at)`);
    await runner.query(`
      create table known_place (
        subject text not null,
        place text not null,
        seen_at timestamptz not null,
        constraint known_place_pkey primary key (subject, place)
      )`);
    await runner.query(`create index known_place_seen_at on known_place (seen_at)`);
    // What was counted so far is forgotten: nothing of it is older than a day.
    await runner.query(`drop table sign_in_throttle`);
    await runner.query(`drop table look_up_throttle`);
    // Writes the table anew, once: blanks at the end of char(6) are no blanks of a text.
    await runner.query(`alter table dossier alter column lookup_secret type text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Refused by PostgreSQL where a longer secret has been given out: it would be cut, and its receipt worthless.
    await runner.query(`alter table dossier alter column lookup_secret type char(6)`);
    await runner.query(`
      create table look_up_throttle (
        key text not null,
        window_start timestamptz not null,
        tries integer not null,
        constraint look_up_throttle_pkey primary key (key)
      )`);
    await runner.query(`
      create table sign_in_throttle (
        key text not null,
        failures integer not null,
        last_failure_at timestamptz not null,
        locked_until timestamptz,
        constraint sign_in_throttle_pkey primary key (key)
      )`);
    await runner.query(`drop table known_place`);
    await runner.query(`drop table throttle`);
  }
}

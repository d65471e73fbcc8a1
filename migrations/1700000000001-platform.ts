// Extensions, the key that searches ignore diacritics by, and settings.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1700000000001 implements MigrationInterface {
  name = 'Platform1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`create extension if not exists unaccent`);
    await runner.query(`
      create function search_key(value text) returns text
      language sql immutable strict parallel safe
      as $$ select lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$`);
    await runner.query(`
      create table setting (
        key text not null,
        value jsonb not null,
        updated_at timestamptz not null,
        constraint setting_pkey primary key (key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table setting`);
    await runner.query(`drop function search_key(text)`);
  }
}

// Decisions that hand open dossiers over to other units, and what became of each dossier.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HandOvers1700000000016 implements MigrationInterface {
  readonly name = 'HandOvers1700000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hand_over (
        id uuid not null,
        decision_number text not null,
        decided_on date not null,
        signed_by text not null,
        reason text not null,
        effective_on date not null,
        rules jsonb not null,
        unit_changes jsonb not null,
        new_process_fields jsonb not null,
        state text not null,
        not_before timestamptz not null,
        leased_until timestamptz,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        started_at timestamptz,
        finished_at timestamptz,
        constraint hand_over_pkey primary key (id),
        constraint hand_over_decision_once unique (decision_number, decided_on)
      )`);
    await runner.query(`
      create table hand_over_outcome (
        hand_over_id uuid not null,
        home_agency_id uuid not null,
        dossier_id uuid not null,
        outcome text not null,
        detail text,
        receiving_from uuid,
        receiving_to uuid,
        competent_from uuid,
        competent_to uuid,
        settled_at timestamptz,
        constraint hand_over_outcome_pkey primary key (hand_over_id, home_agency_id, dossier_id),
        constraint hand_over_outcome_hand_over foreign key (hand_over_id) references hand_over (id)
      )`);
    await runner.query(`
      create index hand_over_outcome_by_kind
      on hand_over_outcome (hand_over_id, outcome, home_agency_id, dossier_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['hand_over_outcome', 'hand_over']) await runner.query(`drop table ${table}`);
  }
}

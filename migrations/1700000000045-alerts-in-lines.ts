// Each line of an inbox says as whom its reader was told; send-backs and what they alert of are found by themselves.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlertsInLines1700000000045 implements MigrationInterface {
  readonly name = 'AlertsInLines1700000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table alert_notice add column audience text`);
    // Few entries are send-backs, so that an index of these alone costs nothing to all others.
    await runner.query(`
      create index dossier_event_sent_back on dossier_event (recorded_at) where type = 'sendBack'`);
    await runner.query(`
      create index alert_sent_back_open on alert (dossier_id) where kind = 'sentBackOften' and closed_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index alert_sent_back_open`);
    await runner.query(`drop index dossier_event_sent_back`);
    await runner.query(`alter table alert_notice drop column audience`);
  }
}

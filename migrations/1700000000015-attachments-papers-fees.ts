// What a dossier carries besides its course: files, changes of its papers, and the fees that were paid.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AttachmentsPapersFees1700000000015 implements MigrationInterface {
  readonly name = 'AttachmentsPapersFees1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        home_agency_id uuid not null,
        id uuid not null,
        dossier_id uuid not null,
        item_key text not null,
        sha256 bytea not null,
        bytes bigint not null,
        type text not null,
        name text not null,
        uploaded_by uuid not null,
        on_behalf_of uuid,
        uploaded_at timestamptz not null,
        scan text not null,
        scanned_at timestamptz,
        deleted_at timestamptz,
        deleted_by uuid,
        deleted_reason text,
        bytes_gone_at timestamptz,
        constraint attachment_pkey primary key (home_agency_id, id),
        constraint attachment_scan_known check (scan in ('notScanned', 'waiting', 'clean', 'infected')),
        constraint attachment_deleted_for_a_reason check ((deleted_at is null) = (deleted_reason is null))
      )`);
    await runner.query(
      `create index attachment_dossier on attachment (home_agency_id, dossier_id, uploaded_at)`,
    );
    await runner.query(`create index attachment_sha256 on attachment (sha256)`);
    await runner.query(`
      create index attachment_unscanned on attachment (uploaded_at)
      where scan in ('notScanned', 'waiting') and deleted_at is null`);
    await runner.query(`
      create index attachment_bytes_to_drop on attachment (deleted_at)
      where deleted_at is not null and bytes_gone_at is null`);

    await runner.query(`
      create table paper_change (
        home_agency_id uuid not null,
        dossier_id uuid not null,
        revision integer not null,
        kind text not null,
        before jsonb not null,
        after jsonb not null,
        reason text,
        changed_by uuid not null,
        on_behalf_of uuid,
        changed_at timestamptz not null,
        constraint paper_change_pkey primary key (home_agency_id, dossier_id, revision),
        constraint paper_change_kind_known check (kind in ('edited', 'handedBack'))
      )`);

    await runner.query(`
      create table fee_payment (
        home_agency_id uuid not null,
        id uuid not null,
        dossier_id uuid not null,
        item_key text not null,
        item_name text not null,
        kind text not null,
        amount bigint not null,
        method text,
        receipt_no text,
        reason text,
        paid_at timestamptz not null,
        recorded_by uuid not null,
        on_behalf_of uuid,
        recorded_at timestamptz not null,
        voided_at timestamptz,
        voided_by uuid,
        void_reason text,
        constraint fee_payment_pkey primary key (home_agency_id, id),
        constraint fee_payment_kind_known check (kind in ('assessment', 'payment', 'refund', 'exemption')),
        constraint fee_payment_amount_positive check (amount >= 0),
        constraint fee_payment_voided_for_a_reason check ((voided_at is null) = (void_reason is null))
      )`);
    await runner.query(
      `create index fee_payment_dossier on fee_payment (home_agency_id, dossier_id, recorded_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['fee_payment', 'paper_change', 'attachment'])
      await runner.query(`drop table ${table}`);
  }
}

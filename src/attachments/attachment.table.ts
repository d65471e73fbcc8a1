// Files of dossiers and late cases: what they are and where they belong. The bytes are elsewhere, under their SHA-256.
import { EntitySchema } from 'typeorm';
import type { Mark } from '../platform/parsing/content.ts';

export const SCAN_STATES = ['notScanned', 'waiting', 'clean', 'infected'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

export interface AttachmentRow {
  home_agency_id: string;
  id: string;
  /** A dossier or a late case. */
  owner_id: string;
  /** Key of a paper of the case, `result` or `other`. */
  item_key: string;
  sha256: Buffer;
  bytes: string;
  /** Media type, read from the content. */
  type: string;
  name: string;
  /** Null: the applicant himself, over the network. */
  uploaded_by: string | null;
  on_behalf_of: string | null;
  uploaded_at: Date;
  scan: ScanState;
  scanned_at: Date | null;
  /** The row stays when the file goes. */
  deleted_at: Date | null;
  deleted_by: string | null;
  deleted_reason: string | null;
  /** When the bytes went, after no other row used them. */
  bytes_gone_at: Date | null;
  /** What its readers should know of it (`Mark`). */
  marks: Mark[];
}

const KEY = { primary: true, primaryKeyConstraintName: 'attachment_pkey' } as const;

export const AttachmentTable = new EntitySchema<AttachmentRow>({
  name: 'attachment',
  columns: {
    home_agency_id: { type: 'uuid', ...KEY },
    id: { type: 'uuid', ...KEY },
    owner_id: { type: 'uuid' },
    item_key: { type: 'text' },
    sha256: { type: 'bytea' },
    bytes: { type: 'bigint' },
    type: { type: 'text' },
    name: { type: 'text' },
    uploaded_by: { type: 'uuid', nullable: true },
    on_behalf_of: { type: 'uuid', nullable: true },
    uploaded_at: { type: 'timestamptz' },
    scan: { type: 'text' },
    scanned_at: { type: 'timestamptz', nullable: true },
    deleted_at: { type: 'timestamptz', nullable: true },
    deleted_by: { type: 'uuid', nullable: true },
    deleted_reason: { type: 'text', nullable: true },
    bytes_gone_at: { type: 'timestamptz', nullable: true },
    marks: { type: 'text', array: true, default: () => "'{}'" },
  },
  checks: [
    {
      name: 'attachment_scan_known',
      expression: "scan in ('notScanned', 'waiting', 'clean', 'infected')",
    },
    {
      name: 'attachment_deleted_for_a_reason',
      expression: '(deleted_at is null) = (deleted_reason is null)',
    },
  ],
  indices: [
    { name: 'attachment_owner', columns: ['home_agency_id', 'owner_id', 'uploaded_at'] },
    { name: 'attachment_sha256', columns: ['sha256'] },
    {
      name: 'attachment_unscanned',
      columns: ['uploaded_at'],
      where: "scan in ('notScanned', 'waiting') and deleted_at is null",
    },
    {
      name: 'attachment_bytes_to_drop',
      columns: ['deleted_at'],
      where: 'deleted_at is not null and bytes_gone_at is null',
    },
  ],
});

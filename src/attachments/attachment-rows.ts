// Reads files from their table, by owner.
import { IsNull } from 'typeorm';
import type { DossierKey } from '../dossier-kind/orders.ts';
import type { Queryable } from '../platform/database.ts';
import type { Mark } from '../platform/parsing/content.ts';
import { AttachmentTable } from './attachment.table.ts';
import type { AttachmentRow, ScanState } from './attachment.table.ts';

export interface Attachment {
  readonly id: string;
  readonly itemKey: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  readonly name: string;
  readonly uploadedById: string | null;
  readonly uploadedAt: number;
  readonly scan: ScanState;
  readonly deletedAt: number | null;
  readonly deletedReason: string | null;
  readonly marks: readonly Mark[];
}

export async function readAttachments(sql: Queryable, key: DossierKey): Promise<Attachment[]> {
  const rows = await sql
    .repository(AttachmentTable)
    .find({ where: ofOwner(key), order: { uploaded_at: 'ASC', id: 'ASC' } });
  return rows.map(attachmentOf);
}

/** One file of this owner, or null. @param id a UUID */
export async function readAttachment(
  sql: Queryable,
  key: DossierKey,
  id: string,
): Promise<Attachment | null> {
  const row = await sql.repository(AttachmentTable).findOneBy({ ...ofOwner(key), id });
  return row === null ? null : attachmentOf(row);
}

/** How many files an owner carries now. */
export async function countAttachments(sql: Queryable, key: DossierKey): Promise<number> {
  return sql.repository(AttachmentTable).countBy({ ...ofOwner(key), deleted_at: IsNull() });
}

function ofOwner({ homeAgencyId, id }: DossierKey) {
  return { home_agency_id: homeAgencyId, owner_id: id };
}

function attachmentOf(row: AttachmentRow): Attachment {
  const { id, type, name, scan, marks } = row;
  return {
    id,
    itemKey: row.item_key,
    sha256: row.sha256.toString('hex'),
    bytes: Number(row.bytes),
    type,
    name,
    uploadedById: row.uploaded_by,
    uploadedAt: row.uploaded_at.getTime(),
    scan,
    deletedAt: row.deleted_at?.getTime() ?? null,
    deletedReason: row.deleted_reason,
    marks,
  };
}

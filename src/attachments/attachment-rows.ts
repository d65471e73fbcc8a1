// Reads files from their table, by owner.
import type { DossierKey } from '../dossier-kind/orders.ts';
import type { Queryable } from '../platform/database.ts';
import type { Mark } from '../platform/parsing/content.ts';
import type { ScanState } from './attachment.table.ts';

export interface Attachment {
  readonly id: string;
  readonly itemKey: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: string;
  readonly name: string;
  readonly uploadedById: string;
  readonly uploadedAt: number;
  readonly scan: ScanState;
  readonly deletedAt: number | null;
  readonly deletedReason: string | null;
  readonly marks: readonly Mark[];
}

const SELECT = `
  select id, item_key as "itemKey", encode(sha256, 'hex') as sha256, bytes::float8 as bytes, type, name,
    uploaded_by as "uploadedById", (extract(epoch from uploaded_at) * 1000)::float8 as "uploadedAt", scan,
    (extract(epoch from deleted_at) * 1000)::float8 as "deletedAt", deleted_reason as "deletedReason", marks
  from attachment where home_agency_id = $1 and owner_id = $2`;

export async function readAttachments(sql: Queryable, key: DossierKey): Promise<Attachment[]> {
  const { rows } = await sql.query<Attachment>({
    name: 'attachments-of-dossier',
    text: `${SELECT} order by uploaded_at, id`,
    values: [key.homeAgencyId, key.id],
  });
  return rows;
}

/** One file of this owner, or null. @param id a UUID */
export async function readAttachment(
  sql: Queryable,
  key: DossierKey,
  id: string,
): Promise<Attachment | null> {
  const { rows } = await sql.query<Attachment>({
    name: 'attachment-of-dossier',
    text: `${SELECT} and id = $3`,
    values: [key.homeAgencyId, key.id, id],
  });
  return rows[0] ?? null;
}

/** How many files an owner carries now. */
export async function countAttachments(sql: Queryable, key: DossierKey): Promise<number> {
  const { rows } = await sql.query<{ count: number }>({
    name: 'count-attachments',
    text: `select count(*)::int as count from attachment
      where home_agency_id = $1 and owner_id = $2 and deleted_at is null`,
    values: [key.homeAgencyId, key.id],
  });
  return rows[0]!.count;
}

// Reads the anchors that the database holds.
import type { Queryable } from '../platform/database.ts';
import type { Anchor } from './anchor.ts';
import type { AnchorRow } from './anchor.table.ts';

const COLUMNS = 'seq, at, sealed_to, previous, kinds, hash';

export async function lastAnchor(sql: Queryable): Promise<Anchor | null> {
  const { rows } = await sql.query<AnchorRow>({
    name: 'anchor-last',
    text: `select ${COLUMNS} from anchor order by seq desc limit 1`,
  });
  return rows[0] === undefined ? null : anchorOf(rows[0]);
}

export async function findAnchor(sql: Queryable, seq: number): Promise<Anchor | null> {
  const { rows } = await sql.query<AnchorRow>({
    name: 'anchor-one',
    text: `select ${COLUMNS} from anchor where seq = $1`,
    values: [seq],
  });
  return rows[0] === undefined ? null : anchorOf(rows[0]);
}

/** Newest first, below a sequence number where one is given. */
export async function listAnchors(
  sql: Queryable,
  limit: number,
  below: number | null = null,
): Promise<readonly Anchor[]> {
  const { rows } = await sql.query<AnchorRow>({
    name: 'anchor-list',
    text: `select ${COLUMNS} from anchor where $2::integer is null or seq < $2 order by seq desc limit $1`,
    values: [limit, below],
  });
  return rows.map(anchorOf);
}

function anchorOf({ seq, at, sealed_to, previous, kinds, hash }: AnchorRow): Anchor {
  return { seq, at: at.toISOString(), sealedTo: sealed_to.toISOString(), previous, kinds, hash };
}

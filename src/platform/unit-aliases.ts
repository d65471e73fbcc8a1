// Entries of journals name units by the ids of their time. Nothing in them is rewritten; they are read through this.
import type { Queryable } from './database.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Reads an entry's text with every unit named by the id that it has for life; hashes are taken of the text itself. */
export type ReadEntry = (text: string) => string;

export async function readUnitAliases(sql: Queryable): Promise<ReadEntry> {
  const { rows } = await sql.query<{ old: string; id: string }>({
    name: 'unit-aliases',
    text: `select old_id as old, unit_id as id from unit_alias`,
    values: [],
  });
  if (rows.length === 0) return (text) => text;
  const known = new Map(rows.map(({ old, id }) => [old, id]));
  return (text) => text.replaceAll(UUID, (id) => known.get(id) ?? id);
}

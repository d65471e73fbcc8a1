// What the tables of a database are made of, as PostgreSQL itself says it, so that two databases can be compared.
import type { DataSource } from 'typeorm';

export type PartKind =
  | 'table'
  | 'column'
  | 'constraint'
  | 'index'
  | 'partitioning'
  | 'trigger'
  | 'storage'
  | 'sequence'
  | 'type'
  | 'view';

/** A part of a table is named `table.part`. */
export interface SchemaPart {
  readonly kind: PartKind;
  readonly name: string;
  /** Its definition, in PostgreSQL's words. */
  readonly says: string;
}

/** Partitions are parts of their table. TypeORM's own tables are nobody's. */
const OWN = `
  own as (
    select c.oid, c.relname::text as name, c.relkind, c.relpersistence, c.relrowsecurity, c.reloptions from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('migration', 'typeorm_metadata')
  )`;

/** A number that is given as a text says the same: TypeORM writes `'0'` where a migration says `0`. */
const DEFAULT_VALUE = String.raw`regexp_replace(pg_get_expr(d.adbin, d.adrelid), '^''(-?\d+)''::\w+$', '\1')`;

const PARTS = `
  with ${OWN}
  select 'table' as kind, name, concat_ws(' ', relpersistence, relrowsecurity) as says from own
  union all
  select 'column', o.name || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation::text end,
      case when a.attnotnull then 'not null' end, 'identity ' || nullif(a.attidentity::text, ''),
      case a.attgenerated when '' then 'default ' else 'generated ' || a.attgenerated::text || ' ' end || ${DEFAULT_VALUE})
    from own o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = o.oid and d.adnum = a.attnum
  union all
  select 'constraint', o.name || '.' || k.conname, pg_get_constraintdef(k.oid)
    from own o join pg_constraint k on k.conrelid = o.oid where k.contype in ('p', 'u', 'x', 'c', 'f')
  union all
  select 'index', o.name || '.' || i.relname, replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ')
    from own o join pg_index x on x.indrelid = o.oid join pg_class i on i.oid = x.indexrelid
    where not exists (select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
  union all
  select 'partitioning', name, pg_get_partkeydef(oid) from own where relkind = 'p'
  union all
  select 'trigger', o.name || '.' || g.tgname, pg_get_triggerdef(g.oid)
    from own o join pg_trigger g on g.tgrelid = o.oid where not g.tgisinternal
  union all
  select 'storage', name, array_to_string(reloptions, ', ') from own where reloptions is not null
  union all
  select 'storage', o.name || '.' || a.attname, concat_ws(' ', a.attstorage, nullif(a.attcompression::text, ''))
    from own o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid where a.attstorage <> t.typstorage or a.attcompression <> ''
  union all
  select case c.relkind when 'S' then 'sequence' else 'view' end, c.relname, c.relkind::text from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('S', 'v', 'm', 'f')
      and not exists (select from pg_depend e where e.objid = c.oid and e.deptype in ('a', 'i', 'e'))
  union all
  select 'type', t.typname, t.typtype::text from pg_type t
    where t.typnamespace = 'public'::regnamespace and t.typtype in ('d', 'e', 'r')
      and not exists (select from pg_depend e where e.objid = t.oid and e.deptype = 'e')
  order by 1, 2`;

/** Every table of the schema `public` with all that it consists of; a sequence of a column is said by its default. */
export async function readSchemaParts(dataSource: DataSource): Promise<readonly SchemaPart[]> {
  return dataSource.query(PARTS);
}

export interface DifferingPart extends Pick<SchemaPart, 'kind' | 'name'> {
  /** Both definitions, empty where there is none. */
  readonly migrated: string;
  readonly declared: string;
}

/** The parts that only one of the two databases has, or that they define otherwise. */
export function differingParts(
  migrated: readonly SchemaPart[],
  declared: readonly SchemaPart[],
): readonly DifferingPart[] {
  const keyOf = ({ kind, name }: SchemaPart) => `${kind} ${name}`;
  const definitions = (parts: readonly SchemaPart[]) =>
    new Map(parts.map((part) => [keyOf(part), part.says]));
  const [ones, others] = [definitions(migrated), definitions(declared)];
  const all = new Map([...migrated, ...declared].map((part) => [keyOf(part), part]));
  return [...all].flatMap(([key, { kind, name }]) => {
    const part = { kind, name, migrated: ones.get(key) ?? '', declared: others.get(key) ?? '' };
    return part.migrated === part.declared ? [] : [part];
  });
}

// What the role may do that the service works as. It owns nothing: what is only written to, it cannot change, and no
// table can it empty, whatever is asked of it.
import { runMigrations } from 'bullmq';
import type { ClientBase } from 'pg';

/** Tables whose rows stay as they were written; their triggers, named so, refuse a change by the owner too. */
const APPEND_ONLY = `select tgrelid from pg_trigger where tgname like '%\\_append\\_only'`;

/**
 * Everything of the schema that the service needs, to its role; nothing is left of what was granted before. Partitions
 * are reached by their parent alone.
 */
const GRANTS = `
do $grants$
declare
  service text := current_setting('motcua.service_role');
  line record;
begin
  if service = current_user then return; end if;
  execute format('revoke all on all tables in schema public, bullmq from %I', service);
  execute format('grant usage on schema public to %I', service);
  -- BullMQ makes a sequence of its own for each queue.
  execute format('grant usage, create on schema bullmq to %I', service);
  execute format('grant usage, select on all sequences in schema public to %I', service);
  execute format('grant all on all sequences in schema bullmq to %I', service);
  execute format('grant execute on all routines in schema public, bullmq to %I', service);
  execute format('grant select, insert, update, delete on all tables in schema bullmq to %I', service);
  for line in
    select c.oid::regclass as name,
      case when c.relname = 'migration' then 'select'
        when c.oid in (${APPEND_ONLY}) then 'select, insert'
        else 'select, insert, update, delete' end as allowed
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
  loop
    execute format('grant %s on %s to %I', line.allowed, line.name, service);
  end loop;
end $grants$`;

/** Does the role own what it is to change? True where nothing is there yet. */
export async function ownsSchema(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ owns: boolean }>(
    `select pg_has_role(current_user, relowner, 'usage') as owns from pg_class where oid = to_regclass('public.migration')`,
  );
  return rows[0]?.owns ?? true;
}

/**
 * Brings the queue's tables to BullMQ's newest version, and gives another role than the owner what the service needs.
 * @param owner a connection of the role that owns the schema
 * @param service name of the role that the service works as
 * @param changed whether the schema was changed just now: what is granted already is granted anew
 */
export async function prepareFor(owner: ClientBase, service: string, changed: boolean): Promise<void> {
  await runMigrations(owner);
  if (!changed && !(await lacksSomething(owner, service))) return;
  await owner.query('begin');
  try {
    await owner.query(`select set_config('motcua.service_role', $1, true)`, [service]);
    await owner.query(GRANTS);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function lacksSomething(owner: ClientBase, service: string): Promise<boolean> {
  const { rows } = await owner.query<{ lacks: boolean }>(
    `select exists (select from pg_class c
      where c.relnamespace in ('public'::regnamespace, 'bullmq'::regnamespace) and c.relkind in ('r', 'p')
        and not c.relispartition and not has_table_privilege($1, c.oid, 'select')) as lacks`,
    [service],
  );
  return rows[0]!.lacks;
}

// The limit to compare with: the same transition written by hand, on the same tables, one commit each.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

// Version-checks and updates a dossier, inserts a journal row, closes and opens a stay, replaces a timer: one
// statement, prepared, with rows as wide as the engine's own, and the same columns moving as in the walk: in two of
// four transitions the holder changes, and with it an indexed column. Two callers never meet on one dossier.
const STATEMENT = (n: string) => `
  with k as (select h, id from bench_key where n = ${n}),
  d as (
    update dossier d set version = d.version + 1, snapshot = d.snapshot, state = case d.state
        when 'processing.appraise' then 'processing.review' else 'processing.appraise' end,
      clock = d.clock, unit_id = case d.version % 4 when 2 then d.competent_unit_id when 1 then d.reception_unit_id
        else d.unit_id end, officer_id = case d.version % 4 when 2 then null when 1 then bench_entry.actor_id
        else d.officer_id end, step_due_at = now() + interval '1 day',
      last_hash = sha256(d.last_hash), updated_at = now()
    from k, bench_entry where d.home_agency_id = k.h and d.id = k.id and d.version >= 0
    returning d.home_agency_id, d.id, d.version, d.state, d.unit_id, d.officer_id, d.procedure_code, d.process_version_id, d.last_hash
  ), j as (
    insert into case_event (home_agency_id, case_id, case_kind, seq, type, occurred_at, recorded_at, actor_id, entry, hash)
    select home_agency_id, id, 'dossier', version, 'complete', now(), now(), officer_id, (select entry from bench_entry), last_hash from d
  ), c as (
    update stay s set left_at = now(), working_minutes = 10 from d
    where s.home_agency_id = d.home_agency_id and s.dossier_id = d.id and s.left_at is null returning 1
  ), o as (
    insert into stay (home_agency_id, dossier_id, seq, state, step, unit_id, officer_id, charge, entered_at, budget_minutes,
      due_at, procedure_code, process_version_id)
    select home_agency_id, id, version, state, 'review', unit_id, officer_id, 'department', now(), 240,
      now() + interval '1 day', procedure_code, process_version_id from d where (select count(*) from c) >= 0
  ), t as (
    delete from timer t using d where t.home_agency_id = d.home_agency_id and t.case_id = d.id and t.name = 'stepDue' returning 1
  )
  insert into timer (home_agency_id, case_id, case_kind, name, fire_at)
  select home_agency_id, id, 'dossier', 'stepDue', now() + interval '1 day' from d
  where (select count(*) from t) >= 0`;

export interface Limit {
  readonly by: 'pgbench' | 'pg';
  readonly perSecond: number;
}

/** @param rows dossiers numbered from 1 in `bench_key`. */
export async function measureLimit(
  url: string,
  callers: number,
  seconds: number,
  rows: number,
): Promise<Limit> {
  return hasPgbench() ? byPgbench(url, callers, seconds, rows) : byPg(url, callers, seconds, rows);
}

const hasPgbench = () => spawnSync('pgbench', ['--version']).status === 0;

function byPgbench(url: string, callers: number, seconds: number, rows: number): Limit {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  const script = join(folder, 'limit.sql');
  const share = Math.floor(rows / callers);
  const one = STATEMENT(':n').replaceAll(/\s*\n\s*/g, ' ');
  writeFileSync(script, `\\set n random(0, ${share - 1}) * ${callers} + 1 + :client_id\n${one};\n`);
  const { hostname, port, username, password, pathname } = new URL(url);
  const ran = spawnSync(
    'pgbench',
    [
      '-h',
      hostname,
      '-p',
      port,
      '-U',
      username,
      '-n',
      '-M',
      'prepared',
      '-c',
      String(callers),
      '-j',
      '2',
      '-T',
      String(seconds),
      '-f',
      script,
      pathname.slice(1),
    ],
    { env: { ...process.env, PGPASSWORD: password }, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  const tps = /tps = ([\d.]+) \(without/.exec(ran.stdout)?.[1];
  if (tps === undefined) throw new Error(`pgbench failed: ${ran.stderr}`);
  return { by: 'pgbench', perSecond: Number(tps) };
}

async function byPg(url: string, callers: number, seconds: number, rows: number): Promise<Limit> {
  const text = STATEMENT('$1');
  const end = performance.now() + seconds * 1000;
  const share = Math.floor(rows / callers);
  const counts = await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      let n = 0;
      while (performance.now() < end) {
        const row = Math.floor(Math.random() * share) * callers + 1 + caller;
        await client.query({ name: 'limit', text, values: [row] });
        n++;
      }
      await client.end();
      return n;
    }),
  );
  return { by: 'pg', perSecond: counts.reduce((sum, n) => sum + n, 0) / seconds };
}

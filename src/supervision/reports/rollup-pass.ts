// One step of the roll-up: reads what the journal has gained, writes facts and counts, and moves the position, all in
// one transaction. A crash leaves nothing half done; two services never do the same step, because the position is locked.
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '../../engine/journal.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { readUnitAliases } from '../../platform/unit-aliases.ts';
import type { ReadEntry } from '../../platform/unit-aliases.ts';
import { FACTS_OF_JSON, factJson, readCurrentFacts, writeFacts } from './report-fact-rows.ts';
import type { FactKey, FactVersion } from './report-fact-rows.ts';
import { foldFacts, sameFacts } from './report-facts.ts';
import { CONTRIBUTIONS, COUNT_KEYS, dayOfSql } from './rollup-contributions.ts';
import { RollupPlaces } from './rollup-places.ts';

/** Transactions of the journal a step reads at most, and dossiers while it catches up. */
const XACTS = 400;
const DOSSIERS = 1000;

interface Position {
  readonly cluster: string;
  readonly here: string;
  readonly xact: string;
  readonly horizon: string;
  readonly caughtUp: boolean;
  readonly afterAgencyId: string | null;
  readonly afterDossierId: string | null;
}

interface StoredEntry extends FactKey {
  readonly seq: number;
  readonly text: string;
}

interface Change {
  readonly before: FactVersion | null;
  readonly after: FactVersion;
}

export interface PassResult {
  readonly entries: number;
  /** Whether there is more to read at once. */
  readonly more: boolean;
  /** Every transaction below this one has been read; null when another service was at it. */
  readonly reached: bigint | null;
}

/** How long a report waits for transactions that were under way when it was asked for. */
const PATIENCE_MS = 2_000;
const PAUSE_MS = 20;

@Injectable()
export class RollupPass {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** @param wait false: leaves the step to another service that is at it. */
  async run(wait: boolean): Promise<PassResult> {
    await this.database.query({ name: 'rollup-begin', text: BEGIN, values: [this.clock.now()] });
    const organization = await this.directory.current();
    return this.database.transaction(async (sql) => {
      const position = await readPosition(sql, wait);
      if (position === null) return { entries: 0, more: false, reached: null };
      if (position.cluster !== position.here) {
        await sql.query({ text: RESTART, values: [position.here, position.horizon] });
        return { entries: 0, more: true, reached: null };
      }
      return position.caughtUp
        ? this.follow(sql, position, organization)
        : this.catchUp(sql, position, organization);
    });
  }

  /** Reads on until there is no more. @returns entries read */
  async runAll(wait = true, goOn: () => boolean = () => true): Promise<number> {
    let entries = 0;
    for (let more = true; more && goOn();) {
      const pass = await this.run(wait);
      entries += pass.entries;
      more = pass.more;
    }
    return entries;
  }

  /**
   * Reads all that was committed before the call, so that figures never lag behind a list. A transaction that was
   * under way then is waited for, but not for ever.
   */
  async upToNow(): Promise<void> {
    const { rows } = await this.database.query<{ next: string }>({
      name: 'rollup-next-xact',
      text: 'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
    });
    const wanted = BigInt(rows[0]!.next);
    for (let waited = 0; waited < PATIENCE_MS;) {
      const { more, reached } = await this.run(true);
      if (more) continue;
      if (reached !== null && reached >= wanted) return;
      await pause(PAUSE_MS);
      waited += PAUSE_MS;
    }
  }

  /** Forgets every figure, so that the following steps make them anew from the journal. */
  async reset(): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query({ text: 'delete from rollup_position' });
      await sql.query({ text: 'select forget_figures()' });
    });
  }

  /** The entries of the transactions since the position, below the oldest transaction that is still under way. */
  private async follow(
    sql: Queryable,
    { xact, horizon }: Position,
    organization: Organization,
  ): Promise<PassResult> {
    const [from, end] = [BigInt(xact), BigInt(horizon)];
    const to = end - from > XACTS ? from + BigInt(XACTS) : end;
    const { rows } = await sql.query<StoredEntry>({
      name: 'rollup-follow',
      text: `${ENTRIES} where xact >= $1 and xact < $2 order by home_agency_id, dossier_id, seq`,
      values: [from.toString(), to.toString()],
    });
    await this.take(sql, rows, organization);
    if (to > from)
      await sql.query({
        name: 'rollup-move',
        text: `update rollup_position set xact = $1, moved_at = to_timestamp($2::float8 / 1000) where name = 'facts'`,
        values: [to.toString(), this.clock.now()],
      });
    return { entries: rows.length, more: to < end, reached: to };
  }

  /** Dossier by dossier, for a journal that was there before its roll-up, or came with a restored copy. */
  private async catchUp(sql: Queryable, position: Position, organization: Organization): Promise<PassResult> {
    const { rows: keys } = await sql.query<FactKey>({
      name: 'rollup-next-dossiers',
      text: `select home_agency_id as "homeAgencyId", id as "dossierId" from dossier
        where $1::uuid is null or (home_agency_id, id) > ($1, $2::uuid) order by home_agency_id, id limit ${DOSSIERS}`,
      values: [position.afterAgencyId, position.afterDossierId],
    });
    const last = keys.at(-1);
    const entries = last ? await readJournals(sql, keys) : [];
    await this.take(sql, entries, organization);
    await sql.query({
      name: 'rollup-caught-up',
      text: `update rollup_position set caught_up = $1, after_agency_id = $2, after_dossier_id = $3,
        moved_at = to_timestamp($4::float8 / 1000) where name = 'facts'`,
      values: [!last, last?.homeAgencyId ?? null, last?.dossierId ?? null, this.clock.now()],
    });
    return { entries: entries.length, more: true, reached: null };
  }

  /** @param entries in the order of dossier and sequence; those that are known already are left out */
  private async take(
    sql: Queryable,
    entries: readonly StoredEntry[],
    organization: Organization,
  ): Promise<void> {
    if (entries.length === 0) return;
    const byDossier = byDossierOf(entries);
    const keys = [...byDossier.values()].map(([first]) => first!);
    const current = await readCurrentFacts(sql, keys);
    const gapped = keys.filter(({ dossierId }) => {
      const known = current.get(dossierId)?.facts.seq ?? 0;
      const next = byDossier.get(dossierId)!.find(({ seq }) => seq > known);
      return next !== undefined && next.seq !== known + 1;
    });
    if (gapped.length > 0)
      for (const [id, whole] of byDossierOf(await readJournals(sql, gapped))) byDossier.set(id, whole);
    const places = await RollupPlaces.read(sql, organization);
    const readEntry = await readUnitAliases(sql);
    const changes: Change[] = [];
    const versions = new Map<string, FactVersion>();
    for (const [id, own] of byDossier)
      for (const change of foldVersions(current.get(id) ?? null, own, places, readEntry)) {
        if (change.before) versions.set(versionKey(change.before), closed(change.before, change.after));
        versions.set(versionKey(change.after), change.after);
        changes.push(change);
      }
    // The newest version of a dossier must lose that rank before another takes it.
    const all = [...versions.values()];
    await writeFacts(
      sql,
      all.filter(({ recordedTo }) => recordedTo !== null),
    );
    await writeFacts(
      sql,
      all.filter(({ recordedTo }) => recordedTo === null),
    );
    await addCounts(sql, changes);
  }
}

function byDossierOf(entries: readonly StoredEntry[]): Map<string, StoredEntry[]> {
  const groups = new Map<string, StoredEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.dossierId);
    if (group) group.push(entry);
    else groups.set(entry.dossierId, [entry]);
  }
  return groups;
}

const versionKey = ({ dossierId, recordedFrom }: FactVersion) => `${dossierId} ${recordedFrom}`;

function closed(before: FactVersion, after: FactVersion): FactVersion {
  return { ...before, recordedTo: before.recordedFrom === after.recordedFrom ? null : after.recordedFrom };
}

/** Versions that the entries make; entries of one instant, or that say nothing new to a report, make none of their own. */
function* foldVersions(
  current: FactVersion | null,
  entries: readonly StoredEntry[],
  places: RollupPlaces,
  readEntry: ReadEntry,
): Generator<Change> {
  let before = current;
  for (const { homeAgencyId, dossierId, seq, text } of entries) {
    if (seq <= (before?.facts.seq ?? 0)) continue;
    const entry = JSON.parse(readEntry(text)) as JournalEntry;
    const facts = foldFacts(before?.facts ?? null, entry, (units, at) => places.of(units, at));
    const same = before !== null && sameFacts(before.facts, facts);
    const recordedFrom = same
      ? before!.recordedFrom
      : Math.max(entry.recordedAt, before?.recordedFrom ?? entry.recordedAt);
    const after = { homeAgencyId, dossierId, recordedFrom, recordedTo: null, facts };
    yield { before, after };
    before = after;
  }
}

/** Adds what the new versions count and takes away what the old ones counted, on the day that it became known. */
async function addCounts(sql: Queryable, changes: readonly Change[]): Promise<void> {
  const signed = changes.flatMap(({ before, after }) => {
    if (before && sameFacts(before.facts, after.facts)) return [];
    const recorded_on = dayText(after.recordedFrom);
    return [
      ...(before ? [{ ...factJson(before), sign: -1, recorded_on }] : []),
      { ...factJson(after), sign: 1, recorded_on },
    ];
  });
  if (signed.length === 0) return;
  const keys = COUNT_KEYS.join(', ');
  await sql.query({
    name: 'rollup-add',
    text: `insert into daily_count (${keys}, day, measure, recorded_on, n)
      select ${keys}, ${dayOfSql('c.at')}, c.measure, recorded_on, sum(sign)::integer
      from (${FACTS_OF_JSON}) f cross join lateral ${CONTRIBUTIONS} c(measure, at)
      where c.at is not null and c.measure is not null group by ${keys}, 8, c.measure, recorded_on having sum(sign) <> 0
      on conflict (competent_unit_id, day, measure, recorded_on, reception_unit_id, procedure_code, field, level,
        competent_agency_id, home_agency_id) do update set n = daily_count.n + excluded.n`,
    values: [JSON.stringify(signed)],
  });
}

const dayText = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);

const ENTRIES = `select home_agency_id as "homeAgencyId", dossier_id as "dossierId", seq, entry::text as text from dossier_event`;
const CLUSTER = `(select system_identifier::text from pg_control_system())`;
const HORIZON = `(pg_snapshot_xmin(pg_current_snapshot())::text)::bigint`;

/** A journal that is there already is read dossier by dossier; what is committed meanwhile, from here on. */
const BEGIN = `insert into rollup_position (name, cluster, xact, caught_up, moved_at)
  select 'facts', ${CLUSTER}, ${HORIZON}, false, to_timestamp($1::float8 / 1000)
  where not exists (select 1 from rollup_position where name = 'facts') on conflict do nothing`;
/** Transaction numbers of a restored copy mean nothing here: every dossier is compared, by the sequence of its entries. */
const RESTART = `update rollup_position set cluster = $1, xact = $2, caught_up = false, after_agency_id = null,
  after_dossier_id = null where name = 'facts'`;

async function readPosition(sql: Queryable, wait: boolean): Promise<Position | null> {
  const { rows: locked } = await sql.query({
    name: `rollup-lock-${wait ? 'wait' : 'skip'}`,
    text: `select name from rollup_position where name = 'facts' for update ${wait ? '' : 'skip locked'}`,
  });
  if (locked.length === 0) return null;
  const { rows } = await sql.query<Position>({
    name: 'rollup-position',
    text: `select cluster, ${CLUSTER} as here, xact::text as xact, ${HORIZON}::text as horizon, caught_up as "caughtUp",
      after_agency_id as "afterAgencyId", after_dossier_id as "afterDossierId" from rollup_position where name = 'facts'`,
  });
  return rows[0]!;
}

async function readJournals(sql: Queryable, keys: readonly FactKey[]): Promise<StoredEntry[]> {
  const { rows } = await sql.query<StoredEntry>({
    name: 'rollup-journals',
    text: `select e.home_agency_id as "homeAgencyId", e.dossier_id as "dossierId", e.seq, e.entry::text as text
      from unnest($1::uuid[], $2::uuid[]) as k(h, id)
      join dossier_event e on e.home_agency_id = k.h and e.dossier_id = k.id order by 1, 2, 3`,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ dossierId }) => dossierId)],
  });
  return rows;
}

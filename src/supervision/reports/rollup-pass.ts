// One step of the roll-up: reads what the journal has gained, writes facts and counts, and moves the position, all in
// one transaction. A crash leaves nothing half done; two services never do the same step, because the position is locked.
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { readUnitAliases } from '../../platform/unit-aliases.ts';
import { addCounts } from './add-counts.ts';
import { readCurrentFacts, writeFacts } from './report-fact-rows.ts';
import type { FactKey } from './report-fact-rows.ts';
import { RollupPlaces } from './rollup-places.ts';
import { beginReading, caughtUpTo, readPosition, readUpTo, restartReading } from './rollup-position.ts';
import type { RollupPosition } from './rollup-position.ts';
import { foldVersions, versionsOf } from './rollup-versions.ts';
import type { StoredEntry } from './rollup-versions.ts';

/** Transactions of the journal a step reads at most, and dossiers while it catches up. */
const XACTS = 400;
const DOSSIERS = 1000;

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
    await beginReading(this.database, this.clock.now());
    const organization = await this.directory.current();
    return this.database.transaction(async (sql) => {
      const position = await readPosition(sql, wait);
      if (position === null) return { entries: 0, more: false, reached: null };
      if (position.cluster !== position.here) {
        await restartReading(sql, position);
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
    { xact, horizon }: RollupPosition,
    organization: Organization,
  ): Promise<PassResult> {
    const [from, end] = [BigInt(xact), BigInt(horizon)];
    const to = end - from > XACTS ? from + BigInt(XACTS) : end;
    const { rows } = await sql.query<StoredEntry>({
      name: 'rollup-follow',
      text: `${ENTRIES} where xact >= $1 and xact < $2 and case_kind = 'dossier'
        order by home_agency_id, case_id, seq`,
      values: [from.toString(), to.toString()],
    });
    await this.take(sql, rows, organization);
    if (to > from) await readUpTo(sql, to, this.clock.now());
    return { entries: rows.length, more: to < end, reached: to };
  }

  /** Dossier by dossier, for a journal that was there before its roll-up, or came with a restored copy. */
  private async catchUp(
    sql: Queryable,
    position: RollupPosition,
    organization: Organization,
  ): Promise<PassResult> {
    const { rows: keys } = await sql.query<FactKey>({
      name: 'rollup-next-dossiers',
      text: `select home_agency_id as "homeAgencyId", id as "dossierId" from dossier
        where $1::uuid is null or (home_agency_id, id) > ($1, $2::uuid) order by home_agency_id, id limit ${DOSSIERS}`,
      values: [position.afterAgencyId, position.afterDossierId],
    });
    const last = keys.at(-1) ?? null;
    const entries = last ? await readJournals(sql, keys) : [];
    await this.take(sql, entries, organization);
    await caughtUpTo(sql, last, this.clock.now());
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
    const changes = [...byDossier].flatMap(([id, own]) => [
      ...foldVersions(current.get(id) ?? null, own, places, readEntry),
    ]);
    // The newest version of a dossier must lose that rank before another takes it.
    const versions = versionsOf(changes);
    await writeFacts(
      sql,
      versions.filter(({ recordedTo }) => recordedTo !== null),
    );
    await writeFacts(
      sql,
      versions.filter(({ recordedTo }) => recordedTo === null),
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

const ENTRIES = `select home_agency_id as "homeAgencyId", case_id as "dossierId", seq, entry::text as text from case_event`;

async function readJournals(sql: Queryable, keys: readonly FactKey[]): Promise<StoredEntry[]> {
  const { rows } = await sql.query<StoredEntry>({
    name: 'rollup-journals',
    text: `select e.home_agency_id as "homeAgencyId", e.case_id as "dossierId", e.seq, e.entry::text as text
      from unnest($1::uuid[], $2::uuid[]) as k(h, id)
      join case_event e on e.home_agency_id = k.h and e.case_id = k.id order by 1, 2, 3`,
    values: [keys.map(({ homeAgencyId }) => homeAgencyId), keys.map(({ dossierId }) => dossierId)],
  });
  return rows;
}

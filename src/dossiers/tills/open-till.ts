// What somebody took at a desk since his last count, and the count that closes it (Decree 61/2018 Art. 22).
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, dayOf, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { counterUnit } from '../../organization/counter-unit.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import type { CountTillBody } from './till-bodies.ts';
import { TillCountTable } from './till-count.table.ts';
import { readOpenLines } from './till-lines.ts';
import type { TillLine } from './till-lines.ts';
import { cashOf, tillSums } from './till-sums.ts';
import type { TillView } from './till-view.ts';

interface Till {
  readonly staffId: string;
  readonly homeAgencyId: string;
  /** The desk, and those whose place it took. */
  readonly unitIds: readonly string[];
  readonly unitId: string;
  readonly unitName: string;
}

@Injectable()
export class OpenTill {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError of `counterUnit` */
  async show(unitId: string | undefined, actor: Actor, at: Instant): Promise<TillView> {
    const till = await this.tillOf(unitId, actor, at);
    const counted = await countsOf(this.database, till);
    const lines = await openLines(this.database, till, counted, at);
    const sums = tillSums(lines);
    const { unitName } = till;
    return {
      unitId: till.unitId,
      unitName,
      countedAt: counted?.lastAt ?? null,
      expectedCash: cashOf(sums),
      lines,
      ...sums,
    };
  }

  /**
   * Closes what was taken up to now; what is recorded or voided afterwards is in the next count.
   *
   * @throws DomainError of `counterUnit`; `till.empty`, `till.moved` when something was recorded since the screen was
   *   read, `till.reasonMissing` where the drawer holds another sum
   */
  async count(body: CountTillBody, actor: Actor, at: Instant): Promise<void> {
    const till = await this.tillOf(body.unitId, actor, at);
    await this.database.transaction(async (sql) => {
      await holdTill(sql, till);
      if (await isCounted(sql, till, body.id)) return;
      const lines = await openLines(sql, till, await countsOf(sql, till), at);
      const expectedCash = cashOf(tillSums(lines));
      if (lines.length === 0) throw new DomainError('till.empty', 'There is nothing to count', {});
      if (expectedCash !== body.expectedCash || !areSame(lines, body.feeIds))
        throw new DomainError('till.moved', 'Something was recorded meanwhile', { expectedCash });
      const reason = body.reason?.trim() ?? null;
      if (expectedCash !== body.countedCash && reason === null)
        throw new DomainError('till.reasonMissing', 'Say why the drawer holds another sum', { expectedCash });
      await sql.repository(TillCountTable).insert({
        home_agency_id: till.homeAgencyId,
        id: body.id,
        unit_id: till.unitId,
        staff_id: till.staffId,
        expected_cash: String(expectedCash),
        counted_cash: String(body.countedCash),
        reason,
        counted_at: new Date(at),
      });
      await sql.query({
        name: 'till-count-lines',
        text: `insert into till_line (home_agency_id, fee_id, stands, count_id)
          select l.home_agency_id, l.fee_id, l.stands, $1
          from unnest($2::uuid[], $3::uuid[], $4::boolean[]) as l(home_agency_id, fee_id, stands)`,
        values: [
          body.id,
          lines.map(({ homeAgencyId }) => homeAgencyId),
          lines.map(({ feeId }) => feeId),
          lines.map(({ stands }) => stands),
        ],
      });
    });
  }

  private async tillOf(wished: string | undefined, actor: Actor, at: Instant): Promise<Till> {
    const organization = await this.directory.current();
    const { unitId, unitIds } = counterUnit(organization, actor, wished, at);
    return {
      homeAgencyId: organization.agencyOf(unitId, at)!,
      staffId: actor.staffId,
      unitId,
      unitIds,
      unitName: organization.unit(unitId)?.name ?? '',
    };
  }
}

/** Nobody counts the same money twice at one time. */
async function holdTill(sql: Queryable, { staffId }: Till): Promise<void> {
  await sql.query({
    name: 'hold-till',
    text: `select pg_advisory_xact_lock(hashtextextended('till of ' || $1, 0))`,
    values: [staffId],
  });
}

async function isCounted(sql: Queryable, { homeAgencyId }: Till, id: string): Promise<boolean> {
  return sql.repository(TillCountTable).existsBy({ home_agency_id: homeAgencyId, id });
}

interface Counted {
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

async function countsOf(sql: Queryable, { staffId, unitIds }: Till): Promise<Counted | null> {
  const { rows } = await sql.query<{ firstAt: Instant | null; lastAt: Instant | null }>({
    name: 'till-counted',
    text: `select (extract(epoch from min(counted_at)) * 1000)::float8 as "firstAt",
        (extract(epoch from max(counted_at)) * 1000)::float8 as "lastAt"
      from till_count where staff_id = $1 and unit_id = any($2::uuid[])`,
    values: [staffId, unitIds],
  });
  const { firstAt = null, lastAt = null } = rows[0] ?? {};
  return firstAt === null || lastAt === null ? null : { firstAt, lastAt };
}

/**
 * A line is written within moments of its instant. What was taken before the day of somebody's first count was settled
 * otherwise, and is in none.
 */
function openLines(
  sql: Queryable,
  { staffId, unitIds }: Till,
  counted: Counted | null,
  at: Instant,
): Promise<TillLine[]> {
  const since =
    counted === null
      ? startOfDay(dayOf(at))
      : Math.max(counted.lastAt - DAY_MS, startOfDay(dayOf(counted.firstAt)));
  return readOpenLines(sql, staffId, unitIds, since);
}

function areSame(lines: readonly TillLine[], feeIds: readonly string[]): boolean {
  const shown = new Set(feeIds);
  return shown.size === lines.length && lines.every(({ feeId }) => shown.has(feeId));
}

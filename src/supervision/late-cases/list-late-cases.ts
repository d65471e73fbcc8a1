// Lists late cases, newest lateness first, with how many there are in each state.
import { Injectable } from '@nestjs/common';
import { LATE_CASE_STATES } from '../../../workflows/late-case/late-case.machine.ts';
import { lateCaseStatesOf } from '../../../workflows/late-case/run-late-case.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { type Instant, parseInstant } from '../../domain/time/instant.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import type { Organization } from '../../organization/organization.ts';
import { ownWorkOf, ownWorkSql } from '../../organization/own-work.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { unitsByName } from '../../organization/units-by-name.ts';
import {
  cursorAfter,
  refuseTooManyToSort,
  SORTED_AT_MOST,
  sortedPage,
} from '../../platform/lists/sorted-list.ts';
import type { SortedRow } from '../../platform/lists/sorted-list.ts';
import type { LateCasesQuery } from './late-case-bodies.ts';
import { LATE_CASE_SORTS } from './late-case-sorts.ts';
import {
  lateCaseLine,
  LATE_CASE_JOINS,
  type LateCaseListRow,
  LATE_CASE_LIST_COLUMNS,
} from './late-case-line.ts';
import { lateCaseUnits, unitsUnder } from './late-case-scope.ts';
import type { LateCaseCounts, LateCasePage } from './late-case-view.ts';

@Injectable()
export class ListLateCases {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `unit.outsideScope`, `unit.unknown`, `cursor.invalid` */
  async run(query: LateCasesQuery, actor: Actor, now: Instant): Promise<LateCasePage> {
    const organization = await this.directory.current();
    const to = new Bindings();
    const where = conditionsOf(query, actor, organization, now, to);
    if (query.state !== undefined) where.push(`c.state = any(${to.bind(query.state)}::text[])`);
    const key = LATE_CASE_SORTS[query.sort];
    if (!key.anyNumber) refuseTooManyToSort(await this.countUpTo(SORTED_AT_MOST + 1, where, to.values));
    const sorted = sortedPage(query.sort, key, 'c.id', query.cursor, unitsByName(organization), to);
    const { rows } = await this.database.query<LateCaseListRow & SortedRow>({
      text: `select ${LATE_CASE_LIST_COLUMNS}, ${sorted.key} as "sortKey" from late_case c ${LATE_CASE_JOINS}
        where ${[...where, ...sorted.after].join(' and ')} order by ${sorted.by} limit ${to.bind(query.limit + 1)}`,
      values: to.values,
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return {
      rows: page.map((row) => lateCaseLine(row, actor, organization, now)),
      counts: await this.count(query, actor, organization, now),
      next: last === undefined ? null : cursorAfter(query.sort, last, last.id),
      serverNow: now,
    };
  }

  private async countUpTo(
    most: number,
    where: readonly string[],
    values: readonly unknown[],
  ): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>({
      text: `select count(*)::int as n from (select 1 from late_case c where ${where.join(' and ')} limit ${most}) n`,
      values: [...values],
    });
    return rows[0]!.n;
  }

  private async count(
    query: LateCasesQuery,
    actor: Actor,
    organization: Organization,
    now: Instant,
  ): Promise<LateCaseCounts> {
    const to = new Bindings();
    const where = conditionsOf(query, actor, organization, now, to);
    const { rows } = await this.database.query<{ state: string; n: number; overdue: number }>({
      text: `select c.state, count(*)::int as n, (count(*) filter (where c.overdue))::int as overdue from late_case c
        where ${where.join(' and ')} group by 1`,
      values: to.values,
    });
    const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
    return {
      ...(Object.fromEntries(LATE_CASE_STATES.map((state) => [state, of(state)])) as Omit<
        LateCaseCounts,
        'overdue'
      >),
      overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
    };
  }
}

/** Every filter but the state. */
function conditionsOf(
  query: LateCasesQuery,
  actor: Actor,
  organization: Organization,
  now: Instant,
  to: Bindings,
): string[] {
  const units = lateCaseUnits(actor, organization, now);
  const own = ownWorkOf(actor, organization, now);
  const his = ownWorkSql(
    { unit: 'c.unit_id', officer: 'c.officer_id' },
    { staffId: to.bind(own.staffId), others: to.bind(own.others), unitIds: to.bind(own.unitIds) },
  );
  const where = [
    units === 'all' ? `(true or ${his})` : `(c.unit_id = any(${to.bind(units)}::uuid[]) or ${his})`,
  ];
  if (query.unit !== undefined) {
    if (organization.unit(query.unit) === null)
      throw new DomainError('unit.unknown', 'There is no such unit', { unitId: query.unit });
    if (units !== 'all' && !units.includes(query.unit))
      throw new DomainError('unit.outsideScope', 'You do not read the late cases of this unit', {
        unitId: query.unit,
      });
    where.push(`c.unit_id = any(${to.bind(organization.subtree(query.unit, now))}::uuid[])`);
  }
  if (query.kind !== undefined) where.push(`c.kind = ${to.bind(query.kind)}`);
  if (query.reason !== undefined) where.push(`c.reason = ${to.bind(query.reason)}`);
  if (query.dossier !== undefined) where.push(`c.about_id = ${to.bind(query.dossier)}::uuid`);
  if (query.from !== undefined) where.push(`c.late_since >= ${to.instant(parseInstant(query.from))}`);
  if (query.to !== undefined) where.push(`c.late_since < ${to.instant(parseInstant(query.to))}`);
  if (query.overdue === true) where.push('c.overdue');
  if (query.unexplained === true)
    where.push(`c.state <> 'withdrawn' and not exists (select 1 from explanation e
      where e.home_agency_id = c.home_agency_id and e.late_case_id = c.id)`);
  if (query.mine === true) {
    const waiting = (side: 'supervisor' | 'unit', more: string) => {
      const under = unitsUnder(side, actor, organization, now);
      const states = to.bind(lateCaseStatesOf(side));
      const mine = under === 'all' ? 'true' : `c.unit_id = any(${to.bind(under)}::uuid[])`;
      return `(c.state = any(${states}::text[]) and (${mine}${more}))`;
    };
    const hisNow = `c.officer_id = any(${to.bind(actor.worksFor)}::uuid[])`;
    where.push(`(${waiting('supervisor', '')} or ${waiting('unit', ` or ${hisNow}`)})`);
  }
  return where;
}

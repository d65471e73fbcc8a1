// A queue: dossiers of units or of a person, those due first; and how many each tab holds.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import type { Organization } from '../../organization/organization.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { unitsByName } from '../../organization/units-by-name.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { ROW_COLUMNS, ROW_JOINS, shownRows } from './list-rows.ts';
import type { StoredRow } from './list-rows.ts';
import {
  cursorAfter,
  refuseTooManyToSort,
  SORTED_AT_MOST,
  sortedPage,
} from '../../platform/lists/sorted-list.ts';
import type { SortedRow } from '../../platform/lists/sorted-list.ts';
import { DOSSIER_SORTS } from './dossier-sorts.ts';
import type { DossierSort } from './dossier-sorts.ts';
import type { DossierPage, TabCounts } from './list-view.ts';
import { conditionsOf, TABS } from './queue-filter.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import type { QueueFilter } from './queue-filter.ts';

export interface QueueFilterWish extends Omit<QueueFilter, 'units'> {
  /** A unit and all under it. */
  readonly under?: string | undefined;
  /** An agency with its own units, without the agencies under it. */
  readonly agencyId?: string | undefined;
}

export interface QueueWish extends QueueFilterWish {
  readonly sort?: DossierSort | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A counter goes no further. */
const COUNTED = 10_000;

@Injectable()
export class ListQueue {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * @param also conditions of another room on `dossier d`, which narrow the list further
   * @throws DomainError `unit.outsideScope`, `cursor.invalid`
   */
  async run(
    wish: QueueWish,
    actor: Actor,
    at: Instant,
    also: (to: Bindings) => readonly string[] = () => [],
  ): Promise<DossierPage> {
    const organization = await this.directory.current();
    const filter = withUnits(wish, actor, organization, at);
    const to = new Bindings();
    const where = [...conditionsOf(filter, actor, at, to), ...also(to)];
    const sort = wish.sort ?? usualOrder(wish);
    const key = DOSSIER_SORTS[sort];
    if (!key.anyNumber) refuseTooManyToSort(await this.countUpTo(SORTED_AT_MOST + 1, where, to.values));
    const sorted = sortedPage(sort, key, 'd.id', wish.cursor, unitsByName(organization), to);
    const { rows } = await this.database.query<StoredRow & SortedRow>({
      text: `select ${ROW_COLUMNS}, ${sorted.key} as "sortKey" from dossier d ${ROW_JOINS}
        where ${[...where, ...sorted.after].join(' and ')} order by ${sorted.by} limit ${to.bind(wish.limit + 1)}`,
      values: to.values,
    });
    const page = rows.slice(0, wish.limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    for (const { homeAgencyId, id } of page)
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId: id, what: 'list' });
    return {
      rows: await shownRows(page, at, this.definitions, organization),
      next: last === undefined ? null : cursorAfter(sort, last, last.id),
      serverNow: at,
    };
  }

  private async countUpTo(
    most: number,
    where: readonly string[],
    values: readonly unknown[],
  ): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>({
      text: `select count(*)::int as n from (select 1 from dossier d ${ROW_JOINS} where ${where.join(' and ')}
        limit ${most}) c`,
      values: [...values],
    });
    return rows[0]!.n;
  }

  /** @throws DomainError `unit.outsideScope` */
  async count(wish: QueueFilterWish, actor: Actor, at: Instant): Promise<TabCounts> {
    const filter = withUnits(wish, actor, await this.directory.current(), at);
    const to = new Bindings();
    const applicants = filter.q === undefined ? '' : ROW_JOINS;
    const columns = TABS.map((tab) => {
      const where = conditionsOf({ ...filter, tab, closed: undefined }, actor, at, to).join(' and ');
      return `(select count(*)::int from (select 1 from dossier d ${applicants} where ${where} limit ${COUNTED + 1}) c) as "${tab}"`;
    });
    const { rows } = await this.database.query<Record<(typeof TABS)[number], number>>({
      text: `select ${columns.join(', ')}`,
      values: to.values,
    });
    const counted = TABS.map((tab) => {
      const count = rows[0]![tab];
      return [tab, { count: Math.min(count, COUNTED), more: count > COUNTED }];
    });
    return Object.fromEntries(counted) as unknown as TabCounts;
  }
}

function withUnits(
  { under, agencyId, ...filter }: QueueFilterWish,
  actor: Actor,
  organization: Organization,
  at: Instant,
): QueueFilter {
  if (under === undefined && agencyId === undefined) return filter;
  const { unitIds } = actor.scope;
  if (under !== undefined && unitIds !== 'all' && !unitIds.has(under))
    throw new DomainError('unit.outsideScope', 'You do not read the dossiers of this unit', {
      unitId: under,
    });
  const units =
    under === undefined ? organization.units.map(({ id }) => id) : organization.subtree(under, at);
  const own = (id: string) => (organization.agencyOf(id, at) ?? id) === agencyId;
  return { ...filter, units: agencyId === undefined ? units : units.filter(own) };
}

/** Those due first; what is over, newest first. */
function usualOrder({ tab, closed }: QueueFilterWish): DossierSort {
  return (closed ?? tab === 'done') ? '-closed' : 'due';
}

// A queue: dossiers of units or of a person, those due first; and how many each tab holds.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { ROW_COLUMNS, ROW_JOINS, shownRows } from './list-rows.ts';
import type { StoredRow } from './list-rows.ts';
import { decodeDueCursor, encodeCursor } from '../keyset.ts';
import type { DossierPage, TabCounts } from './list-view.ts';
import { Bindings, conditionsOf, TABS } from './queue-filter.ts';
import type { QueueFilter } from './queue-filter.ts';

export interface QueueWish extends QueueFilter {
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
    const to = new Bindings();
    const order = orderOf(wish);
    const where = [...conditionsOf(wish, actor, at, to), ...also(to), ...order.after(wish.cursor, to)];
    const { rows } = await this.database.query<StoredRow>({
      text: `select ${ROW_COLUMNS} from dossier d ${ROW_JOINS} where ${where.join(' and ')}
        order by ${order.by} limit ${to.bind(wish.limit + 1)}`,
      values: to.values,
    });
    const page = rows.slice(0, wish.limit);
    const last = page.at(-1);
    for (const { homeAgencyId, id } of page)
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId: id, what: 'list' });
    return {
      rows: await shownRows(page, at, this.definitions, await this.directory.current()),
      next: rows.length > wish.limit && last ? encodeCursor([order.keyOf(last), last.id]) : null,
      serverNow: at,
    };
  }

  /** @throws DomainError `unit.outsideScope` */
  async count(filter: QueueFilter, actor: Actor, at: Instant): Promise<TabCounts> {
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

interface ListOrder {
  readonly by: string;
  readonly keyOf: (row: StoredRow) => number | null;
  readonly after: (cursor: string | undefined, to: Bindings) => string[];
}

/** Those due first; what is over, newest first. */
function orderOf({ tab, closed }: QueueFilter): ListOrder {
  return (closed ?? tab === 'done') ? NEWEST_CLOSED : DUE_FIRST;
}

const DUE_FIRST: ListOrder = {
  by: 'd.late_from_at nulls last, d.id',
  keyOf: ({ lateFromAt }) => lateFromAt,
  after: (cursor, to) => {
    const position = decodeDueCursor(cursor);
    if (position === null) return [];
    const [lateFrom, id] = position;
    return [
      lateFrom === null
        ? `d.late_from_at is null and d.id > ${to.bind(id)}`
        : `((d.late_from_at, d.id) > (${to.instant(lateFrom)}, ${to.bind(id)}) or d.late_from_at is null)`,
    ];
  },
};

const NEWEST_CLOSED: ListOrder = {
  by: 'd.closed_at desc, d.id desc',
  keyOf: ({ closedAt }) => closedAt,
  after: (cursor, to) => {
    const [closedAt, id] = decodeDueCursor(cursor) ?? [null, null];
    return closedAt === null ? [] : [`(d.closed_at, d.id) < (${to.instant(closedAt)}, ${to.bind(id)})`];
  },
};

// A list of complaints, those due first, and how many each tab holds.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { ownWorkOf } from '../organization/own-work.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { unitsByName } from '../organization/units-by-name.ts';
import { Database } from '../platform/database.ts';
import { Bindings } from '../platform/lists/bindings.ts';
import {
  cursorAfter,
  refuseTooManyToSort,
  SORTED_AT_MOST,
  sortedPage,
} from '../platform/lists/sorted-list.ts';
import type { SortedRow } from '../platform/lists/sorted-list.ts';
import { COMPLAINT_SORTS } from './complaint-sorts.ts';
import { COMPLAINT_TABS, type ComplaintListQuery } from './complaint-bodies.ts';
import { seenComplaints } from './complaint-scope.ts';
import type { ComplaintCounts, ComplaintPage } from './complaint-view.ts';
import { COMPLAINT_COLUMNS, shownComplaint, type ShownComplaintRow } from './show-complaint.ts';

type Tab = (typeof COMPLAINT_TABS)[number];

/** A counter goes no further. */
const COUNTED = 10_000;

const UNANSWERED = `c.closed_at is null and c.answered_at is null`;
/** `$3`: units that the reader decides for; `$4`: those that he supervises; `$5`: whose work is his; `$6`: now. */
const TAB_SQL: Readonly<Record<Tab, string>> = {
  waiting: `c.closed_at is null and (
    (c.waits_for = 'receiver' and c.receiver_unit_id = any($3::uuid[]))
    or (c.waits_for = 'unit' and (c.unit_id = any($3::uuid[]) or c.officer_id = any($5::uuid[])))
    or (c.waits_for = 'office' and c.receiver_unit_id = any($4::uuid[])))`,
  open: `c.closed_at is null`,
  dueSoon: `${UNANSWERED} and c.clock = 'running.dueSoon' and c.late_from_at > $6`,
  late: `${UNANSWERED} and c.late_from_at <= $6`,
  answered: `c.closed_at is null and c.answered_at is not null`,
  closed: `c.closed_at is not null`,
};

const FILTERS = `${seenComplaints('$1', { staffId: '$2', others: '$7', unitIds: '$8' })}
  and ($9::uuid is null or c.unit_id = $9)
  and ($10::text is null or strpos(lower(c.complaint_no), lower($10)) > 0 or search_key(c.title) like search_pattern($10))
  and $3::uuid[] is not null and $4::uuid[] is not null and $5::uuid[] is not null and $6::timestamptz is not null`;

@Injectable()
export class ListComplaints {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
  ) {}

  /** @throws DomainError `cursor.invalid` */
  async run(query: ComplaintListQuery, actor: Actor, at: Instant): Promise<ComplaintPage> {
    const organization = await this.directory.current();
    const bound = bindings(query, actor, organization, at);
    const where = `${FILTERS} and (${TAB_SQL[query.tab]})`;
    const sort = query.sort ?? (query.tab === 'closed' ? '-closed' : 'due');
    const key = COMPLAINT_SORTS[sort];
    if (!key.anyNumber) refuseTooManyToSort(await this.countUpTo(SORTED_AT_MOST + 1, where, bound));
    const to = new Bindings(bound);
    const sorted = sortedPage(sort, key, 'c.id', query.cursor, unitsByName(organization), to);
    const { rows } = await this.database.query<ShownComplaintRow & SortedRow>({
      text: `select ${COMPLAINT_COLUMNS}, ${sorted.key} as "sortKey" from complaint c
        where ${[where, ...sorted.after].join(' and ')} order by ${sorted.by} limit ${to.bind(query.limit + 1)}`,
      values: to.values,
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return {
      rows: page.map((row) => shownComplaint(row, at, organization, this.calendars)),
      next: last === undefined ? null : cursorAfter(sort, last, last.id),
      counts: await this.count(bound),
    };
  }

  private async countUpTo(most: number, where: string, bound: readonly unknown[]): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>({
      text: `select count(*)::int as n from (select 1 from complaint c where ${where} limit ${most}) n`,
      values: [...bound],
    });
    return rows[0]!.n;
  }

  private async count(bound: readonly unknown[]): Promise<ComplaintCounts> {
    const columns = COMPLAINT_TABS.map(
      (tab) => `(select count(*)::int from (select 1 from complaint c
        where ${FILTERS} and (${TAB_SQL[tab]}) limit ${COUNTED}) n) as "${tab}"`,
    );
    const { rows } = await this.database.query<ComplaintCounts>({
      name: 'complaint.counts',
      text: `select ${columns.join(', ')}`,
      values: bound,
    });
    return rows[0]!;
  }
}

function bindings(
  { unitId, q }: ComplaintListQuery,
  actor: Actor,
  organization: Organization,
  at: Instant,
): readonly unknown[] {
  const { unitIds } = actor.scope;
  const own = ownWorkOf(actor, organization, at);
  const under = (...positions: string[]) =>
    actor.holds.filter(({ position }) => positions.includes(position));
  const supervised = under('supervisor').length > 0 ? readableOf(actor, organization) : [];
  return [
    unitIds === 'all' ? null : [...unitIds],
    own.staffId,
    [...new Set(under('head', 'leader').flatMap((hold) => organization.subtree(hold.unitId, at)))],
    supervised,
    actor.worksFor,
    new Date(at),
    own.others,
    own.unitIds,
    unitId ?? null,
    q?.trim() ?? null,
  ];
}

/** A supervisor's scope is what he supervises, beside what his other positions let him read. */
function readableOf({ scope }: Pick<Actor, 'scope'>, organization: Organization): readonly string[] {
  return scope.unitIds === 'all' ? organization.units.map(({ id }) => id) : [...scope.unitIds];
}

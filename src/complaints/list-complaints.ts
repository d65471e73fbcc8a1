// A list of complaints, those due first, and how many each tab holds.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { ownWorkOf } from '../organization/own-work.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
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
    const after = readCursor(query.cursor);
    const closed = query.tab === 'closed';
    const key = closed ? 'c.closed_at' : 'c.late_from_at';
    const { rows } = await this.database.query<ShownComplaintRow>({
      name: `complaint.list-${query.tab}`,
      text: `select ${COMPLAINT_COLUMNS} from complaint c
        where ${FILTERS} and (${TAB_SQL[query.tab]})
          and ($11::timestamptz is null or (${key}, c.id) ${closed ? '<' : '>'} ($11, $12::uuid))
        order by ${key} ${closed ? 'desc' : ''}, c.id ${closed ? 'desc' : ''} limit $13`,
      values: [...bound, after && new Date(after[0]), after?.[1] ?? null, query.limit + 1],
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return {
      rows: page.map((row) => shownComplaint(row, at, organization, this.calendars)),
      next: last ? cursorOf(closed ? last.closed_at! : last.late_from_at, last.id) : null,
      counts: await this.count(bound),
    };
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

function cursorOf(at: Date, id: string): string {
  return Buffer.from(JSON.stringify([at.getTime(), id])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readCursor(cursor: string | undefined): readonly [at: number, id: string] | null {
  if (cursor === undefined) return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [unknown, unknown];
    if (typeof at === 'number' && Math.abs(at) < 1e14 && typeof id === 'string' && UUID.test(id))
      return [at, id];
  } catch {
    // Falls through to the refusal.
  }
  throw new DomainError('cursor.invalid', 'This cursor was not handed out for this list', {});
}

// A list of tasks, those due first, and how many each tab holds.
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
import { TASK_SORTS } from './task-sorts.ts';
import { shownTask, TASK_COLUMNS, TASK_JOINS, type StoredTaskRow } from './read-task-rows.ts';
import { TASK_TABS, type TaskListQuery } from './task-bodies.ts';
import { seenTasks } from './task-scope.ts';
import type { TaskCounts, TaskPage } from './task-view.ts';

type Tab = (typeof TASK_TABS)[number];

/** A counter goes no further. */
const COUNTED = 10_000;

/** `$n` of what every statement of a list binds: reader's units, himself, led units, given units, now, filters, whose work is his, for whom he stands in and where. */
const TAB_SQL: Readonly<Record<Tab, string>> = {
  waiting: `t.closed_at is null and (
    (t.waits_for = 'lead' and (t.lead_unit_id = any($3::uuid[]) or t.officer_id = any($9::uuid[])))
    or ((t.waits_for = 'giver' or t.snapshot -> 'context' ->> 'asked' is not null) and t.giver_unit_id = any($4::uuid[])))`,
  open: `t.closed_at is null`,
  late: `t.closed_at is null and t.reported_at is null and t.late_from_at <= $5`,
  dueSoon: `t.clock = 'running.dueSoon' and t.late_from_at > $5`,
  closed: `t.closed_at is not null`,
};

const FILTERS = `${seenTasks('$1', { staffId: '$2', others: '$10', unitIds: '$11' })}
  and ($6::uuid is null or t.lead_unit_id = $6) and ($7::uuid is null or t.document_id = $7)
  and ($8::text is null or strpos(lower(t.task_no), lower($8)) > 0 or strpos(lower(d.number), lower($8)) > 0
    or search_key(t.title) like search_pattern($8))
  and $3::uuid[] is not null and $4::uuid[] is not null and $5::timestamptz is not null and $9::uuid[] is not null`;

@Injectable()
export class ListTasks {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
  ) {}

  /** @throws DomainError `cursor.invalid` */
  async run(query: TaskListQuery, actor: Actor, at: Instant): Promise<TaskPage> {
    const organization = await this.directory.current();
    const bound = bindings(query, actor, organization, at);
    const where = `${FILTERS} and (${TAB_SQL[query.tab]})`;
    const sort = query.sort ?? (query.tab === 'closed' ? '-closed' : 'due');
    const key = TASK_SORTS[sort];
    if (!key.anyNumber) refuseTooManyToSort(await this.countUpTo(SORTED_AT_MOST + 1, where, bound));
    const to = new Bindings(bound);
    const sorted = sortedPage(sort, key, 't.id', query.cursor, unitsByName(organization), to);
    const { rows } = await this.database.query<StoredTaskRow & SortedRow>({
      text: `select ${TASK_COLUMNS}, ${sorted.key} as "sortKey" from assigned_task t ${TASK_JOINS}
        where ${[where, ...sorted.after].join(' and ')} order by ${sorted.by} limit ${to.bind(query.limit + 1)}`,
      values: to.values,
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    return {
      rows: page.map((row) => shownTask(row, at, organization, this.calendars)),
      next: last === undefined ? null : cursorAfter(sort, last, last.id),
      counts: await this.count(bound),
    };
  }

  private async countUpTo(most: number, where: string, bound: readonly unknown[]): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>({
      text: `select count(*)::int as n from (select 1 from assigned_task t ${TASK_JOINS} where ${where} limit ${most}) n`,
      values: [...bound],
    });
    return rows[0]!.n;
  }

  private async count(bound: readonly unknown[]): Promise<TaskCounts> {
    const columns = TASK_TABS.map(
      (tab) => `(select count(*)::int from (select 1 from assigned_task t ${TASK_JOINS}
        where ${FILTERS} and (${TAB_SQL[tab]}) limit ${COUNTED}) c) as "${tab}"`,
    );
    const { rows } = await this.database.query<TaskCounts>({
      name: 'task.counts',
      text: `select ${columns.join(', ')}`,
      values: bound,
    });
    return rows[0]!;
  }
}

function bindings(
  { unitId, documentId, q }: TaskListQuery,
  actor: Actor,
  organization: Organization,
  at: Instant,
): readonly unknown[] {
  const { unitIds } = actor.scope;
  const own = ownWorkOf(actor, organization, at);
  const under = (...positions: string[]) => [
    ...new Set(
      actor.holds.flatMap((hold) =>
        positions.includes(hold.position) ? organization.subtree(hold.unitId, at) : [],
      ),
    ),
  ];
  return [
    unitIds === 'all' ? null : [...unitIds],
    own.staffId,
    under('head', 'leader'),
    under('supervisor', 'head', 'leader'),
    new Date(at),
    unitId ?? null,
    documentId ?? null,
    q?.trim() ?? null,
    actor.worksFor,
    own.others,
    own.unitIds,
  ];
}

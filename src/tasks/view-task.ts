// Shows one task whole: document, timer, journal, and what the reader may do now.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Engine } from '../engine/engine.ts';
import { AccessLog } from '../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { possibleTaskEvents } from './decide-task.ts';
import {
  personOf,
  shownTask,
  TASK_COLUMNS,
  TASK_JOINS,
  unitOf,
  type StoredTaskRow,
} from './read-task-rows.ts';
import { TASK } from './task.ts';
import { findTask, unknownTask } from './task-rows.ts';
import { seesTask } from './task-scope.ts';
import { timerName } from '../../workflows/timer-names.ts';
import type { TaskEntry } from './task-state.ts';
import type { TaskEntryView, TaskView } from './task-view.ts';

@Injectable()
export class ViewTask {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError `task.unknown`, also when it is outside the reader's scope */
  async run(id: string, actor: Actor, at: Instant): Promise<TaskView> {
    const key = await findTask(this.database, id);
    const state = (await this.engine.read(TASK, [key])).get(id);
    if (state === undefined) throw unknownTask(id);
    const organization = await this.directory.current();
    seesTask(actor, state, organization, at);
    const { rows } = await this.database.query<StoredTaskRow & { content: string | null }>({
      name: 'task.view',
      text: `select ${TASK_COLUMNS}, t.content from assigned_task t ${TASK_JOINS} where t.id = $1`,
      values: [id],
    });
    const [row] = rows;
    if (row === undefined) throw unknownTask(id);
    const { homeAgencyId } = state;
    const journal = await this.database.query<{ entry: TaskEntry }>({
      name: 'task.journal',
      text: `select entry from case_event where home_agency_id = $1 and case_id = $2 order by seq`,
      values: [homeAgencyId, id],
    });
    this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId: id, what: 'task' });
    const { asked, extensions, originalDueAt, partners } = state.snapshot.context;
    return {
      ...shownTask(row, at, organization, this.calendars),
      content: row.content,
      partners: partners.map((unitId) => unitOf(organization, unitId)),
      originalDueAt: formatInstant(originalDueAt),
      askedDueAt: asked === null ? null : formatInstant(asked.dueAt),
      extensions,
      journal: journal.rows.map(({ entry }) => entryOf(entry, organization)),
      possible: possibleTaskEvents(state, actor, at),
    };
  }
}

/** The facts of an entry with names for those that are units or people, and instants as they go over the wire. */
function entryOf({ seq, type, at, recordedAt, by, onBehalfOf, data }: TaskEntry, organization: Organization) {
  const {
    lead,
    until,
    officerId,
    acceptBy: _,
    ...rest
  } = data as {
    lead?: readonly string[];
    until?: { readonly dueAt: number };
    officerId?: string;
    acceptBy?: number;
  };
  return {
    seq,
    type: timerName(type),
    at: formatInstant(at),
    recordedAt: formatInstant(recordedAt),
    by: by === null ? null : personOf(organization, by),
    onBehalfOf: onBehalfOf === undefined ? null : (organization.staff(onBehalfOf)?.name ?? null),
    data: {
      ...rest,
      ...(lead?.[0] !== undefined && { leadName: organization.unit(lead[0])?.name ?? null }),
      ...(officerId !== undefined && { officerName: organization.staff(officerId)?.name ?? null }),
      ...(until !== undefined && { until: formatInstant(until.dueAt) }),
    },
  } satisfies TaskEntryView;
}

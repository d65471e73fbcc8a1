// Gives tasks under one document: to one agency or to many, or a directive for all of them to take note of.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { drawNumbers } from '../engine/draw-numbers.ts';
import type { NumberDraw } from '../engine/draw-numbers.ts';
import { Engine } from '../engine/engine.ts';
import type { Queryable } from '../platform/database.ts';
import type { RequestKey } from '../platform/http/idempotency-key.ts';
import type { TaskKind } from '../../workflows/assigned-task/words.ts';
import { refuseClosedUnit, refuseUnfitLead } from './fit-units.ts';
import { firstAnswer } from '../platform/http/first-answer.ts';
import { TASK } from './task.ts';
import type { GiveOrder } from './task.ts';
import { acceptBy, taskDue, wishOf } from './task-due.ts';
import type { GiveTasksBody, NewTaskBody } from './task-bodies.ts';
import type { TaskPerson } from './task-scope.ts';

export interface GivenView {
  readonly documentId: string;
  readonly tasks: readonly { readonly id: string; readonly taskNo: string; readonly dueAt: Instant }[];
}

const GIVES = ['supervisor', 'leader', 'head'];

@Injectable()
export class GiveTasks {
  constructor(
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
  ) {}

  /**
   * All of them or none.
   * @throws DomainError `right.missing`, `task.giverUnclear`, `unit.outsideScope`, `unit.unknown`,
   *   `task.dueInThePast`
   */
  async run(body: GiveTasksBody, actor: TaskPerson, at: Instant, key?: RequestKey): Promise<GivenView> {
    const organization = await this.directory.current();
    const giver = giverUnit(body.giverUnitId, actor);
    const homeAgencyId = organization.agencyOf(giver, at) ?? giver;
    const documentId = uuidv7();
    return this.engine.together((sql, run) =>
      firstAnswer(sql, key, at, async () => {
        await this.insertDocument(sql, homeAgencyId, documentId, giver, body, actor, at);
        const numbers = await drawTaskNumbers(sql, homeAgencyId, body.tasks.length, at);
        const orders = body.tasks.map((task, index) => ({
          ...this.order(task, body.kind, giver, homeAgencyId, organization, actor, at),
          taskNo: numbers[index]!,
          documentId,
        }));
        await run(TASK, orders);
        const tasks = orders.map(({ key: { id }, taskNo, input }) => ({
          id,
          taskNo,
          dueAt: input.due.dueAt,
        }));
        return { documentId, tasks };
      }),
    );
  }

  /** What `run` would find wrong with one task. @throws as `run` */
  check(
    task: NewTaskBody,
    kind: TaskKind,
    giver: string,
    organization: Organization,
    actor: TaskPerson,
    at: Instant,
  ): void {
    const homeAgencyId = organization.agencyOf(giver, at) ?? giver;
    this.order(task, kind, giver, homeAgencyId, organization, actor, at);
  }

  private order(
    task: NewTaskBody,
    kind: TaskKind,
    giver: string,
    homeAgencyId: string,
    organization: Organization,
    actor: TaskPerson,
    at: Instant,
  ): Omit<GiveOrder, 'taskNo' | 'documentId'> {
    refuseUnfitLead(task.leadUnitId, organization, actor, at);
    for (const unitId of task.partnerUnitIds) refuseClosedUnit(unitId, organization, at);
    const calendarName = organization.unit(giver, at)?.calendarName ?? 'vn';
    const calendar = this.calendars.current(calendarName);
    const due = taskDue(wishOf(task.due), at, calendar);
    return {
      kind: 'give',
      key: { homeAgencyId, id: uuidv7() },
      at,
      calendarName,
      title: task.title,
      content: task.content ?? null,
      input: {
        at,
        kind,
        giver: organization.pathOf(giver, at),
        lead: organization.pathOf(task.leadUnitId, at),
        partners: task.partnerUnitIds,
        givenBy: actor.staffId,
        acceptBy: acceptBy(at, due, calendar),
        due,
      },
    };
  }

  private async insertDocument(
    sql: Queryable,
    homeAgencyId: string,
    id: string,
    giver: string,
    { document }: GiveTasksBody,
    actor: TaskPerson,
    at: Instant,
  ): Promise<void> {
    await sql.query({
      name: 'task.document',
      text: `insert into task_document (home_agency_id, id, number, day, title, signer, giver_unit_id, created_by, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      values: [
        homeAgencyId,
        id,
        document.number,
        document.day,
        document.title,
        document.signer ?? null,
        giver,
        actor.staffId,
        new Date(at),
      ],
    });
  }
}

/** The unit in whose name a person gives tasks. @throws DomainError `right.missing`, `task.giverUnclear` */
export function giverUnit(wished: string | undefined, actor: TaskPerson): string {
  const units = [
    ...new Set(actor.holds.filter(({ position }) => GIVES.includes(position)).map(({ unitId }) => unitId)),
  ];
  if (wished !== undefined && units.includes(wished)) return wished;
  if (units.length === 0 || wished !== undefined)
    throw new DomainError('right.missing', 'Only supervisors, leaders and heads give tasks', {
      event: 'give',
    });
  if (units.length > 1)
    throw new DomainError('task.giverUnclear', 'Name the unit in whose name you give it', { units });
  return units[0]!;
}

/** Rising within agency and year; a roll-back gives the numbers back. */
function drawTaskNumbers(
  sql: Queryable,
  agencyId: string,
  count: number,
  at: Instant,
): Promise<readonly string[]> {
  const year = formatDay(dayOf(at)).slice(0, 4);
  const draw: NumberDraw = {
    agencyId,
    kind: 'task',
    day: `${year}-01-01`,
    render: (sequence) => `NV-${year}-${String(sequence).padStart(4, '0')}`,
  };
  return drawNumbers(sql, Array<NumberDraw>(count).fill(draw));
}

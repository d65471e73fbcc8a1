// Sends one event to an assigned task on behalf of a person.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/time/instant.ts';
import { Engine } from '../engine/engine.ts';
import { Database } from '../platform/database.ts';
import type { RequestKey } from '../platform/http/idempotency-key.ts';
import { TASK } from './task.ts';
import type { TaskEventBody } from './task-bodies.ts';
import { findTask } from './task-rows.ts';
import type { TaskPerson } from './task-scope.ts';
import type { TaskAnswerView } from './task-view.ts';

@Injectable()
export class SendTaskEvent {
  constructor(
    private readonly engine: Engine,
    private readonly database: Database,
  ) {}

  /**
   * @throws DomainError `task.unknown`, `task.stale`, `task.eventNotPossible`, `right.missing`, `facts.missing`,
   *   `officer.unknown`, `unit.unknown`, `unit.outsideScope`, `task.dueInThePast`, `task.extensionNotLater`
   */
  async run(
    id: string,
    body: TaskEventBody,
    actor: TaskPerson,
    ifVersion: number,
    at: Instant,
    idempotency?: RequestKey,
  ): Promise<TaskAnswerView> {
    const key = await findTask(this.database, id);
    const order = { kind: 'event', key, at, body, actor, ifVersion } as const;
    const { version, state } = (await this.engine.send(TASK, {
      ...order,
      ...(idempotency !== undefined && { idempotency }),
    }))!;
    return { id, version, state };
  }
}

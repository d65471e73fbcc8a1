// Sends one event to a late case on behalf of a person.
import { Injectable } from '@nestjs/common';
import { RungSweepJob } from '../../alerts/raise/rung-sweep.job.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { Idempotency } from '../../engine/orders.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { findLateCase } from './find-late-case.ts';
import { LATE_CASE } from './late-case.ts';
import type { LateCaseEventOrder, LateCaseTypes } from './late-case.ts';
import type { LateCaseEventBody } from './late-case-bodies.ts';
import type { LateCaseAnswer } from './late-case-view.ts';

@Injectable()
export class SendLateCaseEvent {
  constructor(
    private readonly engine: Engine,
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly rungs: RungSweepJob,
  ) {}

  /** @throws DomainError `lateCase.unknown`, `lateCase.stale`, and whatever `decideLateCase` refuses with */
  async run(
    id: string,
    body: LateCaseEventBody,
    ifVersion: number,
    actor: Actor,
    now: Instant,
    idempotency?: Idempotency,
  ): Promise<LateCaseAnswer> {
    const order = await this.order(id, body, ifVersion, actor, now);
    const answer = await this.engine.send(LATE_CASE, {
      ...order,
      ...(idempotency !== undefined && { idempotency }),
    });
    this.rungs.wake();
    return shown(answer!);
  }

  /** What `run` would answer, without doing it. @throws as `run` */
  async tryOut(
    id: string,
    body: LateCaseEventBody,
    ifVersion: number,
    actor: Actor,
    now: Instant,
  ): Promise<LateCaseAnswer> {
    const order = await this.order(id, body, ifVersion, actor, now);
    const { row } = (await this.engine.tryOut(LATE_CASE, order)).after;
    const { version, state, answer_due_at, overdue } = row;
    return { id, version, state, answerDueAt: answer_due_at?.getTime() ?? null, overdue };
  }

  private async order(
    id: string,
    body: LateCaseEventBody,
    ifVersion: number,
    actor: Actor,
    at: Instant,
  ): Promise<LateCaseEventOrder> {
    const organization = await this.directory.current();
    const { home_agency_id } = await findLateCase(this.database, id, actor, organization, at);
    return { kind: 'event', key: { homeAgencyId: home_agency_id, id }, at, body, actor, ifVersion };
  }
}

const shown = ({ id, version, state, answerDueAt, overdue }: LateCaseTypes['answer']): LateCaseAnswer => ({
  ...{ id, version, state, answerDueAt, overdue },
});

// Sends one event to a late case: one transaction, guarded by the version that was read, journal and alerts included.
import { Injectable } from '@nestjs/common';
import type { Attribution } from '../../../workflows/late-case/late-reasons.ts';
import { makesFinding } from '../../../workflows/late-case/run-late-case.ts';
import { RungSweepJob } from '../../alerts/raise/rung-sweep.job.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Idempotency } from '../../engine/orders.ts';
import type { Organization } from '../../organization/organization.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { firstAnswer } from '../../platform/http/first-answer.ts';
import { decideLateCase } from './decide-late-case.ts';
import { evidenceGiven } from './evidence.ts';
import { fireDueTimer } from './fall-due-late-cases.ts';
import { findLateCase } from './find-late-case.ts';
import type { LateCaseEventBody } from './late-case-bodies.ts';
import { LateCaseSweepJob } from './late-case-sweep.job.ts';
import type { LateCaseRow } from './late-case.table.ts';
import type { LateCaseAnswer } from './late-case-view.ts';
import { MeasureLateTime } from './measure-late-time.ts';
import { writeLateCase } from './write-late-case.ts';

@Injectable()
export class SendLateCaseEvent {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly rungs: RungSweepJob,
    private readonly sweep: LateCaseSweepJob,
    private readonly measuring: MeasureLateTime,
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
    const organization = await this.directory.current();
    const measured = await this.measured(id, body, actor, organization, now);
    const answer = await this.database.transaction((sql) =>
      firstAnswer(sql, idempotency, now, async () => {
        const found = await findLateCase(sql, id, actor, organization, now, { lock: true });
        refuseStale(found, ifVersion);
        const row = await fireDueTimer(sql, found, now);
        const { step, facts, onBehalfOf } = decideLateCase(row, body, actor, organization, measured, now);
        const files = body.type === 'explain' ? await evidenceGiven(sql, row) : [];
        const entry = {
          type: body.type,
          actorId: actor.staffId,
          onBehalfOf,
          at: now,
          facts: files.length === 0 ? facts : { ...facts, files },
        };
        return answerOf(await writeLateCase(sql, row, step, entry, now));
      }),
    );
    this.rungs.wake();
    this.sweep.wake();
    return answer;
  }

  /** What `run` would answer, without doing it. @throws as `run` */
  async tryOut(
    id: string,
    body: LateCaseEventBody,
    ifVersion: number,
    actor: Actor,
    now: Instant,
  ): Promise<LateCaseAnswer> {
    const organization = await this.directory.current();
    const row = await findLateCase(this.database, id, actor, organization, now);
    refuseStale(row, ifVersion);
    const measured = await this.measured(id, body, actor, organization, now);
    const { step } = decideLateCase(row, body, actor, organization, measured, now);
    const { answerDueAt, overdue } = step.state.context;
    return { id, version: row.version + 1, state: step.state.value, answerDueAt, overdue };
  }

  /** Whose the late time was; asked before the transaction, which it would need another connection in. */
  private async measured(
    id: string,
    { type }: LateCaseEventBody,
    actor: Actor,
    organization: Organization,
    now: Instant,
  ): Promise<Attribution> {
    const row = await findLateCase(this.database, id, actor, organization, now);
    if (!makesFinding(type, row.state)) return NOTHING;
    return (await this.measuring.run(row, now)).late;
  }
}

const NOTHING: Attribution = { department: 0, partner: 0, citizen: 0, other: 0 };

function refuseStale({ version }: LateCaseRow, ifVersion: number): void {
  if (version !== ifVersion)
    throw new DomainError('lateCase.stale', 'The case has moved on since it was read', { version });
}

function answerOf({ id, version, state, answer_due_at, overdue }: LateCaseRow): LateCaseAnswer {
  return { id, version, state, answerDueAt: answer_due_at?.getTime() ?? null, overdue };
}

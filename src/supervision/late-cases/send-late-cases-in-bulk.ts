// Sends one event to many late cases, or tries it out: each is decided on its own and has its own outcome.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { idempotencyOf, keyOfPart } from '../../dossiers/idempotency.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { LateCaseBulkBody } from './late-case-bodies.ts';
import type { LateCaseBulkAnswer, LateCaseOutcome } from './late-case-view.ts';
import { SendLateCaseEvent } from './send-late-case-event.ts';

const REPEATED = { code: 'item.repeated', detail: 'Named before in the same call' };

@Injectable()
export class SendLateCasesInBulk {
  constructor(private readonly sending: SendLateCaseEvent) {}

  /** @param key the request's Idempotency-Key: a repeat finds what each case was answered and sends nothing twice */
  async run(
    { items, event, dryRun }: LateCaseBulkBody,
    actor: Actor,
    now: Instant,
    key: string | undefined,
  ): Promise<LateCaseBulkAnswer> {
    const outcomes: LateCaseOutcome[] = [];
    for (const { id, version } of items) {
      const first = outcomes[items.findIndex((item) => item.id === id)];
      if (first !== undefined) {
        // Who may not know of the case is not told more of it by naming it twice.
        const refusal = first.refusal?.code === 'lateCase.unknown' ? first.refusal : REPEATED;
        outcomes.push({ id, ok: false, refusal, state: null, version: null });
        continue;
      }
      const { idempotency } = idempotencyOf(keyOfPart(key, id), actor.staffId, { id, event, version });
      try {
        const after = dryRun
          ? await this.sending.tryOut(id, event, version, actor, now)
          : await this.sending.run(id, event, version, actor, now, idempotency);
        outcomes.push({ id, ok: true, refusal: null, state: after.state, version: after.version });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const refusal = { code: error.code, detail: error.message };
        outcomes.push({ id, ok: false, refusal, state: null, version: null });
      }
    }
    const succeeded = outcomes.filter(({ ok }) => ok).length;
    return { dryRun, total: outcomes.length, succeeded, failed: outcomes.length - succeeded, outcomes };
  }
}

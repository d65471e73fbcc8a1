// Sends one event to many dossiers, or tries it out: each is decided on its own and has its own outcome.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Outcome } from '../engine/carry-out.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { BulkBody } from './dossier-bodies.ts';
import { idempotencyOf, keyOfPart } from './idempotency.ts';
import type { BulkAnswer, BulkOutcome } from './preview-view.ts';
import { SendEvent } from './send-event.ts';

@Injectable()
export class SendInBulk {
  constructor(private readonly sending: SendEvent) {}

  /**
   * @param key the request's Idempotency-Key: a repeat finds what each dossier was answered and sends nothing twice
   * @throws DomainError `request.malformed` for the key; else only what is no refusal of a single dossier
   */
  async run(body: BulkBody, actor: Actor, at: Instant, key: string | undefined): Promise<BulkAnswer> {
    const { items, event, dryRun } = body;
    const outcomes = await Promise.all(
      items.map(async ({ ref, version }): Promise<BulkOutcome> => {
        const own = keyOfPart(key, ref);
        const { idempotency } = idempotencyOf(own, actor.staffId, { ref, event, version });
        try {
          const after = dryRun
            ? stateOf(await this.sending.tryOut(ref, event, actor, at, { ifVersion: version }))
            : await this.sending.run(ref, event, actor, at, {
                ifVersion: version,
                ...(idempotency && { idempotency }),
              });
          return { ref, ok: true, refusal: null, state: after.state, version: after.version };
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          const refusal = { code: error.code, detail: error.message };
          return { ref, ok: false, refusal, state: null, version: null };
        }
      }),
    );
    const succeeded = outcomes.filter(({ ok }) => ok).length;
    return { dryRun, total: outcomes.length, succeeded, failed: outcomes.length - succeeded, outcomes };
  }
}

function stateOf({ after }: Outcome): { readonly state: string; readonly version: number } {
  return { state: after.columns.state, version: after.version };
}

// Sends one event to many dossiers, or tries it out: each is decided on its own and has its own outcome.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { BulkBody } from './dossier-bodies.ts';
import { idempotencyOf } from './idempotency.ts';
import type { BulkAnswer, BulkOutcome } from './preview-view.ts';
import { SendEvent } from './send-event.ts';

@Injectable()
export class SendInBulk {
  constructor(private readonly sending: SendEvent) {}

  /**
   * @param key the request's Idempotency-Key: a repeat finds what each dossier was answered and sends nothing twice
   * @throws only what is no refusal of a single dossier
   */
  async run(body: BulkBody, actor: Actor, at: Instant, key: string | undefined): Promise<BulkAnswer> {
    const { items, event, dryRun } = body;
    const outcomes = await Promise.all(
      items.map(async ({ ref, version }): Promise<BulkOutcome> => {
        const own = key === undefined ? undefined : `${key}/${ref}`;
        const { idempotency } = idempotencyOf(own, actor.staffId, { ref, event, version });
        try {
          const state = dryRun
            ? (await this.sending.tryOut(ref, event, actor, at, { ifVersion: version })).after.columns.state
            : (
                await this.sending.run(ref, event, actor, at, {
                  ifVersion: version,
                  ...(idempotency && { idempotency }),
                })
              ).state;
          return { ref, ok: true, refusal: null, state };
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          return { ref, ok: false, refusal: { code: error.code, detail: error.message }, state: null };
        }
      }),
    );
    const succeeded = outcomes.filter(({ ok }) => ok).length;
    return { dryRun, succeeded, failed: outcomes.length - succeeded, outcomes };
  }
}

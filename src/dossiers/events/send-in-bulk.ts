// Sends one event to many dossiers, or tries it out: each is decided on its own and has its own outcome.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { DossierOutcome } from '../../dossier-kind/dossier.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { BulkBody } from '../dossier-bodies.ts';
import { idempotencyOf, keyOfPart } from '../idempotency.ts';
import type { BulkAnswer, BulkOutcome } from './preview-view.ts';
import { FindKey } from '../access/find-key.ts';
import { SendEvent } from './send-event.ts';

@Injectable()
export class SendInBulk {
  constructor(
    private readonly sending: SendEvent,
    private readonly keys: FindKey,
  ) {}

  /**
   * @param key the request's Idempotency-Key: a repeat finds what each dossier was answered and sends nothing twice
   * @throws DomainError `request.malformed` for the key; else only what is no refusal of a single dossier
   */
  async run(body: BulkBody, actor: Actor, at: Instant, key: string | undefined): Promise<BulkAnswer> {
    const { items, dryRun } = body;
    const first = await this.firstPlaces(items.map(({ ref }) => ref));
    const sent = await Promise.all(
      items.map(({ ref, version }, place) =>
        first[place] === place ? this.one(ref, version, body, actor, at, key) : Promise.resolve(null),
      ),
    );
    const outcomes = items.map(({ ref }, place) => sent[place] ?? repeated(ref, sent[first[place]!]!));
    const succeeded = outcomes.filter(({ ok }) => ok).length;
    return { dryRun, total: outcomes.length, succeeded, failed: outcomes.length - succeeded, outcomes };
  }

  private async one(
    ref: string,
    version: number,
    { event, dryRun }: BulkBody,
    actor: Actor,
    at: Instant,
    key: string | undefined,
  ): Promise<BulkOutcome> {
    const { idempotency } = idempotencyOf(keyOfPart(key, ref), actor.staffId, { ref, event, version });
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
  }

  /** For each place the first that names the same dossier, by whatever code, number or id. */
  private async firstPlaces(refs: readonly string[]): Promise<readonly number[]> {
    const keys = await Promise.all(refs.map((ref) => this.keys.tryFind(ref)));
    const named = keys.map((key, place) => key?.id ?? refs[place]!);
    return named.map((id) => named.indexOf(id));
  }
}

/** Who may not know of the dossier is not told either that two names are of one. */
function repeated(ref: string, first: BulkOutcome): BulkOutcome {
  const refusal =
    first.refusal?.code === 'dossier.unknown'
      ? first.refusal
      : { code: 'item.repeated', detail: 'Named before in the same call' };
  return { ref, ok: false, refusal, state: null, version: null };
}

function stateOf({ after }: DossierOutcome): { readonly state: string; readonly version: number } {
  return { state: after.columns.state, version: after.version };
}

// Logs a dossier, and decides it in the same act where asked to.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { Answer } from '../../dossier-kind/orders.ts';
import type { Idempotency } from '../../engine/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { ComposeLodging } from './compose-lodging.ts';
import type { LodgeBody } from '../dossier-bodies.ts';

/** What the counter prints: the dossier and the secret it is looked up with. */
export interface Lodged extends Answer {
  readonly lookupSecret: string;
}

@Injectable()
export class LodgeDossier {
  constructor(
    private readonly engine: Engine,
    private readonly composing: ComposeLodging,
    private readonly database: Database,
  ) {}

  /** @throws DomainError of `ComposeLodging` and the engine; `facts.missing` for a decision without its reason */
  async run(
    body: LodgeBody,
    actor: Pick<Actor, 'staffId' | 'holds'>,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<Lodged> {
    const order = await this.composing.run(body, actor, at);
    const answer = (await this.engine.send(DOSSIER, { ...order, ...(idempotency && { idempotency }) }))!;
    return { ...answer, lookupSecret: await this.secretOf(answer) };
  }

  /** Read back, because a repeated request is answered with the dossier of the first. */
  private async secretOf({ homeAgencyId, id }: Answer): Promise<string> {
    const { rows } = await this.database.query<{ lookup_secret: string }>({
      name: 'lookup-secret',
      text: `select lookup_secret from dossier where home_agency_id = $1 and id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0]!.lookup_secret;
  }
}

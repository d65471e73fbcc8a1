// Logs a dossier, and decides it in the same act where asked to.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { Answer, DossierKey } from '../../dossier-kind/orders.ts';
import type { Sender } from '../../dossier-kind/sender.ts';
import type { Idempotency } from '../../engine/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { receptionOf } from './choose-units.ts';
import { byStaff, ComposeLodging } from './compose-lodging.ts';
import type { Received } from './compose-lodging.ts';
import type { LodgeBody } from '../dossier-bodies.ts';
import { openOneStop } from './online-places.ts';

/** What the counter prints: the dossier and the secret it is looked up with. */
export interface Lodged extends Answer {
  readonly lookupSecret: string;
}

const NOBODY: Sender = { staffId: null, holds: [] };

@Injectable()
export class LodgeDossier {
  constructor(
    private readonly engine: Engine,
    private readonly composing: ComposeLodging,
    private readonly database: Database,
  ) {}

  /**
   * @throws DomainError of `receptionOf`, `ComposeLodging` and the engine; `facts.missing` for a decision without its
   *   reason
   */
  run(
    body: LodgeBody,
    actor: Pick<Actor, 'staffId' | 'holds'>,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<Lodged> {
    const received = byStaff(actor, (organization) => receptionOf(organization, actor, body, at));
    return this.lodge(body, received, at, idempotency);
  }

  /**
   * What a citizen sends himself: it waits at the one-stop that he chose for its answer (61/2018/NĐ-CP Art. 17.2).
   *
   * @param own the id and the secret that he has been given already
   * @throws DomainError as `run`; `unit.unknown` for a unit that is no open one-stop
   */
  online(
    body: Omit<LodgeBody, 'channel' | 'decision'>,
    own: Pick<Received, 'id' | 'lookupSecret'>,
    at: Instant,
    idempotency: Idempotency,
  ): Promise<Lodged> {
    const received: Received = {
      ...own,
      sender: NOBODY,
      receptionOf: (organization) => openOneStop(organization, body.receptionUnitId ?? '', at),
    };
    return this.lodge({ ...body, channel: 'online' }, received, at, idempotency);
  }

  /** The number under which a dossier was lodged; null where there is no such dossier. */
  async lodgingNoOf({ homeAgencyId, id }: DossierKey): Promise<string | null> {
    const { rows } = await this.database.query<{ lodging_no: string | null }>({
      name: 'lodging-no',
      text: `select lodging_no from dossier where home_agency_id = $1 and id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0]?.lodging_no ?? null;
  }

  private async lodge(
    body: LodgeBody,
    received: Received,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<Lodged> {
    const order = await this.composing.run(body, received, at);
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

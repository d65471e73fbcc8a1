// Sends one event to a dossier on behalf of a person.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay, parseInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Engine } from '../engine/engine.ts';
import type { Answer, DossierKey, Idempotency } from '../engine/orders.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { DossierCommand } from '../../workflows/dossier-events.ts';
import type { EventBody } from './dossier-bodies.ts';
import { sees } from './dossier-scope.ts';
import { FindKey } from './find-key.ts';
import { codeDraw } from './lodge-dossier.ts';

export interface SendOptions {
  readonly ifVersion?: number;
  readonly idempotency?: Idempotency;
}

@Injectable()
export class SendEvent {
  constructor(
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly keys: FindKey,
  ) {}

  /** @throws DomainError `dossier.unknown`, `officer.unknown`, and every refusal of the engine */
  async run(
    ref: string,
    body: EventBody,
    actor: Pick<Actor, 'staffId' | 'holds' | 'scope'>,
    at: Instant,
    options: SendOptions = {},
  ): Promise<Answer> {
    const key = await this.keys.find(ref);
    const organization = this.directory.latest;
    if (body.officerId !== undefined) await this.refuseStranger(organization, body.officerId, key, at);
    const answer = await this.engine.send({
      kind: 'event',
      key,
      at,
      sender: actor,
      command: commandOf(body),
      sees: (dossier) => sees(actor.scope, dossier),
      ...(body.type === 'accept' && { draw: drawFor(organization, key.homeAgencyId, at) }),
      ...options,
    });
    return answer!;
  }

  /** A dossier is given only to somebody who works in one of its units now. */
  private async refuseStranger(
    organization: Organization,
    staffId: string,
    key: DossierKey,
    at: Instant,
  ): Promise<void> {
    const dossier = (await this.engine.read([key])).get(key.id);
    const { receiving, competent, provinceOffice } = dossier?.snapshot.context.units ?? NO_UNITS;
    const units = new Set([...receiving, ...competent, ...provinceOffice]);
    if (!organization.holdsOf(staffId, at).some((hold) => units.has(hold.unitId)))
      throw new DomainError('officer.unknown', 'There is nobody of that name in the units of this dossier', {
        officerId: staffId,
      });
  }
}

const NO_UNITS = { receiving: [], competent: [], provinceOffice: [] };

function commandOf({ promisedAt, ...rest }: EventBody): DossierCommand {
  return {
    ...rest,
    ...(promisedAt !== undefined && { promisedAt: parseInstant(promisedAt) }),
  } as DossierCommand;
}

function drawFor(organization: Organization, homeAgencyId: string, at: Instant) {
  const agencyCode = organization.unit(homeAgencyId)!.code;
  return codeDraw({ homeAgencyId, agencyCode }, formatDay(dayOf(at)));
}

// Sends one event to a dossier on behalf of a person.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay, parseInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Engine } from '../engine/engine.ts';
import type { Answer, Idempotency } from '../engine/orders.ts';
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
    if (body.officerId !== undefined) refuseStranger(organization, body.officerId, at);
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
}

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

/** A dossier is only given to somebody who works here now. */
function refuseStranger(organization: Organization, staffId: string, at: Instant): void {
  if (organization.positionsOf(staffId, at).length === 0)
    throw new DomainError('officer.unknown', 'There is nobody of that name in office', {
      officerId: staffId,
    });
}

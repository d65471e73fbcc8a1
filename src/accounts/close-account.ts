// Closes an account: what its holder has in hand goes to a successor, or stays with the units; never to nobody unseen.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/time/instant.ts';
import { refuseOneself } from '../organization/refuse-oneself.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { ChangeStaff } from '../organization/staff/change-staff.ts';
import { Database } from '../platform/database.ts';
import type { CloseAccountBody } from './account-bodies.ts';
import type { ClosedAccountView } from './account-view.ts';
import { HandOnWork, refuseHeld, refuseUnfit } from './hand-on-work.ts';
import { readHeldWork } from './held-work.ts';

@Injectable()
export class CloseAccount {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly work: HandOnWork,
    private readonly changing: ChangeStaff,
  ) {}

  /**
   * Handed on first, closed then: broken off in between, it is asked for again and goes on.
   *
   * @throws DomainError `staff.holdsWork` naming what is open, where neither a successor is named nor it is to stay with
   *   the unit; `staff.successorUnfit`, `staff.unknown`, `ifMatch.stale`
   */
  async run(
    actor: Actor,
    id: string,
    version: number,
    body: CloseAccountBody,
    at: Instant,
  ): Promise<ClosedAccountView> {
    refuseOneself(actor, id);
    const organization = await this.directory.reload();
    const held = await readHeldWork(this.database, id);
    const { successorId } = body;
    if (successorId !== undefined) refuseUnfit(organization, id, successorId, at);
    else if (body.leaveWithUnit !== true) refuseHeld(held);
    const handedOn =
      successorId === undefined
        ? 0
        : await this.work.handOn(held.matters, successorId, organization, 'accountClosed', at);
    const closed = await this.changing.disable(actor, id, version, at);
    return { ...closed, handedOn, left: held.matters.length + held.tasks.length - handedOn };
  }
}

// Ends a position: what its holder has in hand there goes to a successor, or stays with the unit; never to nobody unseen.
import { Injectable } from '@nestjs/common';
import { dayOf, parseDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { GivePosition } from '../organization/staff/give-position.ts';
import { Database } from '../platform/database.ts';
import type { EndPositionBody } from './account-bodies.ts';
import { HandOnWork, refuseHeld, refuseUnfit } from './hand-on-work.ts';
import { readHeldWork } from './held-work.ts';
import type { HeldWork } from './held-work.ts';

@Injectable()
export class EndPosition {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly work: HandOnWork,
    private readonly positions: GivePosition,
  ) {}

  /**
   * Handed on first, ended then. Of an end that is still to come nothing is asked: what will be in hand by then is not
   * known, and on its day it passes to the head of the unit.
   *
   * @throws DomainError `staff.holdsWork` naming what is open in the units where he serves by this position alone, where
   *   neither a successor is named nor it is to stay with the unit; `staff.successorUnfit`, `staff.unknown`,
   *   `position.unknown`, `position.over`, `position.endInThePast`, `position.endsEarlier`, `day.invalid`
   */
  async run(id: string, { on, successorId, leaveWithUnit }: EndPositionBody, at: Instant): Promise<void> {
    const day = on === undefined ? dayOf(at) : parseDay(on);
    const organization = await this.directory.reload();
    const staffId = await this.positions.holderOf(id, day, at);
    if (successorId !== undefined) refuseUnfit(organization, staffId, successorId, at);
    if (day <= dayOf(at)) {
      const held = heldBy(id, staffId, await readHeldWork(this.database, staffId), organization, at);
      if (successorId !== undefined)
        await this.work.handOn(held.matters, successorId, organization, 'positionEnded', at);
      else if (leaveWithUnit !== true) refuseHeld(held);
    }
    await this.positions.end(id, day, at);
  }
}

/** Of what a person has in hand, what he has by this position and by no other. */
function heldBy(
  positionId: string,
  staffId: string,
  { matters, tasks }: HeldWork,
  organization: Organization,
  at: Instant,
): HeldWork {
  const goes = ({ unitId }: { readonly unitId: string }) =>
    organization.servesIn(staffId, unitId, at) && !organization.servesIn(staffId, unitId, at, positionId);
  return { matters: matters.filter(goes), tasks: tasks.filter(goes) };
}

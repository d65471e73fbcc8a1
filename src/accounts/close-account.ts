// Closes an account: what its holder has in hand goes to a successor, or stays with the units; never to nobody unseen.
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Command } from '../engine/decide.ts';
import { Engine } from '../engine/engine.ts';
import { SYSTEM_SENDER } from '../engine/sender.ts';
import { refuseOneself } from '../organization/refuse-oneself.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { ChangeStaff } from '../organization/staff/change-staff.ts';
import { Database } from '../platform/database.ts';
import type { CloseAccountBody } from './account-bodies.ts';
import type { ClosedAccountView } from './account-view.ts';
import { readHeldWork } from './held-work.ts';
import type { HeldMatter, HeldWork } from './held-work.ts';

const AT_ONCE = 50;
const NAMED = 20;

@Injectable()
export class CloseAccount {
  private readonly log = new Logger(CloseAccount.name);

  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly engine: Engine,
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
      successorId === undefined ? 0 : await this.handOn(held.matters, successorId, organization, at);
    const closed = await this.changing.disable(actor, id, version, at);
    return { ...closed, handedOn, left: held.matters.length + held.tasks.length - handedOn };
  }

  private async handOn(
    matters: readonly HeldMatter[],
    successorId: string,
    organization: Organization,
    at: Instant,
  ): Promise<number> {
    let handedOn = 0;
    const fitting = matters.filter(({ unitId }) => organization.servesIn(successorId, unitId, at));
    for (let from = 0; from < fitting.length; from += AT_ONCE) {
      const done = await Promise.all(
        fitting.slice(from, from + AT_ONCE).map((matter) => this.assign(matter, successorId, at)),
      );
      handedOn += done.filter(Boolean).length;
    }
    return handedOn;
  }

  /** False where it cannot be given to anybody as it stands: it stays with the unit, for somebody to take. */
  private async assign({ homeAgencyId, id, subject }: HeldMatter, officerId: string, at: Instant) {
    try {
      await this.engine.send({
        kind: 'event',
        key: { homeAgencyId, id },
        at,
        command: commandOf(subject, officerId),
        sender: SYSTEM_SENDER,
      });
      return true;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'engine.busy') throw error;
      this.log.warn(`${subject ?? 'dossier'} of ${id} stays with its unit: ${error.code}`);
      return false;
    }
  }
}

function commandOf(subject: string | null, officerId: string): Command {
  if (subject === null) return { type: 'assign', officerId, reason: 'accountClosed' };
  const type = subject.startsWith('leg:') ? 'assignLeg' : 'assignConsultation';
  return { type, subject, officerId } as Command;
}

/** @throws DomainError `staff.holdsWork` */
function refuseHeld({ matters, tasks }: HeldWork): void {
  if (matters.length + tasks.length === 0) return;
  const of = (kind: (matter: HeldMatter) => boolean) => matters.filter(kind).length;
  throw new DomainError(
    'staff.holdsWork',
    'The person has work in hand: name a successor, or leave it with the unit',
    {
      dossiers: of(({ subject }) => subject === null),
      consultations: of(({ subject }) => subject?.startsWith('consultation:') ?? false),
      legs: of(({ subject }) => subject?.startsWith('leg:') ?? false),
      tasks: tasks.length,
      examples: [...new Set(matters.map(({ ref }) => ref)), ...tasks].slice(0, NAMED),
    },
  );
}

/** @throws DomainError `staff.unknown`, `staff.successorUnfit` */
function refuseUnfit(organization: Organization, id: string, successorId: string, at: Instant): void {
  const successor = organization.staff(successorId);
  if (successor === null)
    throw new DomainError('staff.unknown', 'There is no such person', { staffId: successorId });
  if (successorId === id || successor.disabled || organization.positionsOf(successorId, at).length === 0)
    throw new DomainError('staff.successorUnfit', 'The successor must be somebody else who serves now', {
      successorId,
    });
}

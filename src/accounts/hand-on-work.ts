// Hands what a person has in hand to a successor, and refuses to leave it to nobody.
import { Injectable, Logger } from '@nestjs/common';
import { DOSSIER } from '../dossier-kind/dossier.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Command } from '../dossier-kind/command.ts';
import { Engine } from '../engine/engine.ts';
import { SYSTEM_SENDER } from '../dossier-kind/sender.ts';
import type { Organization } from '../organization/organization.ts';
import type { HeldMatter, HeldWork } from './held-work.ts';

export type HandedOnBecause = 'accountClosed' | 'positionEnded';

const AT_ONCE = 50;
const NAMED = 20;

@Injectable()
export class HandOnWork {
  private readonly log = new Logger(HandOnWork.name);

  constructor(private readonly engine: Engine) {}

  /** @param why as the journal says it @returns how many are his now */
  async handOn(
    matters: readonly HeldMatter[],
    successorId: string,
    organization: Organization,
    why: HandedOnBecause,
    at: Instant,
  ): Promise<number> {
    let handedOn = 0;
    const fitting = matters.filter(({ unitId }) => organization.servesIn(successorId, unitId, at));
    for (let from = 0; from < fitting.length; from += AT_ONCE) {
      const done = await Promise.all(
        fitting.slice(from, from + AT_ONCE).map((matter) => this.assign(matter, successorId, why, at)),
      );
      handedOn += done.filter(Boolean).length;
    }
    return handedOn;
  }

  /** False where it cannot be given to anybody as it stands: it stays with the unit, for somebody to take. */
  private async assign(
    { homeAgencyId, id, subject }: HeldMatter,
    officerId: string,
    why: HandedOnBecause,
    at: Instant,
  ): Promise<boolean> {
    try {
      await this.engine.send(DOSSIER, {
        kind: 'event',
        key: { homeAgencyId, id },
        at,
        command: commandOf(subject, officerId, why),
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

function commandOf(subject: string | null, officerId: string, reason: HandedOnBecause): Command {
  if (subject === null) return { type: 'assign', officerId, reason };
  const type = subject.startsWith('leg:') ? 'assignLeg' : 'assignConsultation';
  return { type, subject, officerId } as Command;
}

/** @throws DomainError `staff.holdsWork` */
export function refuseHeld({ matters, tasks }: HeldWork): void {
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
      examples: [...new Set(matters.map(({ ref }) => ref)), ...tasks.map(({ ref }) => ref)].slice(0, NAMED),
    },
  );
}

/** @throws DomainError `staff.unknown`, `staff.successorUnfit` */
export function refuseUnfit(organization: Organization, id: string, successorId: string, at: Instant): void {
  const successor = organization.staff(successorId);
  if (successor === null)
    throw new DomainError('staff.unknown', 'There is no such person', { staffId: successorId });
  if (successorId === id || successor.disabled || organization.positionsOf(successorId, at).length === 0)
    throw new DomainError('staff.successorUnfit', 'The successor must be somebody else who serves now', {
      successorId,
    });
}

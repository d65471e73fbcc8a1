// Finds who does an act: somebody whose position lets him, in the unit that the state names.
import type { Position, UnitRole } from '../domain/process/procedure-definition.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import type { Right, StateMeta } from '../../workflows/one-stop/rights.ts';
import type { DossierEventType } from '../../workflows/one-stop/dossier-events.ts';

export type Sender = Pick<Actor, 'staffId' | 'holds' | 'scope'>;

export interface PlacedStory {
  readonly number: number;
  readonly receptionUnitId: string;
  readonly competentUnitId: string;
}

/**
 * The person who may send an event in a state: the officer who holds the dossier where the state asks for him, or
 * whoever stands in for him; otherwise one of those in the position. Null when there is nobody.
 */
export function findSender(
  organization: Organization,
  story: PlacedStory,
  meta: StateMeta | undefined,
  type: DossierEventType,
  officerId: string | null,
  at: Instant,
): Sender | null {
  for (const right of meta?.may[type] ?? []) {
    const staffId = personFor(organization, story, right, officerId, at);
    if (staffId !== null) return senderOf(organization, staffId, at);
  }
  return null;
}

export function senderOf(organization: Organization, staffId: string, at: Instant): Sender {
  return {
    staffId,
    holds: organization.holdsOf(staffId, at),
    scope: organization.scopeOf(staffId, at),
  };
}

/** Those present in a position of the unit that plays a role, or of the units above it up to its agency. */
export function peopleIn(
  organization: Organization,
  story: PlacedStory,
  position: Position,
  role: UnitRole,
  at: Instant,
): readonly string[] {
  const path = organization.pathOf(unitOf(organization, story, role, at), at);
  return path.flatMap((unit) =>
    organization
      .peopleOf(position, unit, at)
      .filter(({ absent }) => !absent)
      .map(({ staffId }) => staffId),
  );
}

function personFor(
  organization: Organization,
  story: PlacedStory,
  { position, unit, holder }: Right,
  officerId: string | null,
  at: Instant,
): string | null {
  if (holder && officerId !== null)
    return organization.isAbsent(officerId, at)
      ? organization.substituteFor(officerId, unitOf(organization, story, unit, at), at)
      : officerId;
  const people = peopleIn(organization, story, position, unit, at);
  return people[story.number % people.length] ?? null;
}

function unitOf(organization: Organization, story: PlacedStory, role: UnitRole, at: Instant): string {
  if (role === 'receiving') return story.receptionUnitId;
  if (role === 'competent') return story.competentUnitId;
  return organization.provinceOffice(at, story.receptionUnitId) ?? story.competentUnitId;
}

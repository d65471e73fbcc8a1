// Who holds which position, who is away, and who stands in for whom.
import { dayOf } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { coversDay, heldBetween } from './organization-facts.ts';
import type { AbsenceFact, OrganizationFacts, PositionFact, StaffFact } from './organization-facts.ts';

/** Somebody who fills a position, in his own name or for an absent person. */
export interface PersonInPlace {
  readonly staffId: string;
  /** The absent person who is stood in for; null when acting in one's own name. */
  readonly onBehalfOf: string | null;
  /** Away with nobody in his place: whoever needs an answer looks one rung further. */
  readonly absent: boolean;
}

/** Immutable. Disabled people hold nothing, stand in for nobody and are never listed. */
export class StaffRoster {
  private readonly staffById: ReadonlyMap<string, StaffFact>;
  private readonly positions: readonly PositionFact[];
  private readonly positionsByStaff: ReadonlyMap<string, readonly PositionFact[]>;
  private readonly positionsByUnit: ReadonlyMap<string, readonly PositionFact[]>;
  private readonly absencesByStaff: ReadonlyMap<string, readonly AbsenceFact[]>;
  private readonly absencesBySubstitute: ReadonlyMap<string, readonly AbsenceFact[]>;

  constructor(facts: Pick<OrganizationFacts, 'staff' | 'positions' | 'absences'>) {
    this.staffById = new Map(facts.staff.map((person) => [person.id, person]));
    this.positions = facts.positions;
    this.positionsByStaff = grouped(facts.positions, (each) => each.staffId);
    this.positionsByUnit = grouped(facts.positions, (each) => each.unitId);
    this.absencesByStaff = grouped(facts.absences, (each) => each.staffId);
    this.absencesBySubstitute = grouped(facts.absences, (each) => each.substituteId);
  }

  staff(id: string): StaffFact | null {
    return this.staffById.get(id) ?? null;
  }

  /** Positions a person holds in his own name on that day, in the words of the appointment. */
  positionsOf(staffId: string, at: Instant): readonly PositionFact[] {
    if (!this.serves(staffId)) return [];
    return (this.positionsByStaff.get(staffId) ?? []).filter((each) => coversDay(each, dayOf(at)));
  }

  /** Positions held at some time from one instant up to another, whether the holders' accounts are open or not. */
  appointments(from: Instant, end: Instant): readonly PositionFact[] {
    return heldBetween(this.positions, from, end);
  }

  /** Those of one person. */
  appointmentsOf(staffId: string, from: Instant, end: Instant): readonly PositionFact[] {
    return heldBetween(this.positionsByStaff.get(staffId) ?? [], from, end);
  }

  /** Positions held in exactly this unit on that day. */
  positionsIn(unitId: string, at: Instant): readonly PositionFact[] {
    return (this.positionsByUnit.get(unitId) ?? []).filter(
      (each) => coversDay(each, dayOf(at)) && this.serves(each.staffId),
    );
  }

  /** Whoever holds a position of a unit longest on that day, disabled since or not. */
  appointedTo(position: PositionFact['position'], unitId: string, at: Instant): string | null {
    const held = (this.positionsByUnit.get(unitId) ?? []).filter(
      (each) => each.position === position && coversDay(each, dayOf(at)),
    );
    held.sort((a, b) => a.validFrom - b.validFrom || (a.id < b.id ? -1 : 1));
    return held[0]?.staffId ?? null;
  }

  /** People who are away at that instant and named this person in their place. */
  standsInFor(staffId: string, at: Instant): readonly string[] {
    if (!this.serves(staffId)) return [];
    const absences = (this.absencesBySubstitute.get(staffId) ?? []).filter((each) => lasts(each, at));
    return [...new Set(absences.map((each) => each.staffId))];
  }

  isAbsent(staffId: string, at: Instant): boolean {
    return this.absenceOf(staffId, at) !== null;
  }

  /**
   * The present person in the place of an absent one; null when nobody is, or when nobody is needed.
   * A substitute who is away himself passes nothing on.
   */
  substituteFor(staffId: string, at: Instant): string | null {
    const substitute = this.absenceOf(staffId, at)?.substituteId ?? null;
    if (substitute === null || !this.serves(substitute) || this.isAbsent(substitute, at)) return null;
    return substitute;
  }

  /** Whose work is a person's at that instant: his own unless he is away, and that of those he stands in for. */
  worksFor(staffId: string, at: Instant): readonly string[] {
    if (this.isAbsent(staffId, at)) return [];
    return [staffId, ...this.standsInFor(staffId, at)];
  }

  inPlaceOf(staffId: string, at: Instant): PersonInPlace {
    if (!this.isAbsent(staffId, at)) return { staffId, onBehalfOf: null, absent: false };
    const substitute = this.substituteFor(staffId, at);
    if (substitute === null) return { staffId, onBehalfOf: null, absent: true };
    return { staffId: substitute, onBehalfOf: staffId, absent: false };
  }

  private serves(staffId: string): boolean {
    return this.staffById.get(staffId)?.disabled === false;
  }

  private absenceOf(staffId: string, at: Instant): AbsenceFact | null {
    return this.absencesByStaff.get(staffId)?.find((each) => lasts(each, at)) ?? null;
  }
}

function lasts(absence: AbsenceFact, at: Instant): boolean {
  return absence.from <= at && at < absence.to;
}

function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

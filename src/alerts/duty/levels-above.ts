// The people on each level above a dossier, from its officer up the chain of supervising offices.
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { PersonInPlace } from '../../organization/staff-roster.ts';
import { officerOf } from './duty-of.ts';
import type { Levels } from '../ladder/whom-to-tell.ts';

/**
 * Answers for many alerts of one batch: what lies above a unit is worked out once. The officer's level is empty when
 * nobody is assigned or he serves there no longer.
 */
export class LevelsAbove {
  private readonly above = new Map<string, Levels>();

  constructor(
    private readonly organization: Organization,
    private readonly at: Instant,
  ) {}

  /** @throws DomainError `unit.unknown` */
  of(unitId: string, officerId: string | null): Levels {
    const above = this.above.get(unitId) ?? this.aboveUnit(unitId);
    this.above.set(unitId, above);
    return [officerOf(this.organization, { unitId, officerId }, this.at), ...above];
  }

  private aboveUnit(unitId: string): Levels {
    const levels: (readonly PersonInPlace[])[] = [this.organization.headsOf(unitId, this.at)];
    const seen = new Set([unitId]);
    let office = this.organization.supervisingOfficeOf(unitId, this.at);
    while (office !== null && !seen.has(office)) {
      seen.add(office);
      levels.push(this.peopleOfOffice(office));
      office = this.organization.supervisingOfficeOf(office, this.at);
    }
    return levels;
  }

  /** Those who supervise for an office; where it names none, its head. */
  private peopleOfOffice(officeId: string): readonly PersonInPlace[] {
    const supervisors = this.organization.peopleOf('supervisor', officeId, this.at);
    if (supervisors.length > 0) return supervisors;
    return (['head', 'leader'] as const).flatMap((position) =>
      this.organization.peopleOf(position, officeId, this.at),
    );
  }
}

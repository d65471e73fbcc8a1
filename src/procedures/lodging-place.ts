// From where a dossier would be lodged: what decides which procedures a one-stop may take, and when.
import { Injectable } from '@nestjs/common';
import { regimeOn } from '../../workflows/law/regime-on.ts';
import { DomainError } from '../domain/domain-error.ts';
import type { AuthorityLevel } from '../domain/process/procedure-definition.ts';
import { dayOf, formatDay } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { Clock } from '../platform/clock.ts';

export interface LodgingAt {
  /** Codes of the agency that the one-stop belongs to, and those it had: competence is bound to places. */
  readonly places: readonly string[];
  /** Today, `YYYY-MM-DD`. */
  readonly day: string;
  /** The levels of government that the decree of that day knows. */
  readonly levels: readonly AuthorityLevel[];
}

@Injectable()
export class LodgingPlace {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `unit.unknown` for a unit that does not exist or is closed */
  async of(unitId: string): Promise<LodgingAt> {
    const organization = await this.directory.current();
    const at = this.clock.now();
    if (organization.unit(unitId) === null || !organization.isOpen(unitId, at))
      throw new DomainError('unit.unknown', 'There is no such open unit', { unitId });
    const agency = organization.unit(organization.agencyOf(unitId, at) ?? unitId, at)!;
    const day = formatDay(dayOf(at));
    return { places: organization.placesOf(agency.code, at), day, levels: regimeOn(day).levels.value };
  }
}

// The officials whom a finding of an inspection may be about: those of an inspected unit and of all under it.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { InspectedOfficial, InspectedOfficials } from './inspection-view.ts';
import { KeepInspections } from './inspections.ts';
import { inspectedOfficials } from './officials-of-unit.ts';

@Injectable()
export class ListInspectedOfficials {
  constructor(
    private readonly inspections: KeepInspections,
    private readonly directory: OrganizationDirectory,
  ) {}

  /**
   * Who works there now, or did while it was inspected; by name.
   *
   * @throws DomainError `right.missing`, `inspection.unknown`, `inspection.otherUnit`
   */
  async run(id: string, unitId: string, actor: Actor, at: Instant): Promise<InspectedOfficials> {
    const { units, firstDay, lastDay } = await this.inspections.show(id, actor, at);
    if (!units.some((unit) => unit.id === unitId))
      throw new DomainError('inspection.otherUnit', 'This unit is not inspected', { unitId });
    const organization = await this.directory.current();
    const officials = new Map<string, InspectedOfficial>();
    for (const held of inspectedOfficials(unitId, { firstDay, lastDay }, organization, at)) {
      const name = organization.staff(held.staffId)?.name;
      if (name === undefined || officials.has(held.staffId)) continue;
      const unitName = organization.unit(held.unitId)?.name ?? null;
      officials.set(held.staffId, { staffId: held.staffId, name, unitName });
    }
    return { rows: [...officials.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi')) };
  }
}

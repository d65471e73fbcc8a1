// Where a procedure can be lodged online: one-stops that are open, with the units that would resolve it.
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay, type Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import { regimeOn } from '../../../workflows/law/regime-on.ts';
import { competentUnits, type ProcedureFacts } from './choose-units.ts';

export interface OnlinePlace {
  readonly unitId: string;
  readonly name: string;
  /** More than one: the applicant chooses. */
  readonly competent: readonly { readonly unitId: string; readonly name: string }[];
}

/** In the order of their names. */
export function onlinePlaces(
  organization: Organization,
  procedure: ProcedureFacts,
  at: Instant,
): readonly OnlinePlace[] {
  const lawful = regimeOn(formatDay(dayOf(at))).levels.value;
  const levels = procedure.levels.filter((level) => lawful.includes(level));
  return organization.units
    .filter(({ id, kind }) => kind === 'oneStop' && organization.isOpen(id, at))
    .map(({ id, name }) => {
      const found = competentUnits(organization, { ...procedure, levels }, id, at);
      const competent = found.map((unitId) => ({ unitId, name: organization.unit(unitId)?.name ?? '' }));
      return { unitId: id, name, competent };
    })
    .filter(({ competent }) => competent.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

/** @throws DomainError `unit.unknown` */
export function openOneStop(organization: Organization, unitId: string, at: Instant): string {
  if (organization.unit(unitId)?.kind !== 'oneStop' || !organization.isOpen(unitId, at))
    throw new DomainError('unit.unknown', 'There is no such one-stop that is open', { unitId });
  return unitId;
}

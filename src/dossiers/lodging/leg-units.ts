// Which unit does each leg of an interlinked procedure: one of the dossier's own, or the one recorded as competent.
import { DomainError } from '../../domain/domain-error.ts';
import type { LegUnit, ProcessDefinition } from '../../domain/process/procedure-definition.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import type { DossierUnits } from '../../../workflows/one-stop/dossier-context.ts';
import type { UnitPath } from '../../../workflows/unit-path.ts';
import type { ProcedureFacts } from './choose-units.ts';

/**
 * @param territory code of the agency that receives
 * @throws DomainError `competence.none`, `competence.ambiguous` naming the leg
 */
export function withLegUnits(
  units: DossierUnits,
  { steps }: ProcessDefinition,
  organization: Organization,
  procedure: ProcedureFacts,
  territory: string,
  at: Instant,
): DossierUnits {
  const definition = steps.find(({ legs }) => legs !== undefined)?.legs;
  if (definition === undefined) return units;
  const unitOf = (key: string, unit: LegUnit): UnitPath => {
    if ('role' in unit) return units[unit.role];
    const { level, procedureCode = procedure.code, field = procedure.field } = unit;
    const found = [...new Set(organization.competentUnits({ procedureCode, field, level, territory }, at))];
    if (found.length === 1) return organization.pathOf(found[0]!, at);
    throw found.length === 0
      ? new DomainError('competence.none', 'No unit is recorded as competent for a leg', {
          leg: key,
          procedureCode,
          field,
          levels: [level],
          territory,
        })
      : new DomainError('competence.ambiguous', 'Several units are competent for a leg', {
          leg: key,
          choices: found.map((id) => ({ id, name: organization.unit(id)?.name })),
        });
  };
  const legs = Object.fromEntries(definition.items.map(({ key, unit }) => [key, unitOf(key, unit)]));
  const own = calendarOf(units.competent, organization);
  const legCalendars = Object.fromEntries(
    Object.entries(legs)
      .map(([key, path]) => [key, calendarOf(path, organization)] as const)
      .filter(([, name]) => name !== own),
  );
  return {
    ...units,
    leg: legs[definition.lead] ?? units.competent,
    legs,
    ...(Object.keys(legCalendars).length > 0 && { legCalendars }),
  };
}

const calendarOf = (path: UnitPath, organization: Organization): string =>
  organization.unit(path[0]!)!.calendarName;

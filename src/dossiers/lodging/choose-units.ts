// Which units take part in a new dossier: who receives it, who resolves it, and whose sequence numbers it.
import { DomainError } from '../../domain/domain-error.ts';
import type { AuthorityLevel } from '../../domain/process/procedure-definition.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { Organization } from '../../organization/organization.ts';
import type { DossierUnits } from '../../../workflows/one-stop/dossier-context.ts';

export interface UnitWish {
  readonly receptionUnitId?: string | undefined;
  readonly competentUnitId?: string | undefined;
}

export interface ChosenUnits {
  readonly units: DossierUnits;
  readonly homeAgencyId: string;
  readonly agencyCode: string;
  readonly calendarName: string;
  /** Received by an agency that is not the competent one's, outside a province's own centre. */
  readonly acrossBoundary: boolean;
}

export interface ProcedureFacts {
  readonly code: string;
  readonly field: string;
  readonly levels: readonly AuthorityLevel[];
}

/**
 * @param receptionId the one-stop that receives
 * @throws DomainError `competence.none` (naming the gap), `competence.ambiguous` (with the units to choose from),
 *   `competence.notCompetent`
 */
export function chooseUnits(
  organization: Organization,
  receptionId: string,
  procedure: ProcedureFacts,
  wish: UnitWish,
  at: Instant,
): ChosenUnits {
  const receiving = organization.pathOf(receptionId, at);
  const homeAgencyId = receiving.at(-1)!;
  const agency = organization.unit(homeAgencyId, at)!;
  const competentId = competentOf(organization, procedure, receptionId, wish, at);
  const provinceOffice = organization.provinceOffice(at, receptionId);
  return {
    units: {
      receiving,
      competent: organization.pathOf(competentId, at),
      provinceOffice: provinceOffice === null ? [homeAgencyId] : organization.pathOf(provinceOffice, at),
    },
    homeAgencyId,
    agencyCode: agency.code,
    calendarName: organization.unit(competentId, at)?.calendarName ?? 'vn',
    acrossBoundary: crosses(organization, receiving, organization.pathOf(competentId, at), at),
  };
}

/** A province's centre receives for the province's own agencies without crossing any boundary. */
function crosses(
  organization: Organization,
  receiving: readonly string[],
  competent: readonly string[],
  at: Instant,
): boolean {
  const [from, to] = [receiving.at(-1)!, competent.at(-1)!];
  if (from === to) return false;
  const level = (id: string) => organization.unit(id, at)?.level;
  return level(from) !== 'province' || level(to) !== 'province';
}

/** The units that are recorded as competent for what is received at a one-stop. */
export function competentUnits(
  organization: Organization,
  { code, field, levels }: ProcedureFacts,
  receptionUnitId: string,
  at: Instant,
): readonly string[] {
  const agencyId = organization.pathOf(receptionUnitId, at).at(-1)!;
  const territory = organization.unit(agencyId, at)!.code;
  const found = levels.flatMap((level) =>
    organization.competentUnits({ procedureCode: code, field, level, territory }, at),
  );
  return [...new Set(found)];
}

/**
 * The one-stop at which a member of staff receives.
 * @throws DomainError `reception.missing`, `reception.ambiguous`
 */
export function receptionOf(
  organization: Organization,
  actor: Pick<Actor, 'holds'>,
  { receptionUnitId }: UnitWish,
  at: Instant,
): string {
  const mine = new Set(
    actor.holds
      .filter((hold) => hold.position === 'reception' && organization.isOpen(hold.unitId, at))
      .map((hold) => hold.unitId),
  );
  if (receptionUnitId !== undefined && mine.has(receptionUnitId)) return receptionUnitId;
  if (mine.size === 0 || receptionUnitId !== undefined)
    throw new DomainError('reception.missing', 'You do not receive dossiers at this one-stop', {
      receptionUnitId: receptionUnitId ?? null,
    });
  if (mine.size > 1)
    throw new DomainError('reception.ambiguous', 'Say at which one-stop the dossier is received', {
      choices: [...mine].map((id) => ({ id, name: organization.unit(id)?.name })),
    });
  return [...mine][0]!;
}

function competentOf(
  organization: Organization,
  procedure: ProcedureFacts,
  receptionUnitId: string,
  { competentUnitId }: UnitWish,
  at: Instant,
): string {
  const { code, field, levels } = procedure;
  const found = competentUnits(organization, procedure, receptionUnitId, at);
  if (competentUnitId !== undefined) {
    if (found.includes(competentUnitId)) return competentUnitId;
    throw new DomainError('competence.notCompetent', 'This unit is not competent for the procedure', {
      competentUnitId,
      procedureCode: code,
    });
  }
  if (found.length === 0)
    throw new DomainError('competence.none', 'No unit is recorded as competent for this procedure', {
      procedureCode: code,
      field,
      levels,
      territory: organization.unit(organization.pathOf(receptionUnitId, at).at(-1)!, at)!.code,
    });
  if (found.length > 1)
    throw new DomainError('competence.ambiguous', 'Several units are competent: choose one', {
      choices: found.map((id) => ({ id, name: organization.unit(id)?.name })),
    });
  return found[0]!;
}

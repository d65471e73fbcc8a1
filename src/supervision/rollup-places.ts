// Where a dossier is counted: the field of its procedure, the level and agency of whoever is competent for it.
import type { Organization } from '../organization/organization.ts';
import type { Queryable } from '../platform/database.ts';
import type { DossierFacts, FactPlace } from './report-facts.ts';

export class RollupPlaces {
  private constructor(
    private readonly fields: ReadonlyMap<string, string>,
    private readonly organization: Organization,
  ) {}

  static async read(sql: Queryable, organization: Organization): Promise<RollupPlaces> {
    const { rows } = await sql.query<{ code: string; field: string }>({
      name: 'rollup-fields',
      text: 'select code, field from procedure',
    });
    return new RollupPlaces(new Map(rows.map(({ code, field }) => [code, field])), organization);
  }

  /**
   * A dossier counts as boundary-free when a commune's one-stop received it for another agency: our reading of
   * "phi địa giới hành chính" (Decree 118/2025), for which no official rule of counting was found.
   */
  of(
    {
      procedureCode,
      receptionUnitId,
      competentUnitId,
    }: Pick<DossierFacts, 'procedureCode' | 'receptionUnitId' | 'competentUnitId'>,
    at: number,
  ): FactPlace {
    const receiving = this.agencyOf(receptionUnitId, at);
    const competent = this.agencyOf(competentUnitId, at);
    const level = (id: string) => this.organization.unit(id)?.level ?? 'other';
    return {
      field: this.fields.get(procedureCode) ?? '',
      level: level(competent),
      competentAgencyId: competent,
      boundaryFree: receiving !== competent && level(receiving) === 'commune',
    };
  }

  /** The unit itself where the tree does not know it. */
  private agencyOf(unitId: string, at: number): string {
    if (this.organization.unit(unitId) === null) return unitId;
    return this.organization.agencyOf(unitId, at) ?? unitId;
  }
}

// Where a dossier is counted: the field of its procedure, the level and agency of whoever is competent for it.
import type { Organization } from '../../organization/organization.ts';
import type { Queryable } from '../../platform/database.ts';
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

  of(
    { procedureCode, competentUnitId }: Pick<DossierFacts, 'procedureCode' | 'competentUnitId'>,
    at: number,
  ): FactPlace {
    const competent = this.agencyOf(competentUnitId, at);
    return {
      field: this.fields.get(procedureCode) ?? '',
      level: this.organization.unit(competent, at)?.level ?? 'other',
      competentAgencyId: competent,
    };
  }

  /** The unit itself where the tree does not know it. */
  private agencyOf(unitId: string, at: number): string {
    if (this.organization.unit(unitId) === null) return unitId;
    return this.organization.agencyOf(unitId, at) ?? unitId;
  }
}
